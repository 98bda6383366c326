import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { milepost, ROOT } from '../support/command.js';
import { databaseKind, freshDatabase, type FreshDatabase } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { countRows } from '../support/rows.js';

const plan = (name: string): string => join(ROOT, 'data', 'plans', `${name}.json`);

describe(`milepost publish and verify on ${databaseKind()}`, () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
    await run('import', plan('customer-experience/FY2018-Q1'), plan('grants/FY2018-Q1'), plan('grants/FY2018-Q2'));
  });
  afterEach(() => database.drop());

  const run = (...words: string[]) => milepost(database.url, ...words);
  const editions = async (): Promise<number | undefined> => (await countRows(database.url)).editions;

  it('lists what stands against publication, and publishes nothing', async () => {
    const { code, err } = await run('publish', 'customer-experience', 'FY2018-Q1');
    expect(code).toBe(1);
    expect(err).toContain('customer-experience Q1 FY 2018 cannot be published: 29 findings stand against it.');
    expect(err).toContain('There is no summary of progress.');
    expect(err).toMatch(/CX-001 "Develop form conversion tool.*" has no status for the quarter\./);
    expect(await editions()).toBe(0);
  });

  it('publishes with a waiver and gives the fingerprint', async () => {
    const { code, out } = await run('publish', 'customer-experience', 'fy2018-q1', '--waive', 'As printed in 2018');
    expect(code).toBe(0);
    expect(out).toMatch(/edition 1: No status was reported for any of the goal’s 28 milestones\./);
    expect(out).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(out).toContain(
      '  28 milestones, 0 completed, 0 missed, 0 due dates moved, 0 no longer tracked; 29 findings waived.',
    );
    expect((await run('verify')).out).toContain('One edition, and its fingerprint matches.');
  });

  it('prints every finding that it waives, as it printed them when it refused', async () => {
    const { err } = await run('publish', 'customer-experience', 'FY2018-Q1');
    const { out } = await run('publish', 'customer-experience', 'FY2018-Q1', '--waive', 'As printed in 2018');
    const said = err.trimEnd().split('\n');
    const findings = said.slice(1, -1);
    expect(said.at(-1)).toMatch(/^Nothing was published\. Add the words to the plan/);
    const lines = out.split('\n');
    const from = lines.indexOf('  Waived:') + 1;
    expect(findings).toHaveLength(29);
    expect(lines.slice(from, from + 29).map((line) => line.replace(/^ {4}(?=\S)/, '  '))).toEqual(findings);
  });

  it('says which address the files name for ever, where that is this machine', async () => {
    const order = ['customer-experience', 'FY2018-Q1', '--waive', 'As printed in 2018'];
    expect((await run('publish', ...order)).out).toContain(
      'The files name http://localhost:3000 as their address for ever: set PUBLIC_URL before you publish for real.',
    );
  });

  it('counts one as one', async () => {
    const small = join(freshFolder(), 'small.json');
    const whole = JSON.parse(readFileSync(plan('grants/FY2018-Q1'), 'utf8')) as {
      period: unknown;
      strategies: { milestones: unknown[] }[];
    };
    const [strategy] = whole.strategies;
    const milestones = [{ ...(strategy?.milestones[0] as object), status: 'Complete' }];
    const strategies = [{ ...strategy, milestones }];
    writeFileSync(small, JSON.stringify({ ...whole, period: { fiscalYear: 2018, quarter: 3 }, strategies }));
    const fresh = await freshDatabase();
    await milepost(fresh.url, 'import', small);
    const { out } = await milepost(fresh.url, 'publish', 'grants', 'FY2018-Q3', '--waive', 'As printed');
    expect(out).toMatch(/^ {2}1 milestone, 1 completed, /m);
    expect(out).toMatch(/; 1 finding waived\.$/m);
    await fresh.drop();
  });

  it('publishes all goals of a quarter at once, or none', async () => {
    expect((await run('publish', '--all', 'FY2018-Q1')).code).toBe(1);
    expect(await editions()).toBe(0);
    expect((await run('publish', '--all', 'FY2018-Q1', '--waive', 'As printed')).code).toBe(0);
    expect(await editions()).toBe(2);
  });

  it.each([
    [
      ['publish', 'grants', 'FY2018-Q2', '--waive', 'x'],
      'grants Q1 FY 2018 is imported and not yet published; publish it before',
    ],
    [['publish', 'grants', 'FY2018-Q4'], 'grants has no plan for Q4 FY 2018; import it first.'],
    [['publish', 'roads', 'FY2018-Q1'], 'There is no goal "roads". The goals are: customer-experience, grants.'],
    [['publish', 'grants', 'FY2018-Q5'], '"FY2018-Q5" is not a fiscal quarter; write it as FY2018-Q3.'],
    [['publish', '--all', 'FY2019-Q1'], 'No goal has a plan for Q1 FY 2019; import one first.'],
    [['publish', 'grants', 'FY2018-Q1', '--waive', ' '], '--waive is empty'],
  ])('%j is refused', async (words, sentence) => {
    const { code, err } = await run(...words);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
    expect(await editions()).toBe(0);
  });

  it('publishes a quarter once', async () => {
    await run('publish', 'grants', 'FY2018-Q1', '--waive', 'As printed');
    const { code, err } = await run('publish', 'grants', 'FY2018-Q1', '--waive', 'As printed');
    expect([code, err.trim()]).toEqual([1, 'grants Q1 FY 2018 is already published; an edition never changes.']);
  });

  it('verify names what somebody changed behind the database’s back', async () => {
    await run('publish', '--all', 'FY2018-Q1', '--waive', 'As printed');
    await withoutGuards(
      database.url,
      `UPDATE "editions" SET "report" = replace("report", 'Completed', 'On track') WHERE "goalSlug" = 'grants'`,
    );
    const { code, err } = await run('verify');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^grants Q1 FY 2018, edition 1: the fingerprint is [0-9a-f]{64}, and [0-9a-f]{64} was published\.\s*$/,
    );
  });

  it.each([
    [['publsh'], /publsh/],
    [['publish', 'grants', 'FY2018-Q1', '--wave', 'x'], /wave/],
    [[], /Name a command/],
    [['publish', 'grants'], /Give a goal and a quarter, or --all and a quarter/],
    [['publish', '--all'], /Give a goal and a quarter, or --all and a quarter/],
    [['publish', 'grants', 'FY2018-Q1', '--all'], /Give a goal or --all, not both/],
    [['publish', 'grants', 'FY2018-Q1', '--waive', 'a', '--waive', 'b'], /--waive is given more than once/],
  ])('%j is not understood', async (words, sentence) => {
    const { code, err } = await run(...words);
    expect([code, err]).toEqual([2, expect.stringMatching(sentence)]);
    expect(await editions()).toBe(0);
  });
});

/** What only somebody with the keys to the database can do. */
const withoutGuards = async (url: string, statement: string): Promise<void> => {
  if (url.startsWith('sqlite:')) {
    const database = new BetterSqlite3(url.slice('sqlite:'.length));
    database.exec('DROP TRIGGER "editions_no_update"');
    database.exec(statement);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('ALTER TABLE "editions" DISABLE TRIGGER ALL');
  await client.query(statement);
  await client.end();
};
