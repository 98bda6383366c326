import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TemplateEngine } from './template-engine.js';

const folders: string[] = [];

const engineOf = (views: Record<string, string>): TemplateEngine => {
  const folder = mkdtempSync(join(tmpdir(), 'views-'));
  folders.push(folder);
  for (const [name, source] of Object.entries(views)) {
    const file = join(folder, `${name}.hbs`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  }
  return new TemplateEngine(folder);
};

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('the template engine', () => {
  it('knows each view, and each as a partial, by its path', () => {
    const engine = engineOf({
      'layouts/page': '<main>{{> @partial-block}}</main>',
      'goals/row': '<li>{{title}}</li>',
      'goals/list': '{{#> layouts/page}}{{#each goals}}{{> goals/row}}{{/each}}{{/layouts/page}}',
    });
    expect(engine.names).toEqual(['goals/list', 'goals/row', 'layouts/page']);
    expect(engine.render('goals/list', { goals: [{ title: 'A' }, { title: 'B' }] })).toBe(
      '<main><li>A</li><li>B</li></main>',
    );
  });

  it('escapes what was typed', () => {
    expect(engineOf({ view: '<p title="{{text}}">{{text}}</p>' }).render('view', { text: `<b>"'&` })).toBe(
      '<p title="&lt;b&gt;&quot;&#x27;&amp;">&lt;b&gt;&quot;&#x27;&amp;</p>',
    );
  });

  it('drops indentation', () => {
    expect(engineOf({ view: '<ul>\n  <li>\n\n    {{a}}\n  </li>\n</ul>\n' }).render('view', { a: 1 })).toBe(
      '<ul>\n<li>\n1\n</li>\n</ul>\n',
    );
  });

  it.each([
    ['a syntax error', '{{#if a}}', /broken\.hbs does not compile: .*Parse error/s],
    ['a misspelt helper', '{{shout text}}', /broken\.hbs does not compile: .*shout/s],
  ])('finds %s at start, and says in which view', (_, source, message) => {
    expect(() => engineOf({ broken: source })).toThrow(message);
  });

  it('refuses to render what the page does not have', () => {
    const engine = engineOf({ view: '{{page.title}}' });
    expect(() => engine.render('view', { page: {} })).toThrow('"title" not defined');
    expect(() => engine.render('nowhere', {})).toThrow('There is no view nowhere');
  });
});
