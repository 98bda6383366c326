import ts from 'typescript';
import { isKnownAction } from '../../src/desk/log/action-words.js';
import { convention } from './convention.js';
import { type Source, sourcesAmong } from './sources.js';

interface Recorded {
  place: string;
  action: string;
}

const visit = (node: ts.Node, see: (node: ts.Node) => void): void => {
  see(node);
  ts.forEachChild(node, (child) => {
    visit(child, see);
  });
};

const textsIn = (node: ts.Node): string[] => {
  const texts: string[] = [];
  visit(node, (inner) => {
    if (!ts.isStringLiteral(inner)) return;
    // What is compared with is no action, and neither is a key.
    if (ts.isBinaryExpression(inner.parent) || ts.isElementAccessExpression(inner.parent)) return;
    texts.push(inner.text);
  });
  return texts;
};

const hasProperty = (node: ts.ObjectLiteralExpression, name: string): boolean =>
  node.properties.some((one) => one.name && ts.isIdentifier(one.name) && one.name.text === name);

/** The texts of `WORDS[kind]` are those of the table of that name. */
const textsNamed = (node: ts.Expression, { tree }: Source): string[] => {
  if (!ts.isElementAccessExpression(node) || !ts.isIdentifier(node.expression)) return textsIn(node);
  const table = node.expression.text;
  const texts: string[] = [];
  visit(tree, (one) => {
    if (!ts.isVariableDeclaration(one) || one.name.getText() !== table || !one.initializer) return;
    visit(one.initializer, (inner) => {
      if (ts.isPropertyAssignment(inner) && ts.isStringLiteral(inner.initializer)) texts.push(inner.initializer.text);
    });
  });
  return texts;
};

/** `{ action: 'published', subject, … }`. */
const inDeeds = (source: Source): Recorded[] => {
  const found: Recorded[] = [];
  visit(source.tree, (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name) || node.name.text !== 'action') return;
    const deed = node.parent;
    if (!ts.isObjectLiteralExpression(deed)) return;
    if (!hasProperty(deed, 'subject') && !(hasProperty(deed, 'before') && hasProperty(deed, 'after'))) return;
    found.push(...textsNamed(node.initializer, source).map((action) => ({ place: source.path, action })));
  });
  return found;
};

/** Functions and methods with a parameter `action`, by name, with its place among the parameters. */
const takersIn = ({ tree }: Source): Map<string, number> => {
  const takers = new Map<string, number>();
  visit(tree, (node) => {
    if (!ts.isFunctionLike(node)) return;
    const named = ts.isArrowFunction(node) && ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name;
    const place = node.parameters.findIndex((one) => ts.isIdentifier(one.name) && one.name.text === 'action');
    if (place >= 0 && named && ts.isIdentifier(named)) takers.set(named.text, place);
  });
  return takers;
};

/** `deedOn(account, 'role given', …)`, where `deedOn` takes an action; a method counts in its own file. */
const inCalls = (source: Source, everywhere: ReadonlyMap<string, number>): Recorded[] => {
  const own = takersIn(source);
  const found: Recorded[] = [];
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const { expression } = node;
    const isOwn = ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword;
    const name = ts.isIdentifier(expression) ? expression.text : isOwn ? expression.name.text : '';
    const place = own.get(name) ?? (ts.isIdentifier(expression) ? everywhere.get(name) : undefined);
    const argument = place === undefined ? undefined : node.arguments[place];
    if (argument) found.push(...textsIn(argument).map((action) => ({ place: source.path, action })));
  });
  return found;
};

convention(
  'Every action that the log records has its words in src/desk/log/action-words.ts',
  (files) => {
    const sources = sourcesAmong(files).filter(({ path }) => !path.startsWith('src/desk/'));
    const everywhere = new Map(sources.flatMap((source) => [...takersIn(source)]));
    return sources
      .flatMap((source) => [...inDeeds(source), ...inCalls(source, everywhere)])
      .filter(({ action }) => !isKnownAction(action))
      .map(({ place, action }) => `${place} records “${action}”`);
  },
  [
    ['src/goals/goals.service.ts', "await log.record(by, [{ action: 'moved to the moon', subject, before, after }]);"],
    ['src/goals/goals.service.ts', "const deed = { action: isNew ? 'added' : 'bent', subject, before, after };"],
    ['src/goals/goals.service.ts', "await this.note({ action: 'bent', before: null, after });"],
    [
      'src/goals/goals.service.ts',
      "const DONE = { a: 'bent' } as const;\nconst deed = { action: DONE[kind], subject };",
    ],
    ['src/goals/deed.ts', "const deedOn = (goal: Goal, action: string) => 1;\nconst deed = deedOn(goal, 'bent');"],
    [
      'src/goals/goals.service.ts',
      "class Goals {\n  add() {\n    this.note('bent');\n  }\n  note(action: string) {\n    return action;\n  }\n}",
    ],
  ],
);
