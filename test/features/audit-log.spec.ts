import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { type PlanFile, readPlanFiles } from '../../src/plan-import/plan-files.js';
import { EditionRow } from '../../src/publishing/edition.entity.js';
import { Refused } from '../../src/refused.js';
import { databaseKind } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { openRecord, type OpenRecord, PPM, samplePlans } from '../support/sample-plans.js';

const FIRST = {
  source: { file: 'cx-q1.pdf', pages: 12 },
  period: { fiscalYear: 2018, quarter: 1 },
  goal: {
    number: 4,
    slug: 'customer-experience',
    title: 'Improve Service',
    statement: ['Serve the public well.'],
    leaders: [{ name: 'Mark Bussow', title: 'Director', organization: 'OMB' }],
    partners: ['Department of State'],
  },
  highlights: ['The first meeting was held.'],
  strategies: [
    {
      label: 'Strategy 1',
      title: 'Improve digital services',
      lead: 'USDS',
      milestones: [
        { title: 'Issue dashboard guidance', due: '2Q FY18', status: 'On track', owner: 'OMB' },
        { title: 'Publish a list of all agency websites', due: '4Q FY18', status: 'On track', owner: 'GSA' },
      ],
    },
    {
      label: 'Strategy 2',
      title: 'Train people',
      milestones: [{ title: 'Recruit forty fellows', due: '3Q FY18', status: 'On track', owner: 'OPM' }],
    },
    {
      label: 'Strategy 3',
      title: 'Measure trust in government',
      milestones: [{ title: 'Survey veterans about benefits', due: '3Q FY18', status: 'At risk', owner: 'VA' }],
    },
  ],
  indicators: [{ name: 'Programs that ask', unit: '%', values: [{ period: 'FY 2017', value: '42' }] }],
};

const SECOND = {
  source: { file: 'cx-q2.pdf', pages: 18 },
  period: { fiscalYear: 2018, quarter: 2 },
  goal: {
    number: 4,
    slug: 'customer-experience',
    title: 'Improving Customer Experience',
    statement: ['Provide a modern experience.'],
    leaders: [{ name: 'Matt Lira', title: null, organization: 'White House' }],
    partners: ['Department of State', 'Department of Veterans Affairs'],
  },
  highlights: ['Guidance was drafted.'],
  strategies: [
    {
      label: 'Strategy 1',
      title: 'Improve digital services',
      lead: 'GSA',
      problem: 'Forms are on paper.',
      milestones: [
        {
          group: 'Dashboards',
          title: 'Issue dashboard guidance',
          due: '3Q FY18',
          status: 'Missed',
          change: 'Was on track',
          owner: 'OMB, GSA',
          barriers: 'Schedules are unclear.',
          recovery: '4Q FY18',
          reason: 'A review was added.',
          footnotes: ['As of April.'],
          page: 7,
        },
        { title: 'Publish a list of all agency websites', due: '4Q FY18', status: 'On track', owner: 'GSA' },
      ],
    },
    {
      label: 'Strategy 2',
      title: 'Grow the skills of the whole workforce',
      continues: 'Train people',
      milestones: [{ title: 'Recruit forty fellows', due: '3Q FY18', status: 'On track', owner: 'OPM' }],
    },
    {
      label: 'Strategy 3',
      title: 'Open records',
      milestones: [{ title: 'Launch an open archive', due: '1Q FY19', status: 'Not started', owner: 'NARA' }],
    },
  ],
  strategyChanges: [{ retired: 'Measure trust in government', reason: 'It has its own goal now.' }],
  noLongerTracked: [
    {
      milestone: 'Survey veterans about benefits',
      reason: 'The dashboard asks it.',
      mergedInto: 'Issue dashboard guidance',
    },
  ],
  indicators: [{ name: 'Programs that ask', unit: '%', values: [{ period: 'FY 2018', value: '57' }] }],
};

const CORRECTIONS = new Map([
  ['Recruit forty fellows', 'Recruit forty Fellows'],
  ['Launch an open archive', 'Launch the open archive'],
]);

const LIST = 'Publish a list of all agency websites';

/** The second quarter with two titles put right and one milestone taken out. */
const SECOND_CORRECTED = {
  ...SECOND,
  strategies: SECOND.strategies.map(({ milestones, ...strategy }) => ({
    ...strategy,
    milestones: milestones
      .filter(({ title }) => title !== LIST)
      .map((milestone) => ({ ...milestone, title: CORRECTIONS.get(milestone.title) ?? milestone.title })),
  })),
};

