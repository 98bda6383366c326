import { labelOf, parseQuarter } from '../../fiscal/fiscal-quarter.js';
import type { Change } from '../../milestones/domain/change.js';
import type { TrackedDue } from '../../milestones/domain/slip.js';
import type { Link } from '../../rendering/site.js';
import { paths } from './paths.js';
import { quoted } from './wording.js';

/** One computed change in words. `tone` steers its colour only: the words say it all. */
export interface ChangeFacts {
  text: string;
  link: Link | null;
  tone: 'bad' | 'moved' | 'good' | 'plain' | 'quiet';
}

const fact = (text: string, tone: ChangeFacts['tone'] = 'plain', link: Link | null = null): ChangeFacts => ({
  text,
  tone,
  link,
});

/** When a date moved: before it fell due, in the very quarter, or after it was missed; or at none of these. */
type When = Pick<TrackedDue, 'rescheduled' | 'movedWhenDue' | 'movedAfterMiss'>;

/**
 * A computed change as a reader sees it: `Due moved from Q4 FY 2018 to Q1 FY 2019, before it fell due`. `when` is that of
 * the milestone’s due date; without it nothing is said of when a date moved.
 */
export const changeFacts = ({ kind, from, to }: Change, when: When | null = null): ChangeFacts => {
  switch (kind) {
    case 'new':
      return fact('New in this report');
    case 'returned':
      return fact('Tracked again');
    case 'completed':
      return fact('Completed this quarter', 'good');
    case 'newly-missed':
      return fact('Newly missed', 'bad');
    case 'still-missed':
      return fact('Still missed', 'bad');
    case 'better':
      return fact(`Better: was ${from ?? 'not reported'}`, 'good');
    case 'worse':
      return fact(`Worse: was ${from ?? 'not reported'}`, 'bad');
    case 'status-changed':
      return fact(`Status changed: was ${from ?? 'not reported'}`);
    case 'due-moved':
      return fact(dueMove(from, to) + whenMoved(from, when), 'moved');
    case 'due-set':
      return fact(`Due date set: ${quarterWords(to)}`);
    case 'due-restated':
      return fact(`Due date rewritten: was ${textWords(from)}`, 'quiet');
    case 'reworded':
      return fact(`Reworded: was ${textWords(from)}`);
    case 'moved-strategy':
      return fact(`Moved here from the strategy ${textWords(from)}`);
    case 'owner-changed':
      return fact(`Owner changed: was ${from ?? 'not reported'}`);
    case 'withdrawn':
      return fact('Withdrawn', 'bad');
    case 'merged-into':
      return mergedInto(to);
    case 'split-into':
      return fact(`Split into ${to ?? 'others'}`);
    case 'left':
      return fact('Left', 'quiet');
    case 'no-change':
      return fact('No change', 'quiet');
  }
};

const dueMove = (from: string | null, to: string | null): string => {
  if (from === null) return `Due date set: ${quarterWords(to)}`;
  if (to === null) return `Due date taken away: was ${quarterWords(from)}`;
  return `Due moved from ${quarterWords(from)} to ${quarterWords(to)}`;
};

// Rule 4: a date that moved before it fell due was rescheduled, and the report says so.
const whenMoved = (from: string | null, when: When | null): string => {
  if (from === null || when === null) return '';
  if (when.rescheduled) return ', before it fell due';
  if (when.movedWhenDue) return ', in the quarter it fell due';
  return when.movedAfterMiss ? ', after it was missed' : '';
};

const mergedInto = (reference: string | null): ChangeFacts =>
  reference
    ? fact('Merged into', 'plain', { href: paths.milestone(reference), text: reference })
    : fact('Merged into another milestone');

/** The label of a quarter's key, or the text itself where it is none. */
const quarterWords = (text: string | null): string => {
  if (text === null) return 'no date';
  const quarter = parseQuarter(text);
  return quarter ? labelOf(`FY${quarter.fiscalYear}-Q${quarter.quarter}`) : text;
};

const textWords = (text: string | null): string => (text === null ? 'blank' : quoted(text));
