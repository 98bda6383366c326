import ts from 'typescript';
import { convention } from './convention.js';
import { isDomain, placesIn, type Source, sourcesAmong } from './sources.js';

const isNamed = (node: ts.Node, ...names: string[]): boolean => ts.isIdentifier(node) && names.includes(node.text);

/** `new Date()`, `Date()` and `Date.now`; `new Date(text)` asks nobody. */
const asksTheTime = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments ?? []).length === 0) ||
  (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) ||
  (ts.isPropertyAccessExpression(node) && isNamed(node.expression, 'Date') && node.name.text === 'now');

convention(
  'Only the clock asks what time it is',
  (files) =>
    sourcesAmong(files)
      .filter(({ path }) => path !== 'src/clock.ts')
      .flatMap((source) => placesIn(source, asksTheTime)),
  [
    ['src/goals/goals.service.ts', 'const at = new Date();'],
    ['src/goals/goals.service.ts', 'const at = new Date;'],
    ['src/goals/goals.service.ts', 'const at = new Date(Date.now());'],
    ['src/goals/goals.service.ts', 'const now = Date.now;'],
  ],
);

const MACHINE = ['process', 'console', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'];

const asksTheMachine = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) &&
    (isNamed(node.expression, 'process', 'console', 'performance', 'crypto') ||
      (isNamed(node.expression, 'Math') && node.name.text === 'random'))) ||
  (ts.isCallExpression(node) && isNamed(node.expression, ...MACHINE));

convention(
  'A rule gives the same answer always: it asks neither the machine, nor chance, nor a timer',
  (files) =>
    sourcesAmong(files)
      .filter(isDomain)
      .flatMap((source) => placesIn(source, asksTheMachine)),
  [
    ['src/goals/domain/goal.ts', 'const limit = process.env.LIMIT;'],
    ['src/goals/domain/goal.ts', 'const any = Math.random();'],
    ['src/goals/domain/goal.ts', "console.log('here');"],
    ['src/fiscal/quarter.ts', 'setTimeout(next, 10);'],
  ],
);

const isCallOf =
  (...names: string[]) =>
  (node: ts.Node): boolean =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    names.includes(node.expression.name.text);

/** Whether it can reach the database at all: a `delete` anywhere else is one of a Map or a Set. */
const holdsTheDatabase = (source: Source): boolean =>
  source.imports.some((one) => one === 'typeorm' || one === 'pg' || one === 'better-sqlite3') ||
  placesIn(
    source,
    (node) =>
      ts.isPropertyAccessExpression(node) && /^(manager|getRepository|createQueryBuilder)$/.test(node.name.text),
  ).length > 0;

convention(
  'A loaded row is never saved: a stale copy would overwrite what another wrote',
  (files) =>
    sourcesAmong(files)
      .filter(holdsTheDatabase)
      .flatMap((source) => placesIn(source, isCallOf('save', 'remove', 'upsert'))),
  [
    ['src/goals/goals.record.ts', "import type { Repository } from 'typeorm';\nawait this.rows.save(goal);"],
    ['src/audit/audit-log.ts', 'const log = this.work.manager.getRepository(LogEntry);\nawait log.remove(entry);'],
    ['src/database/seed.ts', 'await manager\n  .getRepository(Goal)\n  .upsert(goal, keys);'],
  ],
);

const WRITES = ['insert', 'update', 'delete', 'softDelete', 'restore', 'increment', 'decrement', 'query', 'execute'];

convention(
  'Rows are written by the records of the slices, the log and the database folder alone',
  (files) =>
    sourcesAmong(files)
      .filter(({ path }) => !/^src\/(audit|database)\/|\.(record|repository)\.ts$/.test(path))
      .filter(holdsTheDatabase)
      .flatMap((source) => placesIn(source, isCallOf(...WRITES))),
  [
    ['src/goals/goals.service.ts', "import { Repository } from 'typeorm';\nawait this.rows.update({ id }, { title });"],
    ['src/goals/goals.service.ts', 'await this.work.manager.insert(Goal, row);'],
    ['src/goals/goals.service.ts', 'const rows = this.work.manager.getRepository(Goal);\nawait rows.delete({ id });'],
    ['src/publishing/public-record.ts', 'await this.work.manager.createQueryBuilder().from(Goal, "goal").execute();'],
    ['src/goals/goals.controller.ts', "await this.work.manager.query('DELETE FROM goals');"],
  ],
);
