import { distanceBetween, labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import { dueFacts } from '../pages/due-facts.js';
import { counted } from '../pages/wording.js';
import type { LifeMove, LifeQuarter, MilestoneLife } from './milestone-life.js';
import { isMissed } from './standing-words.js';

/** The life of a milestone in a few short sentences: what was promised, what moved, what was missed, how it ended. */
export const lifeInWords = (life: MilestoneLife): string[] =>
  [promise(life), moved(life), missed(life), end(life)].filter((words) => words !== null);

/** `from Q2 FY 2018 to Q4 FY 2018`, or that the date was taken away or given back. */
export const moveInWords = ({ from, to }: Pick<LifeMove, 'from' | 'to'>): string => {
  if (to === null) return `date taken away${from ? `, was ${labelOf(from)}` : ''}`;
  return from === null ? `date given again: ${labelOf(to)}` : `moved from ${labelOf(from)} to ${labelOf(to)}`;
};

/** Whether the report that shows a move says so; null where that report is not at hand. */
export const announcedInWords = ({ announced }: Pick<LifeMove, 'announced'>): string | null =>
  announced && { 'in-remark': 'announced', 'in-note': 'told in a note only', nowhere: 'not announced' }[announced];

const promise = ({ first, due }: MilestoneLife): string =>
  first ? `First due in ${labelOf(first)}.` : `No due quarter: ${withoutDate(due)}.`;

const withoutDate = (due: MilestoneLife['due']): string => {
  const { text } = dueFacts(due);
  return text.charAt(0).toLowerCase() + text.slice(1);
};

const moved = ({ first, due, moves }: MilestoneLife): string | null => {
  if (first === null) return null;
  if (moves.length === 0) return 'The due date never moved.';
  const now = due.quarter ? labelOf(due.quarter) : withoutDate(due);
  const silent = moves.filter(({ announced }) => announced === 'nowhere').length;
  const announced = silent === 0 ? '' : `, ${moves.length === 1 ? 'not announced' : `${silent} of them not announced`}`;
  if (moves.length === 1) return `Moved once, to ${now}${announced}.`;
  return `Moved ${moves.length === 2 ? 'twice' : `${moves.length} times`}, at last to ${now}${announced}.`;
};

const missed = ({ quarters }: MilestoneLife): string | null => {
  const late = quarters.filter(({ standing }) => isMissed(standing));
  const [first, second] = late;
  if (!first) return null;
  if (!second) return `Missed in ${labelOf(first.quarter)}.`;
  return `Missed in ${counted(late.length, 'report')}, first in ${labelOf(first.quarter)}.`;
};

const end = ({ quarters, completedIn, first, recovery }: MilestoneLife): string => {
  const left = quarters.find(({ standing }) => standing.kind === 'left');
  const last = quarters.findLast(({ standing }) => standing.kind === 'reported');
  const status = statusOf(last);
  if (status === 'Completed' && completedIn)
    return `Completed in ${labelOf(completedIn)}${afterPromise(first, completedIn)}.`;
  if (left) return `No longer tracked since ${labelOf(left.quarter)}.`;
  if (status === 'Missed')
    return recovery ? `To be made good by ${labelOf(recovery)}.` : 'Still missed, with no new quarter.';
  return last && status ? `${status} in the newest report, ${labelOf(last.quarter)}.` : '';
};

const afterPromise = (first: QuarterKey | null, completed: QuarterKey): string => {
  const late = first ? distanceBetween(first, completed) : 0;
  return late > 0 ? `, ${counted(late, 'quarter')} after it was first due` : '';
};

const statusOf = (quarter: LifeQuarter | undefined): MilestoneStatus | null =>
  quarter?.standing.kind === 'reported' ? quarter.standing.status : null;
