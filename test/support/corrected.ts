import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { RowsService } from '../../src/drafting/rows.service.js';
import type { QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import { GoalsRecord } from '../../src/goals/goals.record.js';
import { MilestonesRecord } from '../../src/milestones/milestones.record.js';
import { freeze } from '../../src/publishing/domain/fingerprint.js';
import { EditionsRecord } from '../../src/publishing/editions.record.js';
import type { Report, ReportedMilestone } from '../../src/quarterly-updates/domain/report.js';
import type { ServedDesk, Visitor } from './desk.js';
import type { OpenRecord } from './sample-plans.js';

const SLUG = 'customer-experience';

/** The address of the report that is corrected. */
export const CORRECTED = `/goals/${SLUG}/updates/fy2018-q3`;

const CORRECTION = `/desk${CORRECTED}/correction`;

/** Begins a correction as PPM staff do at the desk: one more milestone of the quarter is completed. */
export const beginCorrection = async (desk: ServedDesk, ppm: Visitor): Promise<void> => {
  await ppm.post(CORRECTION, { reason: 'It was completed in June.' });
  const { context } = desk.record;
  const goal = await context.get(GoalsRecord).bySlug(SLUG);
  const rows = goal ? await context.get(MilestonesRecord).inQuarter(goal, 'FY2018-Q3') : [];
  const row = rows.find(({ status }) => status === 'On track');
  if (!row) throw new Error('Nothing is on track');
  const { id, version } = row;
  await context
    .get(RowsService)
    .change(desk.people.ppm, SLUG, 'FY2018-Q3', [{ row: id, version, change: { status: 'Completed' } }]);
};

/** Publishes it as the next edition and gives the status of the answer, which is 303. */
export const publishCorrection = async (ppm: Visitor): Promise<number> =>
  (await ppm.post(`${CORRECTION}/edition`, { reason: 'As said.', waive: 'As in the plan of 2018.' })).status;

/** Publishes the next edition of a report as the program does, with its milestones changed, and without the desk. */
export const publishChanged = async (
  { context }: OpenRecord,
  { slug, quarter }: { slug: string; quarter: QuarterKey },
  change: (milestone: ReportedMilestone) => ReportedMilestone,
  correction: string,
): Promise<void> => {
  const [goals, editions] = [
    context.get(GoalsRecord, { strict: false }),
    context.get(EditionsRecord, { strict: false }),
  ];
  await context.get(UnitOfWork, { strict: false }).run(async () => {
    const goal = await goals.bySlug(slug);
    const published = goal && (await editions.newestOf(goal, quarter));
    if (!goal || !published) throw new Error(`Nothing is published of ${slug} ${quarter}`);
    const { edition, ...report } = published;
    const milestones = report.milestones.map(change);
    const missed = milestones.filter((one) => one.missed).length;
    const corrected = { ...report, milestones, totals: { ...report.totals, missed } } as Report;
    const mark = { number: edition.number + 1, publishedAt: '2019-01-01T00:00:00.000Z', corrects: edition.number };
    await editions.add(goal, freeze(corrected, { ...mark, correction }), 'PPM');
  });
};
