import { asLastQuarter, shownStatus } from '../../drafting/domain/row-change.js';
import { ROW_FIELDS, type RowField } from '../../drafting/domain/row-refusals.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import { isOpen } from '../../milestones/domain/missed.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import type { FindingCode } from '../../quarterly-updates/domain/findings.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';

/** What the fields of a row show. */
export type ShownValues = Record<RowField, string>;

/** One milestone in the grid: its row, and the milestone as it would be printed now and as it was printed last. */
export interface GridRow {
  id: string;
  version: number;
  reference: string;
  goal: { slug: string; title: string };
  strategy: string;
  group: string | null;
  shown: ShownValues;
  milestone: ReportedMilestone;
  last: ReportedMilestone | null;
  /** The status that "as in the last report" would set; null where there is none. */
  asLast: MilestoneStatus | null;
  /** What stands against publishing it. */
  findings: readonly FindingCode[];
  /** Whether whoever looks at it may change it now. */
  editable: boolean;
}

/** The row’s values, as its fields show them. */
export const shownValues = (row: QuarterlyStatus): ShownValues =>
  Object.fromEntries(
    ROW_FIELDS.map((field) => [field, (field === 'status' ? shownStatus(row) : row[field]) ?? '']),
  ) as ShownValues;

/** The status that "as in the last report" would set for the row; `last` is that of the last quarter which has the milestone. */
export const asLastOf = (row: QuarterlyStatus, last: MilestoneStatus | null): MilestoneStatus | null =>
  asLastQuarter(row.carriedOver ? row.status : last, { kind: row.dueKind, quarter: row.dueQuarter }, row.quarter);

/** Whether the quarter still needs a status of it. What was completed or withdrawn stays so without a word. */
export const needsStatus = ({ milestone }: Pick<GridRow, 'milestone'>): boolean =>
  milestone.reportedStatus === 'Not reported' && isOpen(milestone.status);