const FIRST_CORRECTED = { ...FIRST, highlights: ['The first meeting was held in October.'] };

const plans = (...written: object[]): Promise<PlanFile[]> => {
  const folder = join(freshFolder(), 'plans');
  mkdirSync(folder);
  for (const [index, plan] of written.entries()) {
    writeFileSync(join(folder, `${index}.json`), JSON.stringify(plan));
  }
  return readPlanFiles([folder]);
};

describe(`the audit log on ${databaseKind()}`, () => {
  let record: OpenRecord;
  let opened: number;
  beforeEach(async () => {
    record = await openRecord();
    opened = Date.now();
  });
  afterEach(() => record.close());

  const log = (): Promise<LogEntry[]> =>
    record.context
      .get(UnitOfWork)
      .manager.getRepository(LogEntry)
      .find({ order: { at: 'ASC', position: 'ASC' } });

  /** Imports the plans, and gives the entries that it made. */
  const importing = async (...written: object[]): Promise<LogEntry[]> => {
    const known = new Set((await log()).map(({ id }) => id));
    await record.import(await plans(...written));
    return (await log()).filter(({ id }) => !known.has(id));
  };

  const only = (entries: readonly LogEntry[], action: string, kind: string, title: string): LogEntry => {
    const found = entries.filter(
      (one) => one.action === action && one.subjectKind === kind && one.subjectTitle === title,
    );
    expect([action, kind, title, found.length]).toEqual([action, kind, title, 1]);
    return found[0]!;
  };

  it('says of every entry who did it and when, in one order for all that a command did', async () => {
    await record.import(await plans(FIRST, SECOND));
    const entries = await log();
    expect(new Set(entries.map(({ actorName, actorRole }) => `${actorName}, ${actorRole}`))).toEqual(
      new Set([`${PPM.name}, ${PPM.role}`]),
    );
    expect(new Set(entries.map(({ at }) => at.getTime())).size).toBe(1);
    expect(entries[0]!.at.getTime()).toBeGreaterThanOrEqual(opened);
    expect(entries[0]!.at.getTime()).toBeLessThanOrEqual(Date.now());
    expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index));
  });

  it('says what a first plan adds, with nothing before it', async () => {
    const entries = await importing(FIRST);
    expect(entries.map(({ action, subjectKind, subjectTitle }) => `${action} ${subjectKind} ${subjectTitle}`)).toEqual([
      'added agenda pma-2017',
      'added goal customer-experience',
      'imported quarterly update customer-experience Q1 FY 2018',
      'reported goal customer-experience',
      'reported indicators customer-experience',
      ...['added strategy CX-S1', 'added strategy CX-S2', 'added strategy CX-S3'],
      ...['added milestone CX-001', 'added milestone CX-002', 'added milestone CX-003', 'added milestone CX-004'],
    ]);
    expect(entries.map(({ before }) => before)).toEqual(entries.map(() => null));
    expect(only(entries, 'added', 'agenda', 'pma-2017').after).toMatchObject({ slug: 'pma-2017' });
    expect(only(entries, 'added', 'goal', 'customer-experience').after).toMatchObject({ number: 4, prefix: 'CX' });
    expect(only(entries, 'added', 'milestone', 'CX-004').after).toMatchObject({
      quarter: 'FY2018-Q1',
      title: 'Survey veterans about benefits',
      strategy: 'CX-S3',
    });
  });

  it('adds an agenda once, with the first goal under it', async () => {
    await importing(FIRST);
    const goal = { ...FIRST.goal, number: 5, slug: 'grants', title: 'Grants' };
    const entries = await importing({ ...FIRST, goal });
    expect(entries.filter(({ action, subjectKind }) => action === 'added' && subjectKind === 'agenda')).toEqual([]);
    only(entries, 'added', 'goal', 'grants');
  });

  describe('of the next quarter', () => {
    let entries: LogEntry[];
    beforeEach(async () => {
      await importing(FIRST);
      entries = await importing(SECOND);
    });

    it('says what the update is', () => {
      const { before, after } = only(entries, 'imported', 'quarterly update', 'customer-experience Q2 FY 2018');
      expect(before).toBeNull();
      expect(after).toMatchObject({
        quarter: 'FY2018-Q2',
        highlights: ['Guidance was drafted.'],
        sourceFile: 'cx-q2.pdf',
        planSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    });

    it('says how the goal changed its title, statement, leaders and partners', () => {
      const { before, after } = only(entries, 'reported', 'goal', 'customer-experience');
      expect(before).toMatchObject({
        quarter: 'FY2018-Q1',
        title: 'Improve Service',
        statement: ['Serve the public well.'],
        leaders: [{ name: 'Mark Bussow', title: 'Director', organization: 'OMB' }],
        partners: ['Department of State'],
      });
      expect(after).toMatchObject({
        quarter: 'FY2018-Q2',
        title: 'Improving Customer Experience',
        statement: ['Provide a modern experience.'],
        leaders: [{ name: 'Matt Lira', title: null, organization: 'White House' }],
        partners: ['Department of State', 'Department of Veterans Affairs'],
      });
    });

    it('says which indicators it reports', () => {
      const { before, after } = only(entries, 'reported', 'indicators', 'customer-experience');
      expect(before).toMatchObject({
        quarter: 'FY2018-Q1',
        indicators: [{ name: 'Programs that ask', unit: '%', values: [{ period: 'FY 2017', value: '42' }] }],
      });
      expect(after).toMatchObject({
        quarter: 'FY2018-Q2',
        indicators: [{ name: 'Programs that ask', unit: '%', values: [{ period: 'FY 2018', value: '57' }] }],
      });
    });

    it('says which strategies were restated, continued, added and ended', () => {
      const restated = only(entries, 'reported', 'strategy', 'CX-S1');
      expect(restated.before).toMatchObject({ quarter: 'FY2018-Q1', lead: 'USDS', problem: null });
      expect(restated.after).toMatchObject({ quarter: 'FY2018-Q2', lead: 'GSA', problem: 'Forms are on paper.' });

      const continued = only(entries, 'continued', 'strategy', 'CX-S4');
      expect(continued.before).toMatchObject({ quarter: 'FY2018-Q1', reference: 'CX-S2', title: 'Train people' });
      expect(continued.after).toMatchObject({
        quarter: 'FY2018-Q2',
        reference: 'CX-S4',
        continues: 'CX-S2',
        title: 'Grow the skills of the whole workforce',
      });

      const added = only(entries, 'added', 'strategy', 'CX-S5');
      expect([added.before, added.after]).toMatchObject([null, { quarter: 'FY2018-Q2', title: 'Open records' }]);

      const ended = only(entries, 'ended', 'strategy', 'CX-S3');
      expect(ended.before).toMatchObject({ quarter: 'FY2018-Q1', title: 'Measure trust in government' });
      expect(ended.after).toMatchObject({ endedIn: 'FY2018-Q2', endReason: 'It has its own goal now.' });
      only(entries, 'ended', 'strategy', 'CX-S2');
    });

    it('says all that was printed of a milestone, with its reading', () => {
      const { before, after } = only(entries, 'reported', 'milestone', 'CX-001');
      expect(before).toEqual({
        quarter: 'FY2018-Q1',
        reference: 'CX-001',
        strategy: 'CX-S1',
        position: 0,
        group: null,
        title: 'Issue dashboard guidance',
        ownerText: 'OMB',
        ...{ dueText: '2Q FY18', dueKind: 'scheduled', dueQuarter: 'FY2018-Q2', dueInterpreted: false },
        ...{ statusText: 'On track', status: 'On track', remark: null, explanation: null },
        ...{ recoveryText: null, recoveryQuarter: null, reason: null, footnotes: [], page: null },
      });
      expect(after).toEqual({
        quarter: 'FY2018-Q2',
        reference: 'CX-001',
        strategy: 'CX-S1',
        position: 0,
        group: 'Dashboards',
        title: 'Issue dashboard guidance',
        ownerText: 'OMB, GSA',
        ...{ dueText: '3Q FY18', dueKind: 'scheduled', dueQuarter: 'FY2018-Q3', dueInterpreted: false },
        ...{ statusText: 'Missed', status: 'Missed', remark: 'Was on track', explanation: 'Schedules are unclear.' },
        ...{ recoveryText: '4Q FY18', recoveryQuarter: 'FY2018-Q4', reason: 'A review was added.' },
        ...{ footnotes: ['As of April.'], page: 7 },
      });
      const moved = only(entries, 'reported', 'milestone', 'CX-003');
      expect([moved.before, moved.after]).toMatchObject([{ strategy: 'CX-S2' }, { strategy: 'CX-S4' }]);
    });

    it('says which milestone is no longer tracked, and why', () => {
      const { before, after } = only(entries, 'departed', 'milestone', 'CX-004');
      expect(before).toMatchObject({
        quarter: 'FY2018-Q1',
        title: 'Survey veterans about benefits',
        status: 'At risk',
      });
      expect(after).toMatchObject({ quarter: 'FY2018-Q2', reason: 'The dashboard asks it.', into: 'CX-001' });
    });
  });

  it('has the old title before the new one where a quarter is imported again, and what was not written again', async () => {
    await importing(FIRST, SECOND);
    const entries = await importing(FIRST, SECOND_CORRECTED);
    for (const [reference, title] of [
      ['CX-003', 'Recruit forty fellows'],
      ['CX-005', 'Launch an open archive'],
    ] as const) {
      const { before, after } = only(entries, 'reported', 'milestone', reference);
      expect([before, after]).toMatchObject([
        { quarter: 'FY2018-Q2', title },
        { quarter: 'FY2018-Q2', title: CORRECTIONS.get(title) },
      ]);
    }
    const erased = only(entries, 'erased', 'milestone', 'CX-002');
    expect([erased.before, erased.after]).toMatchObject([{ quarter: 'FY2018-Q2', title: LIST }, null]);
    expect(entries.filter(({ action }) => action === 'erased')).toEqual([erased]);
    expect(only(entries, 'departed', 'milestone', 'CX-004').before).toMatchObject({ reason: 'The dashboard asks it.' });
    expect(only(entries, 'imported', 'quarterly update', 'customer-experience Q2 FY 2018').before).toMatchObject({
      planSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('has what was erased of later quarters where an earlier one is imported again', async () => {
    const first = await importing(FIRST, SECOND);
    const entries = await importing(FIRST_CORRECTED, SECOND);
    const update = 'customer-experience Q2 FY 2018';
    for (const [kind, title] of [
      ['quarterly update', update],
      ['goal', 'customer-experience'],
      ['indicators', 'customer-experience'],
      ['strategy', 'CX-S4'],
      ['milestone', 'CX-001'],
      ['milestone', 'CX-005'],
    ] as const) {
      const erased = only(entries, 'erased', kind, title);
      const written = first.findLast(({ subjectKind, subjectTitle }) => subjectKind === kind && subjectTitle === title);
      expect([erased.before, erased.after]).toEqual([written!.after, null]);
    }
    const again = only(entries, 'imported', 'quarterly update', 'customer-experience Q1 FY 2018');
    expect([again.before, again.after]).toMatchObject([
      { highlights: FIRST.highlights },
      { highlights: FIRST_CORRECTED.highlights },
    ]);
    expect(only(entries, 'imported', 'quarterly update', update).before).toBeNull();
  });

  it('has no entry of an import that changes nothing or is refused', async () => {
    await importing(FIRST, SECOND);
    const before = await log();
    expect(await importing(FIRST, SECOND)).toEqual([]);
    const unknown = { ...SECOND_CORRECTED, noLongerTracked: [{ milestone: 'A milestone that nobody knows' }] };
    await expect(importing(FIRST, unknown)).rejects.toThrow(Refused);
    await expect(importing(FIRST_CORRECTED)).rejects.toThrow(Refused);
    expect(await log()).toEqual(before);
  });

  it('says who published an edition, when, and its SHA-256', async () => {
    await importing(FIRST);
    await expect(record.publish(null, 'FY2018-Q3')).rejects.toThrow(Refused);
    expect((await log()).filter(({ action }) => action === 'published')).toEqual([]);

    await record.publish(null, 'FY2018-Q1');
    const entry = only(await log(), 'published', 'edition', 'customer-experience Q1 FY 2018, edition 1');
    const [edition] = await record.context.get(UnitOfWork).manager.getRepository(EditionRow).find();
    expect(edition!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(entry).toMatchObject({
      actorName: PPM.name,
      actorRole: PPM.role,
      subjectId: edition!.id,
      before: null,
      after: { sha256: edition!.sha256 },
    });
    expect(entry.at.getTime()).toBeGreaterThanOrEqual(opened);
  });

  it('costs little: every sample plan is imported in well under five seconds of work', async () => {
    const files = await samplePlans();
    const started = process.cpuUsage();
    await record.import(files);
    const { user, system } = process.cpuUsage(started);
    expect(user + system).toBeLessThan(5_000_000);
  }, 60_000);
});
