import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readingDataSource, writingDataSource } from '../../src/database/data-source.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { readSettings } from '../../src/settings.js';
import { milepost, ROOT, startMilepost } from '../support/command.js';
import { databaseKind } from '../support/database.js';
import { type FreshRecord, freshRecord } from '../support/record.js';
import { countRows } from '../support/rows.js';

const plan = (name: string): string => join(ROOT, 'data', 'plans', `${name}.json`);

describe(`several processes that write one ${databaseKind()} database`, () => {
  let record: FreshRecord;
  beforeEach(async () => {
    record = await freshRecord();
  });
  afterEach(() => record.close());

  it('wait for each other, an import and a publication too, and all succeed', async () => {
    await milepost(record.url, 'import', plan('customer-experience/FY2018-Q1'));
    const over: string[] = [];
    const start = async (name: string, ...words: string[]) => {
      const child = startMilepost(record.url, words);
      let err = '';
      child.stderr.on('data', (text: Buffer) => (err += text.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      over.push(name);
      return [code, err];
    };
    let running: ReturnType<typeof start>[] = [];
    await record.work.run(async () => {
      await record.work.alone();
      running = [
        start('import', 'import', plan('grants/FY2018-Q1')),
        start('publication', 'publish', 'customer-experience', 'FY2018-Q1', '--waive', 'As printed'),
      ];
      if (databaseKind() === 'postgres') await waiting(record, 2, over);
      else await pause(3_000); // SQLite has no list of those that wait; without waiting both are over by then
      expect(over).toEqual([]);
    });
    expect(await Promise.all(running)).toEqual(Array(2).fill([0, '']));
    expect(await countRows(record.url)).toMatchObject({ goals: 2, quarterly_updates: 2, editions: 1 });
  });

  it('are not stopped by each other: who waits to write goes on serving', async () => {
    const { database } = readSettings({ DATABASE_URL: record.url });
    const writer = await writingDataSource(database).initialize();
    const elsewhere = new UnitOfWork(writer, record.reader);
    const write = () => elsewhere.manager.query("UPDATE agendas SET title = 'x'");
    let turns = 0;
    let second: Promise<unknown> = Promise.resolve();
    await record.work.run(async () => {
      await record.work.manager.query("UPDATE agendas SET title = 'y'");
      second = elsewhere.run(write);
      for (; turns < 20; turns += 1) await pause(10);
    });
    await second;
    expect(turns).toBe(20);
    await writer.destroy();
  });

  if (databaseKind() === 'postgres') {
    it('have a section to themselves until they commit', async () => {
      const { database } = readSettings({ DATABASE_URL: record.url });
      const writer = await writingDataSource(database).initialize();
      const reader = await readingDataSource(database).initialize();
      const elsewhere = new UnitOfWork(writer, reader);
      const steps: string[] = [];
      let second: Promise<unknown> = Promise.resolve();
      await record.work.run(async () => {
        await record.work.alone();
        steps.push('the first is in');
        second = elsewhere.run(async () => {
          await elsewhere.alone();
          steps.push('the second is in');
        });
        await waiting(record, 1, steps.slice(1));
        steps.push('the first goes');
      });
      await second;
      expect(steps).toEqual(['the first is in', 'the first goes', 'the second is in']);
      await Promise.all([writer.destroy(), reader.destroy()]);
    });
  }
});

/** Until so many wait for PostgreSQL's advisory lock, or ten seconds are over, so that the test can say what went wrong. */
const waiting = async ({ reader }: FreshRecord, count: number, over: readonly string[]): Promise<void> => {
  for (let tries = 0; tries < 200 && over.length === 0; tries += 1) {
    const waits = await reader.query<unknown[]>(
      `SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database
        WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`,
    );
    if (waits.length === count) return;
    await pause(50);
  }
};
