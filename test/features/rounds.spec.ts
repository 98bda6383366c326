import { LogEntry } from '../../src/audit/log-entry.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { IndicatorsRecord } from '../../src/indicators/indicators.record.js';
import { isOpen } from '../../src/milestones/domain/missed.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { NotAllowed } from '../../src/not-allowed.js';
import type { Person } from '../../src/people/domain/signed-in.js';
import { EditionsRecord } from '../../src/publishing/editions.record.js';
import { ReportAssembly } from '../../src/publishing/report-assembly.service.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../../src/quarterly-updates/update-texts.record.js';
import { Refused } from '../../src/refused.js';
import { RoundsRecord } from '../../src/rounds/rounds.record.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { StaleEdit } from '../../src/stale-edit.js';
import { StrategiesRecord } from '../../src/strategies/strategies.record.js';
import { openRecord, type OpenRecord, samplePlans } from '../support/sample-plans.js';

const PAT: Person = {
  ...{ id: 'pat', name: 'Pat Morgan', email: 'pat.morgan@example.gov' },
  roles: [{ role: 'ppm', goal: null }],
};
const LEE: Person = {
  ...{ id: 'lee', name: 'Lee Carter', email: 'lee.carter@example.gov' },
  roles: [{ role: 'leader', goal: 'customer-experience' }],
};
const DUE = new Date('2028-11-15T22:00:00Z');
const Q4 = { quarter: 'FY2018-Q4', submissionsDueAt: DUE, releaseAt: null } as const;

let record: OpenRecord;
let rounds: RoundsService;

const get: OpenRecord['context']['get'] = (token: never) => record.context.get(token);

const refusalOf = async (attempt: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw new Error('It was not refused', { cause: error });
  return error.sentences;
};

const logged = (action: string): Promise<LogEntry[]> =>
  get(UnitOfWork)
    .manager.getRepository(LogEntry)
    .find({ where: { action }, order: { position: 'ASC' } });

