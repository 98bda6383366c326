import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Due, DueKind } from '../../milestones/domain/due.js';
import { isMissed } from '../../milestones/domain/missed.js';
import { readDue } from '../../milestones/domain/read-due.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';

/** What can be changed of a milestone's quarter in the grid. An empty status: no status yet. */
export interface RowWords {
  status?: MilestoneStatus | '';
  dueText?: string;
  reason?: string;
  explanation?: string;
  recoveryText?: string;
  remark?: string;
}

/** The columns of a status row that a change in the grid can touch. */
export interface RowColumns {
  status: MilestoneStatus;
  statusText: string | null;
  carriedOver: boolean;
  dueText: string | null;
  dueKind: DueKind;
  dueQuarter: QuarterKey | null;
  dueInterpreted: boolean;
  reason: string | null;
  explanation: string | null;
  recoveryText: string | null;
  recoveryQuarter: QuarterKey | null;
  remark: string | null;
}

export const ROW_COLUMNS = [
  ...(['status', 'statusText', 'carriedOver', 'dueText', 'dueKind', 'dueQuarter', 'dueInterpreted'] as const),
  ...(['reason', 'explanation', 'recoveryText', 'recoveryQuarter', 'remark'] as const),
] as const satisfies readonly (keyof RowColumns)[];

/** Those columns of a row that a change makes different, as they were and as they become; none where it changes nothing. */
export interface RowDifference {
  before: Partial<RowColumns>;
  after: Partial<RowColumns>;
}

/** What the change makes of the row. `last` is the status of the last quarter that has the milestone, null for none. */
export const differenceOf = (row: RowColumns, change: RowWords, last: MilestoneStatus | null): RowDifference => {
  const next = { ...statusOf(row, change.status, last), ...dueOf(row, change.dueText), ...wordsOf(row, change) };
  const changed = ROW_COLUMNS.filter((column) => column in next && next[column] !== row[column]);
  const picked = (from: Partial<RowColumns>): Partial<RowColumns> =>
    Object.fromEntries(changed.map((column) => [column, from[column]]));
  return { before: picked(row), after: picked(next) };
};

/** The status a row shows in the grid: nothing while nobody has confirmed that of the last quarter. */
export const shownStatus = ({
  status,
  carriedOver,
}: Pick<RowColumns, 'status' | 'carriedOver'>): MilestoneStatus | '' =>
  carriedOver || status === 'Not reported' ? '' : status;

/** The status that "as last quarter" sets; null where the last quarter has none. Missed before its new date is at risk. */
export const asLastQuarter = (
  last: MilestoneStatus | null,
  due: Pick<Due, 'kind' | 'quarter'>,
  quarter: QuarterKey,
): MilestoneStatus | null => {
  if (last === null || last === 'Not reported') return null;
  return last === 'Missed' && !isMissed(due, last, quarter) ? 'At risk' : last;
};

/** The text of a field as it is kept: without spaces around it, lines ended in one way, null for nothing. */
export const keptText = (text: string): string | null => text.replace(/\r\n?/g, '\n').trim() || null;

const statusOf = (row: RowColumns, status: RowWords['status'], last: MilestoneStatus | null): Partial<RowColumns> => {
  if (status === undefined || status === shownStatus(row)) return {};
  // Why it was withdrawn is no reason for what is done with it when it is not any more.
  const reason = row.status === 'Withdrawn' ? { reason: null } : {};
  if (status === '') return { status: last ?? 'Not reported', statusText: null, carriedOver: true, ...reason };
  return { status, statusText: null, carriedOver: false, ...reason };
};

const dueOf = (row: RowColumns, text: string | undefined): Partial<RowColumns> => {
  if (text === undefined || keptText(text) === row.dueText) return {};
  const dueText = keptText(text);
  const due = readDue(dueText);
  return { dueText, dueKind: due.kind, dueQuarter: due.quarter, dueInterpreted: due.interpreted };
};

const wordsOf = (row: RowColumns, change: RowWords): Partial<RowColumns> => {
  const words: Partial<RowColumns> = {};
  for (const field of ['reason', 'explanation', 'remark'] as const) {
    const text = change[field];
    if (text !== undefined) words[field] = keptText(text);
  }
  if (change.recoveryText === undefined || keptText(change.recoveryText) === row.recoveryText) return words;
  const recoveryText = keptText(change.recoveryText);
  return { ...words, recoveryText, recoveryQuarter: readDue(recoveryText).quarter };
};
