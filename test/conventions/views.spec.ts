import Handlebars from 'handlebars';
import { convention } from './convention.js';
import { sourcesAmong, type TextFile } from './sources.js';

type Node = hbs.AST.Node & Record<string, unknown>;

const viewsAmong = (files: readonly TextFile[]): TextFile[] =>
  files.filter(({ path }) => /^views\/.*\.hbs$/.test(path));
const nameOf = ({ path }: TextFile): string => path.replace(/^views\//, '').replace(/\.hbs$/, '');

const nodesOf = ({ text }: TextFile): Node[] => {
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value) nodes.push(value as Node);
      for (const [key, inner] of Object.entries(value)) if (key !== 'loc') visit(inner);
    }
  };
  visit(Handlebars.parse(text));
  return nodes;
};

/** What a view includes, by name; a name that is only known when the page is made reads `(computed)`. */
const partialsOf = (view: TextFile): string[] => {
  const nodes = nodesOf(view);
  const inline = nodes.filter(({ type }) => type === 'DecoratorBlock').map(({ params }) => valueOf(params));
  return nodes
    .filter(({ type }) => type === 'PartialStatement' || type === 'PartialBlockStatement')
    .map(({ name }) => (name as { original?: string }).original ?? '(computed)')
    .filter((name) => name !== '@partial-block' && !inline.includes(name));
};

const valueOf = (params: unknown): string => (params as { value?: string }[])[0]?.value ?? '';

convention(
  'Every partial that a view names is there',
  (files) => {
    const views = viewsAmong(files);
    const names = new Set(views.map(nameOf));
    return views.flatMap((view) =>
      partialsOf(view)
        .filter((name) => !names.has(name))
        .map((name) => `${view.path}: ${name}`),
    );
  },
  [
    ['views/goals/show.hbs', '{{> components/nowhere}}'],
    ['views/goals/show.hbs', '{{#> layouts/nowhere title="Goals"}}<h1>Goals</h1>{{/layouts/nowhere}}'],
    ['views/goals/show.hbs', '{{#if goal}}{{~> (lookup goal "kind") ~}}{{/if}}'],
  ],
);

convention(
  'Every view is rendered or included by something',
  (files) => {
    const views = viewsAmong(files);
    const included = new Set(views.flatMap(partialsOf));
    const program = sourcesAmong(files).map(({ text }) => text);
    return views
      .filter((view) => !included.has(nameOf(view)) && !program.some((text) => text.includes(`'${nameOf(view)}'`)))
      .map(({ path }) => path);
  },
  [['views/goals/forgotten.hbs', '<p>Nobody shows this.</p>']],
);

convention(
  'No view writes anything without escaping it',
  (files) =>
    viewsAmong(files).flatMap((view) =>
      nodesOf(view)
        .filter(({ escaped }) => escaped === false)
        .map(({ loc }) => `${view.path}:${loc.start.line}`),
    ),
  [
    ['views/goals/show.hbs', '{{{goal.title}}}'],
    ['views/goals/show.hbs', '{{&goal.title}}'],
    ['views/goals/show.hbs', '{{#each goals}}{{~{title}~}}{{/each}}'],
  ],
);

convention(
  'What a view prints without escaping is made in one place: prose, from Markdown',
  (files) =>
    sourcesAmong(files)
      .filter(({ path, text }) => path !== 'src/rendering/markdown.ts' && /\bSafeString\b/.test(text))
      .map(({ path }) => path),
  [['src/desk/page.ts', "const html = new Handlebars.SafeString('<b>' + name + '</b>');"]],
);

convention(
  'No view has a script (but the frame of the desk, of files), an inline style or an event attribute: the policy lets none run',
  (files) =>
    viewsAmong(files)
      .map(({ path, text }) => ({
        path,
        text:
          path === 'views/layouts/desk.hbs'
            ? text.replace(/<script type="module" src="{{this}}"><\/script>/, '')
            : text,
      }))
      .filter(({ text }) => /<script|<style|\sstyle=|\son[a-z]+=/i.test(text))
      .map(({ path }) => path),
  [
    ['views/goals/show.hbs', '<script>start()</script>'],
    ['views/layouts/desk.hbs', '<script>start()</script>'],
    ['views/goals/show.hbs', '<p style="color: red">Missed</p>'],
    ['views/goals/show.hbs', '<button onclick="go()">Go</button>'],
  ],
);
