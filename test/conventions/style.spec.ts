import ts from 'typescript';
import { convention } from './convention.js';
import { isDomain, sourcesAmong, writtenImportsOf } from './sources.js';

const LINES = 250;

convention(
  'A relative import names the file that Node loads',
  (files) =>
    files
      .filter(({ path }) => path.endsWith('.ts'))
      .flatMap((file) =>
        writtenImportsOf(file)
          .filter((name) => name.startsWith('.') && !name.endsWith('.js'))
          .map((name) => `${file.path}: ${name}`),
      ),
  [
    ['src/goals/goal.ts', "import { keyOf } from '../fiscal/fiscal-quarter';"],
    ['test/support/cast.ts', "export * from './rows.ts';"],
  ],
);

convention(
  'There is no barrel',
  (files) => files.map(({ path }) => path).filter((path) => /^(src|test|bench)\/.*\bindex\.(ts|js)$/.test(path)),
  [['src/goals/index.ts', "export * from './goal.entity.js';"]],
);

convention(
  'No folder is for everything',
  (files) =>
    files.map(({ path }) => path).filter((path) => /(^|\/)(utils?|common|helpers?|shared|lib|misc)\//.test(path)),
  [['src/utils/dates.ts', 'export {};']],
);

convention(
  'A file can be held in the head: at most 250 lines, and a table of cases as many as there are cases',
  (files) =>
    files
      .filter(({ path }) => /^(src|test|bench|bin|views)\/.*\.(ts|js|hbs)$/.test(path) && !path.endsWith('.spec.ts'))
      .filter(({ text }) => text.trimEnd().split('\n').length > LINES)
      .map(({ path }) => path),
  [['src/goals/goal.ts', '// a line\n'.repeat(LINES + 1)]],
);

convention(
  'Every exported function of the domain says in a sentence what it gives',
  (files) =>
    sourcesAmong(files)
      .filter(isDomain)
      .flatMap(({ path, tree }) =>
        tree.statements
          .filter((one) => ts.isFunctionDeclaration(one) || ts.isVariableStatement(one))
          .filter((one) => ts.isFunctionDeclaration(one) || holdsFunction(one))
          .filter((one) => one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
          .filter((one) => !ts.getLeadingCommentRanges(tree.text, one.getFullStart()))
          .map((one) => `${path}: ${one.getText().slice(0, 60)}`),
      ),
  [
    ['src/goals/domain/goal.ts', 'export const isOpen = (goal: Goal): boolean => goal.open;'],
    ['src/goals/domain/goal.ts', 'export function isOpen(goal: Goal): boolean {\n  return goal.open;\n}'],
  ],
);

const holdsFunction = ({ declarationList }: ts.VariableStatement): boolean =>
  declarationList.declarations.some(
    ({ initializer }) => initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
  );

const machinePlace = new RegExp(`(?<![\\w.:~-])/(${['work', 'root', 'home'].join('|')})/`);

convention(
  'No file names a place that only one machine has',
  (files) =>
    files
      .filter(({ path }) => path !== 'package-lock.json')
      .flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, index) => (machinePlace.test(line) ? [`${path}:${index + 1}`] : [])),
      ),
  [
    ['README.md', `cd ${['', 'work', 'main'].join('/')}`],
    ['bin/start.js', `'${['', 'root', 'milepost'].join('/')}'`],
  ],
);
