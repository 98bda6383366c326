import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { readPlanFiles } from '../../src/plan-import/plan-files.js';
import { Refused } from '../../src/refused.js';
import { StrategiesRecord } from '../../src/strategies/strategies.record.js';
import { databaseKind } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { openRecord, type OpenRecord } from '../support/sample-plans.js';

type Json = Record<string, unknown>;

const milestone = (title: string, more: Json = {}): Json => ({ title, due: '4Q FY18', status: 'On track', ...more });
const strategy = (title: string, titles: string[], more: Json = {}): Json => ({
  title,
  milestones: titles.map((one) => milestone(one)),
  ...more,
});
const plan = (quarter: number, strategies: Json[], more: Json = {}): Json => ({
  period: { fiscalYear: 2018, quarter },
  goal: { number: 4, slug: 'grants', title: 'Results-Oriented Accountability for Grants' },
  strategies,
  ...more,
});

const [RISK, TOOLS] = ['Manage Risk', 'Build Shared Tools'];
const [CONTEST, GUIDANCE, POLICY, DATA] = ['Hold a contest', 'Issue guidance', 'Write a policy', 'Gather data'];

/** What becomes of strategies and milestones from one quarter's plan to the next. */
describe(`continuity from plan to plan on ${databaseKind()}`, () => {
  let record: OpenRecord;
  let folder: string;
  beforeEach(async () => {
    record = await openRecord();
    folder = freshFolder();
  });
  afterEach(() => record.close());

  const take = async (...plans: Json[]) => {
    const paths = plans.map((one, index) => {
      const path = join(folder, `${String.fromCharCode(97 + index)}.json`);
      writeFileSync(path, JSON.stringify(one));
      return path;
    });
    return record.import(await readPlanFiles(paths));
  };
  const rows = () =>
    record.context.get(UnitOfWork).manager.query<unknown[]>(
      `SELECT 'plan' AS kind, "planSha256" AS what FROM "quarterly_updates"
       UNION ALL SELECT 'milestone', "reference" FROM "milestones"
       UNION ALL SELECT 'log', "id" FROM "audit_log" ORDER BY 1, 2`,
    );
  const refused = async (sentences: string[], ...plans: Json[]) => {
    const before = await rows();
    const error: unknown = await take(...plans).catch((reason: unknown) => reason);
    if (!(error instanceof Refused)) throw new Error('was not refused', { cause: error });
    expect(error.sentences.map((sentence) => sentence.replaceAll(`${folder}/`, ''))).toEqual(sentences);
    expect(await rows()).toEqual(before);
  };
  const goal = async () => {
    const found = await record.context.get(GoalsRecord).bySlug('grants');
    if (!found) throw new Error('there is no such goal');
    return found;
  };
  const referencesIn = async (quarter: 'FY2018-Q1' | 'FY2018-Q2' | 'FY2018-Q3' | 'FY2018-Q4') =>
    Object.fromEntries(
      (await record.context.get(MilestonesRecord).inQuarter(await goal(), quarter)).map((row) => [
        row.title,
        row.milestone.reference,
      ]),
    );

  describe('a milestone that left and comes back', () => {
    it('is the same milestone, with the reference it had, and is told as returned', async () => {
      const without = plan(2, [strategy(RISK, [GUIDANCE])], {
        noLongerTracked: [{ milestone: CONTEST, reason: 'No money' }],
      });
      await take(plan(1, [strategy(RISK, [CONTEST, GUIDANCE])]), without);
      const [account] = await take(plan(3, [strategy(RISK, [GUIDANCE, `${CONTEST}.`, POLICY])]));
      expect(account?.comparison).toMatchObject({
        new: 1,
        returned: [{ reference: 'GR-001', title: CONTEST }],
        gone: 0,
      });
      expect(await referencesIn('FY2018-Q3')).toEqual({
        [GUIDANCE]: 'GR-002',
        [`${CONTEST}.`]: 'GR-001',
        [POLICY]: 'GR-003',
      });
    });

    it('may leave again, each time with its reason', async () => {
      const leaving = (quarter: number) =>
        plan(quarter, [strategy(RISK, [GUIDANCE])], {
          noLongerTracked: [{ milestone: CONTEST, reason: `Q${quarter}` }],
        });
      const both = (quarter: number) => plan(quarter, [strategy(RISK, [CONTEST, GUIDANCE])]);
      await take(both(1), leaving(2), both(3), leaving(4));
      const milestones = record.context.get(MilestonesRecord);
      for (const quarter of ['FY2018-Q2', 'FY2018-Q4'] as const) {
        expect(await milestones.departedIn(await goal(), quarter)).toMatchObject([
          { milestone: { reference: 'GR-001' }, reason: quarter.slice(-2) },
        ]);
      }
    });

    it('is a new one where two that left have its words, or two new rows', async () => {
      const two = [strategy(RISK, [CONTEST, GUIDANCE]), strategy(TOOLS, [CONTEST, POLICY])];
      const none = [strategy(RISK, [GUIDANCE]), strategy(TOOLS, [POLICY])];
      const one = [strategy(RISK, [GUIDANCE, CONTEST]), strategy(TOOLS, [POLICY])];
      const accounts = await take(plan(1, two), plan(2, none), plan(3, one));
      expect(accounts[2]?.comparison).toMatchObject({ new: 1, returned: [] });
    });
  });

  it('lets two strategies continue one, which then has not left', async () => {
    const parts = [
      strategy('Measure Risk', [CONTEST], { continues: RISK }),
      strategy('Answer Hazards', [GUIDANCE], { continues: RISK }),
    ];
    const accounts = await take(plan(1, [strategy(RISK, [CONTEST, GUIDANCE])]), plan(2, parts));
    expect(accounts[1]?.comparison).toMatchObject({ same: 2, movedStrategy: 0, gone: 0 });
    const strategies = await record.context.get(StrategiesRecord).inQuarter(await goal(), 'FY2018-Q2');
    expect(strategies.map((one) => one.strategy.continues?.reference)).toEqual(['GR-S1', 'GR-S1']);
    expect(await referencesIn('FY2018-Q2')).toEqual(await referencesIn('FY2018-Q1'));
  });

  it('takes the same words in plans as in the pairing, whatever their footnote marks', async () => {
    const later = plan(2, [strategy(TOOLS, [POLICY])], {
      strategyChanges: [{ retired: RISK }],
      noLongerTracked: [{ milestone: GUIDANCE, strategy: RISK, mergedInto: POLICY }],
    });
    const first = plan(1, [strategy(`${RISK}¹`, [`${GUIDANCE} [2]`]), strategy(TOOLS, [`${POLICY}†`])]);
    const accounts = await take(first, later);
    expect(accounts[1]?.comparison).toMatchObject({ new: 0, gone: 1 });
  });

  describe('refuses, with a sentence, and changes nothing:', () => {
    const first = [strategy(RISK, [CONTEST, GUIDANCE]), strategy(TOOLS, [CONTEST, POLICY])];
    const titles = `the strategies of Q1 FY 2018 are "${RISK}", "${TOOLS}".`;

    it.each<[string, Json, ...string[]]>([
      [
        'a strategy under noLongerTracked that never was',
        plan(2, [strategy(RISK, [GUIDANCE])], { noLongerTracked: [{ milestone: CONTEST, strategy: 'Build roads' }] }),
        `noLongerTracked[0].strategy is "Build roads"; ${titles}`,
      ],
      [
        'words that left several strategies, with none named',
        plan(2, [strategy(RISK, [GUIDANCE]), strategy(TOOLS, [POLICY])], { noLongerTracked: [{ milestone: CONTEST }] }),
        `noLongerTracked[0].milestone is "${CONTEST}", which left "${RISK}" and "${TOOLS}"; name under strategy which of them is meant.`,
      ],
      [
        'words that did not leave the strategy that is named',
        plan(2, [strategy(RISK, [CONTEST]), strategy(TOOLS, [POLICY])], {
          noLongerTracked: [{ milestone: GUIDANCE, strategy: TOOLS }],
        }),
        `noLongerTracked[0].milestone is "${GUIDANCE}"; it must be a milestone of Q1 FY 2018 under "${TOOLS}", in its words there, that is not in this plan.`,
      ],
      [
        'a merger into words that stand in several strategies',
        plan(2, [strategy(RISK, [CONTEST, DATA]), strategy(TOOLS, [DATA, CONTEST, POLICY])], {
          noLongerTracked: [{ milestone: GUIDANCE, mergedInto: CONTEST }],
        }),
        `noLongerTracked[0].mergedInto is "${CONTEST}", the words of strategies[0].milestones[0] and strategies[1].milestones[1]; name one that is unique.`,
      ],
      [
        'a milestone that left twice',
        plan(2, [strategy(RISK, [CONTEST]), strategy(TOOLS, [CONTEST, POLICY])], {
          noLongerTracked: [{ milestone: GUIDANCE }, { milestone: `${GUIDANCE}.`, strategy: RISK }],
        }),
        `noLongerTracked[0] and noLongerTracked[1] are the same milestone, "${GUIDANCE}."; it must stand once.`,
      ],
      [
        'a strategy that left twice',
        plan(2, [strategy(TOOLS, [CONTEST, POLICY])], { strategyChanges: [{ retired: RISK }, { retired: RISK }] }),
        `strategyChanges[0] and strategyChanges[1] are the same strategy, "${RISK}"; it must stand once.`,
      ],
      [
        'a strategy that is continued and still there',
        plan(2, [...first, strategy('Answer Hazards', [DATA], { continues: RISK })]),
        `strategies[2].continues is "${RISK}", which still stands as strategies[0]; only a strategy that ended is continued.`,
      ],
      [
        'a strategy that continues another and is an old one itself',
        plan(2, [strategy(TOOLS, [CONTEST, POLICY], { continues: RISK })]),
        `strategies[0].continues is "${RISK}", but it is itself "${TOOLS}" of Q1 FY 2018; put "${RISK}" under strategyChanges.`,
      ],
    ])('%s', async (_, second, ...sentences) => {
      await take(plan(1, first));
      await refused(
        sentences.map((sentence) => `a.json: ${sentence}`),
        second,
      );
    });

    it('a first plan that speaks of an earlier quarter', () => {
      const nothing = 'there is no earlier quarter of this goal in the record.';
      return refused(
        [
          `a.json: strategies[0].continues is "${RISK}"; ${nothing}`,
          `a.json: strategyChanges[0].retired is "${TOOLS}"; ${nothing}`,
          `a.json: noLongerTracked[0].milestone is "${CONTEST}"; ${nothing}`,
        ],
        plan(4, [strategy('Answer Hazards', [DATA], { continues: RISK })], {
          strategyChanges: [{ retired: TOOLS }],
          noLongerTracked: [{ milestone: CONTEST }],
        }),
      );
    });

    it('several plans at once, but none that would be settled against one of them', async () => {
      const other = (quarter: number, more: Json) => ({
        ...plan(quarter, first, more),
        goal: { number: 5, slug: 'workforce', title: 'Workforce' },
      });
      await take(plan(1, first), other(1, {}));
      const unknown = { strategyChanges: [{ retired: 'Build roads' }] };
      const problem = `strategyChanges[0].retired is "Build roads"; ${titles}`;
      await refused(
        [`a.json: ${problem}`, `b.json: ${problem}`],
        plan(2, first, unknown),
        other(2, unknown),
        plan(3, first, { strategyChanges: [{ retired: 'Build more roads' }] }),
      );
    });
  });
});
