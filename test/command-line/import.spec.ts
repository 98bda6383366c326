import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { milepost, ROOT } from '../support/command.js';
import { databaseKind, freshDatabase, type FreshDatabase } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { countRows } from '../support/rows.js';

const plans = (...names: string[]) => names.map((name) => join(ROOT, 'data', 'plans', `${name}.json`));
const planOf = (name: string) => JSON.parse(readFileSync(plans(name)[0] ?? '', 'utf8')) as Record<string, unknown>;

describe(`milepost import on ${databaseKind()}`, () => {
  let database: FreshDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await freshDatabase();
    folder = freshFolder();
  });
  afterEach(() => database.drop());

  const run = (...words: string[]) => milepost(database.url, ...words);
  const written = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const changed = (name: string, change: (plan: ReturnType<typeof planOf>) => void): string => {
    const plan = planOf(name);
    change(plan);
    return written('changed.json', JSON.stringify(plan));
  };

  it('takes a folder in the order of its quarters and says how each compares with the quarter before', async () => {
    const { code, out } = await run('import', join(ROOT, 'data', 'plans'));
    expect(code).toBe(0);
    expect(out).toContain('customer-experience Q3 FY 2018: 29 milestones.');
    expect(out).toContain('Against Q2 FY 2018: 19 same, 9 due moved, 1 reworded, 0 moved strategy, 0 new, 1 gone.');
    expect(out).toContain('"April/May 2018" as Q3 FY 2018');
    expect(out).toContain('"Delayed – At Risk" as At risk');
    expect(out).toMatch(/Due texts that could not be read: "QRB Alternatives: Q1\/19-Pilot/);
    expect(out.indexOf('workforce Q1 FY 2018')).toBeLessThan(out.indexOf('category-management Q2 FY 2018'));
    expect(await countRows(database.url)).toMatchObject({ goals: 14, quarterly_updates: 32, quarterly_statuses: 646 });
  });

  it('changes nothing when the same file comes again, and says so', async () => {
    await run('import', ...plans('grants/FY2018-Q1'));
    const before = await countRows(database.url);
    const { code, out } = await run('import', ...plans('grants/FY2018-Q1'));
    expect([code, out]).toEqual([0, expect.stringContaining('the same file was imported before; nothing changed')]);
    expect(await countRows(database.url)).toEqual(before);
  });

  it('takes a corrected file in place of the one before while nothing is published', async () => {
    await run('import', ...plans('grants/FY2018-Q1'));
    const before = await countRows(database.url);
    const corrected = changed('grants/FY2018-Q1', (plan) => (plan.notes = ['Corrected']));
    const { code, out } = await run('import', corrected);
    expect([code, out]).toEqual([0, expect.stringContaining('in place of the file imported before')]);
    expect(await countRows(database.url)).toMatchObject({ ...before, audit_log: expect.any(Number) as number });
  });

  it('keeps the references of milestones from quarter to quarter', async () => {
    await run(
      'import',
      ...plans('customer-experience/FY2018-Q1', 'customer-experience/FY2018-Q2', 'customer-experience/FY2018-Q3'),
    );
    expect(await countRows(database.url)).toMatchObject({ milestones: 32, quarterly_statuses: 87 });
  });

  describe('refuses, with a sentence, and changes nothing:', () => {
    beforeEach(() => run('import', ...plans('customer-experience/FY2018-Q1')));

    const refused = async (sentences: (string | RegExp)[], ...paths: string[]) => {
      const before = await countRows(database.url);
      // A good file beside the bad one: a command is all or nothing.
      const { code, out, err } = await run('import', ...plans('grants/FY2018-Q1'), ...paths);
      expect(code).toBe(1);
      expect(out).not.toContain('milestones');
      for (const sentence of sentences) expect(err).toMatch(sentence);
      expect(err.trim().split('\n')).toHaveLength(sentences.length);
      expect(await countRows(database.url)).toEqual(before);
    };

    it('no such file', () => refused([/absent\.json: there is no such file/i], join(folder, 'absent.json')));

    it('not UTF-8', () => refused([/bad\.json: .*UTF-8/], written('bad.json', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))));

    it('not JSON', () => refused([/bad\.json: .*line 2/], written('bad.json', '{\n  "period": nothing }')));

    it('a wrong shape, with the path, what stands there and what was expected', () =>
      refused(
        [/changed\.json: strategies\[0\]\.milestones\[1\]\.title is the number 5; .*words of the milestone/],
        changed('customer-experience/FY2018-Q2', (plan) => {
          (plan.strategies as { milestones: { title: unknown }[] }[])[0]!.milestones[1]!.title = 5;
        }),
      ));

    it('a quarter that cannot be', () =>
      refused(
        [/period\.quarter is 5; a fiscal year has quarters 1 to 4\./],
        changed('customer-experience/FY2018-Q2', (plan) => (plan.period = { fiscalYear: 2018, quarter: 5 })),
      ));

    it('the same milestone twice', () =>
      refused(
        [/strategies\[0\]\.milestones\[0\] and strategies\[0\]\.milestones\[5\] are the same milestone/],
        changed('customer-experience/FY2018-Q2', (plan) => {
          const [strategy] = plan.strategies as { milestones: unknown[] }[];
          strategy!.milestones.push(strategy!.milestones[0]);
        }),
      ));

    it('two files for one goal and quarter', () => {
      mkdirSync(join(folder, 'twice'));
      copyFileSync(plans('grants/FY2018-Q1')[0] ?? '', join(folder, 'twice', 'again.json'));
      return refused([/again\.json/], join(folder, 'twice'));
    });

    it('a file of 50 MB', () => {
      const large = written('large.json', '{}');
      truncateSync(large, 50 * 1024 * 1024);
      return refused([/large\.json: .*50.*5 MB/], large);
    });

    it('a plan of a quarter before one that is in the record', async () => {
      await run('import', ...plans('customer-experience/FY2018-Q3'));
      await refused([/Q3 FY 2018 was imported on top of Q2 FY 2018/], ...plans('customer-experience/FY2018-Q2'));
    });

    it('a quarter that is already published', async () => {
      await run('publish', 'customer-experience', 'FY2018-Q1', '--waive', 'As printed');
      const other = changed('customer-experience/FY2018-Q1', (plan) => (plan.notes = ['Corrected']));
      await refused([/customer-experience Q1 FY 2018 is already published, and an edition never changes/], other);
    });

    it('a strategy that is said to continue one which never was', () =>
      refused(
        [/strategies\[0\]\.continues is "Build roads"; the strategies of Q1 FY 2018 are "Improve Digital Services"/],
        changed('customer-experience/FY2018-Q2', (plan) => {
          (plan.strategies as { continues: string }[])[0]!.continues = 'Build roads';
        }),
      ));
  });
});
