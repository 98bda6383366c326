import type { MilestoneStatus } from '../milestones/domain/status.js';
import type { QuarterlyStatus } from '../milestones/quarterly-status.entity.js';
import type { Theirs } from '../stale-edit.js';
import { type RowWords, shownStatus } from './domain/row-change.js';

/** A change of one status row, by somebody who saw this version of it. */
export interface RowEdit {
  /** The id of the status row. */
  row: string;
  version: number;
  change: RowWords;
}

/** A row that somebody else changed in the meantime, and what they made of it. It was not changed. */
export interface StaleRow {
  row: string;
  reference: string;
  theirs: Theirs;
}

/** What became of the edits. `unit` names them in the log; null where nothing was changed. */
export interface RowsChanged {
  unit: string | null;
  /** Every row that now is as it was asked for, with its version. */
  saved: { row: string; version: number }[];
  /** How many of these were changed by it. */
  changed: number;
  stale: StaleRow[];
  /** References of rows that "as last quarter" has nothing to set for: the last quarter has no status of them. */
  without: string[];
  /** References of rows that are withdrawn, which a status for many does not change. */
  withdrawn: string[];
}

/** What can be set for many rows at once. */
export const AS_LAST_QUARTER = 'as last quarter';
export type StatusForMany = MilestoneStatus | '' | typeof AS_LAST_QUARTER;

/** A row as its fields show it, for whoever meant to change it at the same time. */
export const theirsOf = (row: QuarterlyStatus): Theirs => ({
  version: row.version,
  by: row.editedBy,
  at: row.editedAt,
  values: {
    status: shownStatus(row),
    dueText: row.dueText,
    reason: row.reason,
    explanation: row.explanation,
    recoveryText: row.recoveryText,
    remark: row.remark,
  },
});
