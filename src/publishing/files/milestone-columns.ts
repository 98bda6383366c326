import { moveTold } from '../../milestones/domain/announced.js';
import type { Change } from '../../milestones/domain/change.js';
import type { PublishedReport, ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { basisOf, type ReportBasis } from '../domain/report-basis.js';
import { underTitles } from '../edition-columns.js';
import { changeFacts } from '../pages/change-facts.js';
import type { PublishedMilestone } from '../published.js';
import { column, type DataColumn, type DataTable, FROM, joined, lastDayOf, yesOrNo } from './data-columns.js';

/** A milestone with what its report was made of. */
export interface MilestoneRow extends PublishedMilestone {
  basis: ReportBasis;
}

/** The milestones of a report, in its order. */
export const milestoneRowsOf = (report: PublishedReport): MilestoneRow[] => {
  const { goal, period, edition } = report;
  const basis = basisOf(report);
  return underTitles(report).map(({ milestone, strategyTitle }) => ({
    goal,
    quarter: period.key,
    edition: edition.number,
    publishedAt: new Date(edition.publishedAt),
    ...{ milestone, strategyTitle, basis },
  }));
};

/** Of a moved due date: where the report that first shows it says so. */
export const whereAnnounced = (milestone: ReportedMilestone, { kind }: Pick<Change, 'kind'>): string | null =>
  kind === 'due-moved'
    ? { 'in-remark': 'in the remark', 'in-note': 'in a note', nowhere: 'no' }[
        moveTold(milestone, milestone).announcement
      ]
    : null;

const moveAnnounced = (milestone: ReportedMilestone): string | null =>
  milestone.changes.map((change) => whereAnnounced(milestone, change)).find((words) => words !== null) ?? null;

const changesInWords = ({ changes, due }: ReportedMilestone): string | null =>
  joined(changes.map((change) => changeFacts(change, due).text));

const { printed, read, computed, recorded } = FROM;

const WHICH: readonly DataColumn<MilestoneRow>[] = [
  column('goal', 'text', recorded, 'The name of the goal in addresses', ({ goal }) => goal.slug),
  column('quarter', 'quarter', recorded, 'The fiscal quarter that the report covers', ({ quarter }) => quarter),
  column(
    'edition',
    'number',
    recorded,
    'The number of the edition; a correction is published as the next one',
    ({ edition }) => edition,
  ),
  column('published', 'date', recorded, 'The day (UTC) on which the edition was published', ({ publishedAt }) =>
    publishedAt.toISOString().slice(0, 10),
  ),
  column(
    'report_basis',
    'text',
    recorded,
    'What the report was made of: the “published plan”, “other accounts” where no plan was at hand (nothing of it was printed, and much may be carried forward), or “drafted here”',
    ({ basis }) => basis,
  ),
];

const WHAT: readonly DataColumn<MilestoneRow>[] = [
  column(
    'reference',
    'text',
    recorded,
    'The public name of the milestone, the same in every quarter',
    ({ milestone }) => milestone.reference,
  ),
  column('strategy', 'text', printed, 'The title of the strategy it stands under', (row) => row.strategyTitle),
];

/** Columns that ask only for the milestone itself. */
const OF_THE_MILESTONE: readonly DataColumn<ReportedMilestone>[] = [
  column('group', 'text', printed, 'The sub-heading it stands under in the strategy', ({ group }) => group),
  column('milestone', 'text', printed, 'What was promised', ({ title }) => title),
  column(
    'status',
    'text',
    computed,
    'Completed, On track, Ongoing, Not started, At risk, Missed, Not reported or Withdrawn: as reported, but Missed where the calendar says so',
    ({ status }) => status,
  ),
  column(
    'missed',
    'yes or no',
    computed,
    'Whether it was due in this quarter or before, and neither completed nor withdrawn by its end',
    ({ missed }) => yesOrNo(missed),
  ),
  column('status_reported', 'text', read, 'The status that was reported', ({ reportedStatus }) => reportedStatus),
  column('status_printed', 'text', printed, 'The words of the status', ({ statusText }) => statusText),
  column(
    'completed_in',
    'quarter',
    computed,
    'The quarter whose report first shows it completed',
    ({ completedIn }) => completedIn,
  ),
  column(
    'completed_late',
    'yes or no',
    computed,
    'Whether it was completed after it was shown as missed',
    ({ completedLate }) => yesOrNo(completedLate),
  ),
  column(
    'due',
    'quarter',
    read,
    'The last fiscal quarter in which it is on time; blank where none can be named',
    ({ due }) => due.quarter,
  ),
  column('due_date', 'date', read, 'The last day of the due quarter', ({ due }) => lastDayOf(due.quarter)),
  column(
    'due_kind',
    'text',
    read,
    'scheduled (has a due quarter), unscheduled (no date), continuous (work without an end), recurring (several dates), or unclear',
    ({ due }) => due.kind,
  ),
  column('due_printed', 'text', printed, 'The words of the due date', ({ due }) => due.text),
  column(
    'due_interpreted',
    'yes or no',
    read,
    'Whether the due quarter was read from a range, a season, a year or the like, not from one firm date',
    ({ due }) => yesOrNo(due.interpreted),
  ),
  column('first_due', 'quarter', computed, 'The first due quarter ever published for it', ({ due }) => due.first),
  column('first_due_date', 'date', computed, 'The last day of the first due quarter', ({ due }) =>
    lastDayOf(due.first),
  ),
  column(
    'slip_quarters',
    'number',
    computed,
    'How much later it is due than first published; negative where it was brought forward',
    ({ due }) => due.slip,
    'quarters',
  ),
  column('moves', 'number', computed, 'How often the due quarter has moved', ({ due }) => due.moves, 'moves'),
  column(
    'rescheduled',
    'yes or no',
    computed,
    'Whether the due quarter moved in this report, before it was over',
    ({ due }) => yesOrNo(due.rescheduled),
  ),
  column(
    'moved_when_due',
    'yes or no',
    computed,
    'Whether it moved in the report of the very quarter it was due in',
    ({ due }) => yesOrNo(due.movedWhenDue),
  ),
  column('moved_after_miss', 'yes or no', computed, 'Whether it moved in this report, after a miss', ({ due }) =>
    yesOrNo(due.movedAfterMiss),
  ),
  column('changes', 'text', computed, 'What changed since the last edition; blank in a first report', changesInWords),
  column('change_printed', 'text', printed, 'The words under “change from last quarter”', ({ remark }) => remark),
  column(
    'move_announced',
    'text',
    read,
    'Where the due quarter moved: whether the report says so “in the remark” under “change from last quarter”, “in a note” beside it, or not at all (“no”)',
    moveAnnounced,
  ),
  column('owners', 'text', read, 'Who owns it, with semicolons between them', ({ owners }) => joined(owners)),
  column('owners_printed', 'text', printed, 'The words of the owner', ({ ownerText }) => ownerText),
  column(
    'explanation',
    'text',
    printed,
    'What was written about barriers, or why it was missed',
    ({ explanation }) => explanation,
  ),
  column('recovery', 'quarter', read, 'The quarter in which a missed milestone will be done', (one) => one.recovery),
  column('recovery_date', 'date', read, 'The last day of the recovery quarter', ({ recovery }) => lastDayOf(recovery)),
  column('recovery_printed', 'text', printed, 'The words given for the recovery', (one) => one.recoveryText),
  column('reason', 'text', printed, 'Why the due date moved, or why it was withdrawn', ({ reason }) => reason),
  column('footnotes', 'text', printed, 'Footnotes, with semicolons between them', (one) => joined(one.footnotes)),
  column(
    'first_reported',
    'quarter',
    computed,
    'The quarter of the first edition that holds it',
    ({ firstReported }) => firstReported,
  ),
];

/** The milestones: in the CSV and the workbook of an edition, and in the file of all milestones. */
export const MILESTONES: DataTable<MilestoneRow> = {
  name: 'Milestones',
  row: 'one milestone in one report',
  columns: [
    ...[...WHICH, ...WHAT],
    ...OF_THE_MILESTONE.map((one) => ({ ...one, value: (row: MilestoneRow) => one.value(row.milestone) })),
  ],
  rowsOf: milestoneRowsOf,
};
