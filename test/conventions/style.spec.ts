import { dirname } from 'node:path';
import ts from 'typescript';
import { filesUnder, sources, textOf, trackedFiles } from './sources.js';

const all = sources();

it('relative imports name the file that Node loads', () => {
  const wrong = all.flatMap(({ path, text }) =>
    ts
      .preProcessFile(text, true, true)
      .importedFiles.filter(({ fileName }) => fileName.startsWith('.') && !fileName.endsWith('.js'))
      .map(({ fileName }) => `${path}: ${fileName}`),
  );
  expect(wrong).toEqual([]);
});

it('there is no barrel, and no folder for everything', () => {
  expect(all.filter(({ path }) => path.endsWith('/index.ts'))).toEqual([]);
  const folders = new Set(all.flatMap(({ path }) => dirname(path).split('/')));
  expect(['utils', 'util', 'common', 'helpers', 'shared', 'lib'].filter((name) => folders.has(name))).toEqual([]);
});

it('a file can be held in the head: at most 250 lines', () => {
  const files = [...filesUnder('src', '.ts'), ...filesUnder('test', '.ts'), ...filesUnder('bench', '.ts')];
  // A table of cases is as long as there are cases.
  const long = files.filter((path) => !path.endsWith('.spec.ts') && textOf(path).split('\n').length > 251);
  expect(long).toEqual([]);
});

it('only the clock asks what time it is', () => {
  const asks = all.filter(({ text }) => /new Date\(\)|Date\.now\(\)/.test(text));
  expect(asks.map(({ path }) => path)).toEqual(['src/clock.ts']);
});

it('rows are written by the records of the slices and the log alone', () => {
  const written = /\.(insert|update|delete|save|remove|upsert|softDelete|restore)\(/;
  const mayWrite = (path: string): boolean => /\.record\.ts$|^src\/audit\/audit-log\.ts$/.test(path);
  const uses = all.filter(
    ({ path, text, imports }) => imports.includes('typeorm') && written.test(text) && !mayWrite(path),
  );
  expect(uses.map(({ path }) => path)).toEqual([]);
});

it('a loaded entity is never saved: a stale copy would overwrite what another wrote', () => {
  const saves = all.filter(({ text, imports }) => imports.includes('typeorm') && /\.(save|upsert)\(/.test(text));
  expect(saves.map(({ path }) => path)).toEqual([]);
});

it('every exported function of the domain says in a sentence what it takes and gives', () => {
  const silent = all
    .filter(({ path }) => /\/domain\/|^src\/fiscal\//.test(path))
    .flatMap(({ path, text }) => {
      const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
      return file.statements
        .filter(ts.isVariableStatement)
        .filter((one) => one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
        .filter((one) =>
          one.declarationList.declarations.some(({ initializer }) => initializer && ts.isArrowFunction(initializer)),
        )
        .filter((one) => ts.getJSDocCommentsAndTags(one).length === 0)
        .map((one) => `${path}: ${one.declarationList.declarations[0]?.name.getText() ?? ''}`);
    });
  expect(silent).toEqual([]);
});

it('no file names a place that only one machine has', () => {
  const places = ['/work', '/root', '/home'].map((place) => `${place}/`);
  const own = (path: string): boolean =>
    path.startsWith('data/') || path === 'package-lock.json' || path.startsWith('test/conventions/');
  const named = trackedFiles()
    .filter((path) => /\.(ts|js|json|md|hbs|scss|yml)$|^\.ci\//.test(path) && !own(path))
    .filter((path) => places.some((place) => textOf(path).includes(place)));
  expect(named).toEqual([]);
});