describe('A round', () => {
  beforeEach(async () => {
    record = await openRecord();
    rounds = get(RoundsService);
  });

  afterEach(() => record.close());

  const published = async (quarters: readonly QuarterKey[], goal = '') => {
    await record.import((await samplePlans(goal)).filter(({ quarter }) => quarters.includes(quarter)));
    for (const quarter of quarters) await record.publish(null, quarter);
  };

  it('carries every goal forward from its last update', async () => {
    await published(['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3']);
    await rounds.open(Q4, PAT);

    const goals = await get(GoalsRecord).all();
    expect(goals).toHaveLength(14);
    for (const goal of goals) {
      const updates = await get(QuarterlyUpdatesRecord).of(goal);
      const [last, update] = updates.slice(-2);
      if (!last || !update) throw new Error(`${goal.slug} was not carried`);
      expect(update).toMatchObject({ quarter: 'FY2018-Q4', planSha256: null, importedAt: null, highlights: [] });
      const [before, after] = await Promise.all(
        [last.quarter, update.quarter].map(async (quarter) => ({
          said: await get(GoalsRecord).inQuarter(goal, quarter),
          strategies: (await get(StrategiesRecord).inQuarter(goal, quarter)).map(({ strategyId, title }) => [
            strategyId,
            title,
          ]),
          milestones: await get(MilestonesRecord).inQuarter(goal, quarter),
          indicators: (await get(IndicatorsRecord).inQuarter(goal, quarter)).map((one) => ({ ...one, values: [] })),
        })),
      );
      if (!before || !after) throw new Error('Two quarters were asked for');
      expect({ ...after, milestones: [] }).toEqual({ ...before, milestones: [] });
      const kept = (rows: typeof after.milestones) =>
        rows.map((row) => [
          row.milestoneId,
          row.title,
          row.group,
          row.ownerText,
          row.dueText,
          row.dueQuarter,
          row.status,
          row.statusText,
        ]);
      expect(kept(after.milestones)).toEqual(kept(before.milestones));
      expect(after.milestones.every((row) => row.carriedOver && row.version === 1)).toBe(true);
      expect(after.milestones.some((row) => row.explanation ?? row.remark ?? row.reason ?? row.editedBy)).toBe(false);
    }
  });

  it('begins the summary and the highlights with the words of the last plan', async () => {
    await published(['FY2018-Q1'], 'customer-experience');
    await rounds.open({ ...Q4, quarter: 'FY2018-Q2' }, PAT);
    const goal = await get(GoalsRecord).bySlug('customer-experience');
    const [last, update] = await get(QuarterlyUpdatesRecord).of(goal!);
    const texts = await get(UpdateTextsRecord).of(update!.id);
    expect(texts.map(({ section, carriedOver, version }) => [section, carriedOver, version])).toEqual([
      ['summary', texts[0]!.text !== '', 1],
      ['highlights', texts[1]!.text !== '', 1],
    ]);
    expect(texts[1]!.text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(last!.highlights.length);
  });

  it('leaves nothing of the last edition behind, and counts no status before somebody confirms it', async () => {
    await published(['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3']);
    await rounds.open(Q4, PAT);
    for (const goal of await get(GoalsRecord).all()) {
      const update = await get(QuarterlyUpdatesRecord).inQuarter(goal, 'FY2018-Q4');
      const { report } = await get(ReportAssembly).of(update!, goal);
      const last = await get(EditionsRecord).lastBefore(goal, 'FY2018-Q4');
      expect(report.noLongerTracked).toEqual([]);
      expect(report.totals.milestones).toBe(last!.totals.milestones);
      expect(report.totals.completed).toBe(last!.totals.completed);
      expect(
        report.milestones.every(({ reportedStatus }) => !isOpen(reportedStatus) || reportedStatus === 'Not reported'),
      ).toBe(true);
    }
  });

  it('is in the log with every update it began', async () => {
    await published(['FY2018-Q1'], 'customer-experience');
    const round = await rounds.open({ ...Q4, quarter: 'FY2018-Q2' }, PAT);
    const [opened] = await logged('opened');
    expect(opened).toMatchObject({
      ...{ actorName: 'Pat Morgan', actorId: 'pat', subjectKind: 'round', subjectId: round.id },
      ...{ subjectTitle: 'Q2 FY 2018', before: null },
      after: { quarter: 'FY2018-Q2', submissionsDueAt: DUE.toISOString(), releaseAt: null },
    });
    const [carried] = await logged('carried over');
    expect(carried).toMatchObject({
      ...{ subjectKind: 'quarterly update', subjectTitle: 'customer-experience Q2 FY 2018', before: null },
      after: { quarter: 'FY2018-Q2', from: 'FY2018-Q1' },
      unit: opened!.unit,
    });
  });

  it('leaves an update alone that was imported already', async () => {
    await published(['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3'], 'customer-experience');
    await record.import((await samplePlans('customer-experience')).filter(({ quarter }) => quarter === 'FY2018-Q4'));
    await rounds.open(Q4, PAT);
    const goal = await get(GoalsRecord).bySlug('customer-experience');
    expect((await get(QuarterlyUpdatesRecord).inQuarter(goal!, 'FY2018-Q4'))?.planSha256).not.toBeNull();
    expect(await logged('carried over')).toHaveLength(0);
  });

  it('is opened by PPM staff only', async () => {
    await published(['FY2018-Q1'], 'customer-experience');
    await expect(rounds.open({ ...Q4, quarter: 'FY2018-Q2' }, LEE)).rejects.toThrow(NotAllowed);
    expect(await get(RoundsRecord).all()).toEqual([]);
    expect(await logged('opened')).toEqual([]);
  });

  it('is refused with what stands against it, and changes nothing', async () => {
    expect(await refusalOf(rounds.open(Q4, PAT))).toEqual([
      'No goal is on record under the agenda of Q4 FY 2018; import the plan of a quarter first.',
    ]);
    await record.import((await samplePlans('customer-experience')).slice(0, 2));
    await record.publish(null, 'FY2018-Q1');
    expect(await refusalOf(rounds.open({ ...Q4, quarter: 'FY2018-Q1' }, PAT))).toEqual([
      'Reports of Q1 FY 2018 are published already; the next round can be for Q2 FY 2018 or a later quarter.',
    ]);
    expect(await refusalOf(rounds.open({ ...Q4, quarter: 'FY2018-Q3' }, PAT))).toEqual([
      'customer-experience Q2 FY 2018 is not published yet; publish it before Q3 FY 2018 is opened, because changes and first due dates are counted from published reports.',
    ]);
    await record.publish(null, 'FY2018-Q2');
    expect(await refusalOf(rounds.open({ ...Q4, releaseAt: new Date('2018-11-15T22:00:00Z') }, PAT))).toHaveLength(2);
    expect(await get(RoundsRecord).all()).toEqual([]);

    await rounds.open({ ...Q4, quarter: 'FY2018-Q3' }, PAT);
    expect(await refusalOf(rounds.open({ ...Q4, quarter: 'FY2018-Q3' }, PAT))).toEqual([
      'The round of Q3 FY 2018 was opened already.',
    ]);
    expect(await refusalOf(rounds.open(Q4, PAT))).toEqual([
      'The round of Q3 FY 2018 is open; release it before the next one is opened.',
    ]);
    expect(await get(RoundsRecord).all()).toHaveLength(1);
  });

  it('gets other dates, unless somebody else gave it some meanwhile', async () => {
    await published(['FY2018-Q1'], 'customer-experience');
    const Q2 = { ...Q4, quarter: 'FY2018-Q2' } as const;
    const { version } = await rounds.open(Q2, PAT);
    const later = { submissionsDueAt: new Date('2028-11-20T22:00:00Z'), releaseAt: new Date('2028-12-01T14:00:00Z') };
    await expect(rounds.changeDates('FY2018-Q2', version, later, LEE)).rejects.toThrow(NotAllowed);
    await rounds.changeDates('FY2018-Q2', version, later, PAT);
    expect(await get(RoundsRecord).of('FY2018-Q2')).toMatchObject({ ...later, version: version + 1 });
    expect((await logged('rescheduled'))[0]).toMatchObject({
      before: { submissionsDueAt: DUE.toISOString(), releaseAt: null },
      after: { releaseAt: later.releaseAt.toISOString() },
    });
    await expect(rounds.changeDates('FY2018-Q2', version, { ...later, releaseAt: null }, PAT)).rejects.toThrow(
      StaleEdit,
    );
    expect(await get(RoundsRecord).of('FY2018-Q2')).toMatchObject(later);
  });
});
