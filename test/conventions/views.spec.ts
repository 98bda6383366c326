import { filesUnder, sources, textOf } from './sources.js';

const views = filesUnder('views', '.hbs');
const nameOf = (path: string): string => path.replace(/^views\//, '').replace(/\.hbs$/, '');
const names = new Set(views.map(nameOf));
const partialsOf = (path: string): string[] =>
  [...textOf(path).matchAll(/\{\{#?>\s*([\w./-]+)/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== '@partial-block');

it('every partial that a view names is there', () => {
  const missing = views.flatMap((path) =>
    partialsOf(path)
      .filter((name) => !names.has(name))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

it('every view is rendered or included by something', () => {
  const program = sources()
    .map(({ text }) => text)
    .join('\n');
  const included = new Set(views.flatMap(partialsOf));
  const unused = [...names].filter((name) => !included.has(name) && !program.includes(`'${name}'`));
  expect(unused).toEqual([]);
});

it('no view writes what a person typed without escaping it', () => {
  expect(views.filter((path) => /\{\{\{|\{\{&/.test(textOf(path)))).toEqual([]);
});

it('no view has a script, an inline style or an event attribute: the policy of the site lets none of them run', () => {
  expect(views.filter((path) => /<script|<style|\sstyle=|\son[a-z]+=/i.test(textOf(path)))).toEqual([]);
});
