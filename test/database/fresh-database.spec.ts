import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { databaseKind, freshDatabase } from '../support/database.js';

/** Speaks to either database without the program in between. */
const run = async (url: string, statements: string[]): Promise<unknown> => {
  if (url.startsWith('sqlite:')) {
    const database = new BetterSqlite3(url.slice('sqlite:'.length));
    const results = statements.map((sql) => {
      const statement = database.prepare(sql);
      return statement.reader ? statement.all() : statement.run();
    });
    database.close();
    return results.at(-1);
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows: unknown;
  for (const sql of statements) rows = (await client.query(sql)).rows;
  await client.end();
  return rows;
};

describe(`a fresh ${databaseKind()} database`, () => {
  it('is empty, keeps what is written, and is shared with nobody', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    const make = 'CREATE TABLE goals (title varchar(20))';
    await run(one.url, [make, "INSERT INTO goals VALUES ('Modernize IT')"]);
    await run(other.url, [make]);

    expect(await run(one.url, ['SELECT title FROM goals'])).toEqual([{ title: 'Modernize IT' }]);
    expect(await run(other.url, ['SELECT title FROM goals'])).toEqual([]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone once dropped', async () => {
    const { url, drop } = await freshDatabase();
    await run(url, ['CREATE TABLE goals (title varchar(20))']);
    await drop();

    if (url.startsWith('sqlite:')) expect(existsSync(url.slice('sqlite:'.length))).toBe(false);
    else await expect(run(url, ['SELECT 1'])).rejects.toThrow(/does not exist/);
  });

  it('is of the kind that the run asks for', async () => {
    const { url, drop } = await freshDatabase();
    expect(url).toMatch(databaseKind() === 'sqlite' ? /^sqlite:/ : /^postgres:/);
    await drop();
  });
});
