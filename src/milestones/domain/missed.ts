import { isAfter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Due } from './due.js';
import type { MilestoneStatus } from './status.js';

/**
 * Missed in a quarter: due in it or before, and neither completed nor withdrawn by its end, whatever status was
 * reported (docs/domain.md, rule 3). Takes the due date as it stands and the status as the record has it; never stored.
 */
export const isMissed = (due: Pick<Due, 'kind' | 'quarter'>, status: MilestoneStatus, quarter: QuarterKey): boolean =>
  due.kind === 'scheduled' && due.quarter !== null && !isAfter(due.quarter, quarter) && isOpen(status);

/** Still to be done: neither completed nor withdrawn. */
export const isOpen = (status: MilestoneStatus): boolean => status !== 'Completed' && status !== 'Withdrawn';

/**
 * Whether somebody has to say how it stands: its status was carried over from the last quarter, and it is still to be
 * done. What was completed or withdrawn stays so without a word.
 */
export const awaitsStatus = ({ carriedOver, status }: { carriedOver: boolean; status: MilestoneStatus }): boolean =>
  carriedOver && isOpen(status);

/**
 * The status the record shows for a quarter, from the status reported for it and that of the last edition (null where
 * there is none): missed by the calendar whatever was reported; printed as missed before its due quarter is over is at
 * risk; and what was completed or withdrawn stays so while nothing else is reported of it.
 */
export const recordedStatus = (
  reported: MilestoneStatus,
  last: MilestoneStatus | null,
  due: Pick<Due, 'kind' | 'quarter'>,
  quarter: QuarterKey,
): MilestoneStatus => {
  const standing = reported === 'Not reported' && last !== null && !isOpen(last) ? last : reported;
  if (isMissed(due, standing, quarter)) return 'Missed';
  return standing === 'Missed' ? 'At risk' : standing;
};
