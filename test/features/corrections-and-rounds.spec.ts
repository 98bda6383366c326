import { AuditReader } from '../../src/audit/audit-reader.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { CorrectionService } from '../../src/drafting/correction/correction.service.js';
import { QuarterSnapshots } from '../../src/drafting/correction/quarter-snapshot.js';
import { IndicatorValuesService } from '../../src/drafting/indicator-values.service.js';
import { ReviewService } from '../../src/drafting/review.service.js';
import { TextsService } from '../../src/drafting/texts.service.js';
import { WaiversService } from '../../src/drafting/waivers.service.js';
import { textOfValues } from '../../src/indicators/domain/values-text.js';
import { IndicatorsRecord } from '../../src/indicators/indicators.record.js';
import { MilestoneStructureRecord } from '../../src/milestones/milestone-structure.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { EditionsRecord } from '../../src/publishing/editions.record.js';
import { ReportAssembly } from '../../src/publishing/report-assembly.service.js';
import { QuarterlyUpdatesRecord } from '../../src/quarterly-updates/quarterly-updates.record.js';
import { UpdateTextsRecord } from '../../src/quarterly-updates/update-texts.record.js';
import { Refused } from '../../src/refused.js';
import { RoundsRecord } from '../../src/rounds/rounds.record.js';
import { RoundsService } from '../../src/rounds/rounds.service.js';
import { StrategiesRecord } from '../../src/strategies/strategies.record.js';
import { StrategyStructureRecord } from '../../src/strategies/strategy-structure.record.js';
import { CX, Q4, servedDraft, type ServedDraft } from '../support/drafted.js';
import { type ServedDesk, servedDesk } from '../support/desk.js';

const Q3 = { slug: CX, quarter: 'FY2018-Q3' } as const;
const WHY = 'The summary was left out.';

const sentencesOf = async (refused: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await refused.catch((thrown: unknown) => thrown);
  if (error instanceof Refused) return error.sentences;
  throw new Error('It was not refused');
};

