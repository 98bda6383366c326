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

  const renumbered = (name: string): string =>
    changed(name, (plan) => (plan.goal = { ...(plan.goal as object), number: 5 }));

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

  it('says of every quarter it takes again that it takes the place of what was there', async () => {
    const both = plans('grants/FY2018-Q1', 'grants/FY2018-Q2');
    await run('import', ...both);
    const before = await countRows(database.url);
    const corrected = changed('grants/FY2018-Q1', (plan) => (plan.notes = ['Corrected']));
    const { out } = await run('import', corrected, both[1] ?? '');
    expect(out.match(/grants Q[12] FY 2018: \d+ milestones, in place of/g)).toHaveLength(2);
    expect(await countRows(database.url)).toMatchObject({ ...before, audit_log: expect.any(Number) as number });
  });

  it('takes a corrected goal number while nothing of the goal is published', async () => {
    await run('import', ...plans('grants/FY2018-Q1'));
    const { code, out } = await run('import', renumbered('grants/FY2018-Q1'));
    expect([code, out]).toEqual([0, expect.stringMatching(/The number of the goal is put right; it was \d+\./)]);
    expect((await run('import', renumbered('grants/FY2018-Q1'))).out).toContain('nothing changed');
    const second = await run('import', renumbered('grants/FY2018-Q2'));
    expect([second.code, second.out]).toEqual([0, expect.not.stringContaining('put right')]);
  });

  it('says which recovery texts it read as the end of a span, and which say no quarter', async () => {
    const { out } = await run(
      'import',
      changed('grants/FY2018-Q1', (plan) => {
        const milestones = (plan.strategies as { milestones: { recovery: string }[] }[]).flatMap(
          (one) => one.milestones,
        );
        ['April/May 2018', 'When the systems are ready', '1Q FY19', 'N/A'].forEach((recovery, index) => {
          milestones[index]!.recovery = recovery;
        });
      }),
    );
    expect(out).toContain('Recovery texts read as the end of a span: "April/May 2018" as Q3 FY 2018\n');
    expect(out).toContain('Recovery texts that say no quarter: "When the systems are ready"\n');
  });

  it('knows a milestone again that was not tracked for a quarter, and says so', async () => {
    const away = changed('grants/FY2018-Q1', (plan) => {
      plan.period = { fiscalYear: 2018, quarter: 2 };
      (plan.strategies as { milestones: unknown[] }[])[0]!.milestones.shift();
    });
    const third = { ...planOf('grants/FY2018-Q1'), period: { fiscalYear: 2018, quarter: 3 } };
    await run('import', ...plans('grants/FY2018-Q1'), away);
    const { out } = await run('import', written('third.json', JSON.stringify(third)));
    expect(out).toMatch(/Against Q2 FY 2018: .* 0 new, 0 gone\.\n {2}Returned, with its history: GR-001 "/);
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
      expect(err.trim().split('\n')).toHaveLength(sentences.length + 1);
      expect(err).toContain('Nothing was imported.');
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
      const sentence =
        /customer-experience Q3 FY 2018 is in the record already and was paired without it; give its file in the same command, so that it is taken again\./;
      await refused([sentence], ...plans('customer-experience/FY2018-Q2'));
    });

    it('a corrected plan of a quarter that another was paired with', async () => {
      await run('import', ...plans('customer-experience/FY2018-Q2'));
      const other = changed('customer-experience/FY2018-Q1', (plan) => (plan.notes = ['Corrected']));
      await refused([/customer-experience Q2 FY 2018 was imported on top of Q1 FY 2018; give its file/], other);
    });

    it('a plan of a goal that speaks of a quarter before, where there is none', () =>
      refused(
        Array(2).fill(/strategy(Changes|ies).*"; there is no earlier quarter of this goal in the record\./) as RegExp[],
        changed('grants/FY2018-Q2', (plan) => {
          plan.goal = { ...(plan.goal as object), slug: 'other-grants' };
          (plan.strategies as { continues: string }[])[0]!.continues = 'Build roads';
          plan.strategyChanges = [{ retired: 'Build roads' }];
        }),
      ));

    it('another goal number once something of the goal is published', async () => {
      await run('publish', 'customer-experience', 'FY2018-Q1', '--waive', 'As printed');
      const sentence =
        /goal\.number is 5; customer-experience is goal number 4, and Q1 FY 2018 is published under that number: write 4\./;
      await refused([sentence], renumbered('customer-experience/FY2018-Q2'));
    });

    it('two numbers for one goal in one command', () =>
      refused(
        [/FY2018-Q2\.json: goal\.number is 4; .*changed\.json has 5 for the same goal\./],
        ...plans('customer-experience/FY2018-Q2'),
        renumbered('customer-experience/FY2018-Q3'),
      ));

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
