import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { awaitsStatus, isMissed } from '../../milestones/domain/missed.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import { shapeOf, type StatusTag } from '../../publishing/pages/status-tag.js';
import type { GoalAtWork } from '../../drafting/upkeep/upkeep-reader.js';
import { deskPaths } from '../paths.js';
import { within } from './stage-words.js';

/** A milestone of a quarter, as a row of a table of the desk shows it. */
export interface RowFactsShown {
  reference: string;
  href: string;
  title: string;
  owner: string;
  due: string;
  status: StatusTag;
}

/** Missed by the calendar whatever was reported, and with a note where nobody has reported anything yet. */
export const statusShown = (row: QuarterlyStatus): StatusTag => {
  const { dueKind, dueQuarter, quarter } = row;
  const status = awaitsStatus(row) ? 'Not reported' : row.status;
  const text = isMissed({ kind: dueKind, quarter: dueQuarter }, status, quarter) ? 'Missed' : status;
  return { shape: shapeOf[text], text, note: awaitsStatus(row) ? 'no status yet' : null };
};

/** The due quarter, or what is printed where there is none. */
export const dueShown = ({ dueQuarter, dueText }: QuarterlyStatus): string =>
  dueQuarter ? labelOf(dueQuarter) : (dueText ?? 'No date');

export const rowFactsOf = (at: GoalAtWork, row: QuarterlyStatus): RowFactsShown => ({
  reference: row.milestone.reference,
  href: within(at, deskPaths.milestone(at.goal.slug, row.milestone.reference)),
  title: row.title,
  owner: row.ownerText ?? 'No owner',
  due: dueShown(row),
  status: statusShown(row),
});