describe('A correction of the last quarter', () => {
  let desk: ServedDesk;
  const get: ServedDesk['record']['context']['get'] = (token: never) => desk.record.context.get(token);

  beforeAll(async () => {
    desk = await servedDesk();
  });
  afterAll(() => desk.stop());

  const openRound = () =>
    get(RoundsService).open(
      { quarter: Q4, submissionsDueAt: new Date('2028-11-15T22:00:00Z'), releaseAt: null },
      desk.people.ppm,
    );

  it('keeps the next round shut: it would begin with what is half corrected', async () => {
    await get(CorrectionService).open(desk.people.ppm, Q3, WHY);
    expect(await sentencesOf(openRound())).toEqual([
      `${CX} Q3 FY 2018 is being corrected; publish or discard the correction before Q4 FY 2018 is opened, because the round begins with what that report says.`,
    ]);
    expect(await get(RoundsRecord).all()).toEqual([]);
  });

  it('takes back what left, was split off, ended or was let pass meanwhile, and says so in the log', async () => {
    const { goal, update } = (await get(CorrectionService).of(Q3))!;
    const [first, second] = await get(MilestonesRecord).inQuarter(goal, Q3.quarter);
    const [strategy] = await get(StrategiesRecord).inQuarter(goal, Q3.quarter);
    const before = await get(QuarterSnapshots).of(goal, update);
    const reason = 'For a test.';
    await get(UnitOfWork).run(async () => {
      const structure = get(MilestoneStructureRecord);
      await structure.depart(Q3.quarter, { milestoneId: first!.milestoneId, reason, intoId: null });
      const origin = { milestoneId: second!.milestoneId, fromId: first!.milestoneId, reason };
      await structure.addOrigin(Q3.quarter, origin);
      await get(StrategyStructureRecord).setEnd(strategy!.strategyId, { endedIn: Q3.quarter, endReason: reason });
    });
    const [finding] = (await get(ReportAssembly).of(update, goal)).findings;
    await get(WaiversService).waive(desk.people.ppm, CX, Q3.quarter, finding!, reason);
    expect(await get(QuarterSnapshots).of(goal, update)).not.toEqual(before);

    await get(CorrectionService).discard(desk.people.ppm, Q3);
    expect(await get(QuarterSnapshots).of(goal, update)).toEqual(before);
    const told = await get(AuditReader).entries({ action: 'put back' }, null, 10);
    expect(told.map(({ subjectTitle, before, after }) => ({ subjectTitle, before, after }))).toEqual([
      { subjectTitle: strategy!.strategy.reference, before: { quarter: Q3.quarter, endReason: reason }, after: null },
      { subjectTitle: second!.milestone.reference, before: { quarter: Q3.quarter, reason }, after: null },
      { subjectTitle: first!.milestone.reference, before: { quarter: Q3.quarter, reason }, after: null },
      { subjectTitle: `${CX} Q3 FY 2018`, before: { finding: finding!.sentence, reason }, after: null },
    ]);
  });

  it('puts the values of indicators back, and says so in the log', async () => {
    const { people } = desk;
    await get(CorrectionService).open(people.ppm, Q3, WHY);
    const { goal } = (await get(CorrectionService).of(Q3))!;
    const before = await get(IndicatorsRecord).inQuarter(goal, Q3.quarter);
    const [first] = before;
    const now = { ...first!, values: [{ period: 'Q3 FY 2018', value: '99' }] };
    const values = get(IndicatorValuesService);
    await values.change(people.ppm, CX, Q3.quarter, [{ position: 0, was: first!, now }]);
    const added = { name: 'Calls answered', description: null, unit: null, baseline: null, target: '9 of 10' };
    await values.add(people.ppm, CX, Q3.quarter, added);
    expect(await get(IndicatorsRecord).inQuarter(goal, Q3.quarter)).not.toEqual(before);

    await get(CorrectionService).discard(people.ppm, Q3);
    expect(await get(IndicatorsRecord).inQuarter(goal, Q3.quarter)).toEqual(before);
    const told = await get(AuditReader).entriesOf(['indicators'], goal.id, 2);
    const values99 = { indicator: first!.name, values: 'Q3 FY 2018: 99' };
    const valuesWere = { indicator: first!.name, values: textOfValues(first!.values) || null };
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ action: 'put back', actorName: 'Pat Morgan' },
          ...{
            before: expect.objectContaining(values99) as object,
            after: expect.objectContaining(valuesWere) as object,
          },
        }),
        expect.objectContaining({
          ...{ action: 'put back', after: null },
          before: expect.objectContaining({ indicator: 'Calls answered', target: '9 of 10' }) as object,
        }),
      ]),
    );
  });

  it('leaves no prose behind when it is discarded, and says so in the log', async () => {
    const { people } = desk;
    await get(CorrectionService).open(people.ppm, Q3, WHY);
    await get(TextsService).save(people.ppm, CX, Q3.quarter, 'summary', { text: 'We were wrong.', version: 0 });
    await get(CorrectionService).discard(people.ppm, Q3);
    const at = await get(CorrectionService).of(Q3);
    expect(await get(UpdateTextsRecord).of(at!.update.id)).toEqual([]);
    const entries = await get(AuditReader).entriesOf(['quarterly update'], at!.update.id, 2);
    expect(entries.find(({ action }) => action === 'put back')).toMatchObject({
      ...{ before: { summary: 'We were wrong.' }, after: null, subjectTitle: `${CX} Q3 FY 2018` },
    });
    await expect(openRound()).resolves.toMatchObject({ quarter: Q4 });
  });
});

describe('A correction beside a later quarter', () => {
  let desk: ServedDraft;
  const get: ServedDesk['record']['context']['get'] = (token: never) => desk.record.context.get(token);

  beforeAll(async () => {
    desk = await servedDraft();
  });
  afterAll(() => desk.stop());

  it('is not published while that is submitted or approved: it would change what was approved', async () => {
    const { ppm, ppm2, leader } = desk.people;
    const corrections = get(CorrectionService);
    await desk.makeReady();
    await get(ReviewService).submit(leader, CX, Q4);
    await corrections.open(ppm, Q3, WHY);
    await get(TextsService).save(ppm, CX, Q3.quarter, 'summary', { text: 'It went well.', version: 0 });
    const publish = () => corrections.publish(ppm, Q3, { reason: WHY, waive: 'The plan has no such words.' });
    expect(await sentencesOf(publish())).toEqual([
      'The update of Q4 FY 2018 is submitted, and says what changed since this report: return it, or have it taken back, before the correction is published.',
    ]);
    await get(ReviewService).approve(ppm2, CX, Q4);
    expect(await sentencesOf(publish())).toEqual([
      'The update of Q4 FY 2018 is approved, and says what changed since this report: reopen it before the correction is published.',
    ]);
    const { goal } = await desk.goalAndUpdate();
    expect((await get(EditionsRecord).newestOf(goal, Q3.quarter))?.edition.number).toBe(1);
    await get(ReviewService).reopen(ppm, CX, Q4, 'Q3 FY 2018 is corrected.');
    expect((await publish()).report.edition.number).toBe(2);
    const update = await get(QuarterlyUpdatesRecord).inQuarter(goal, Q4);
    expect((await get(ReportAssembly).of(update!, goal)).report.previous).toMatchObject({ edition: 2 });
  });
});
