import { quarterOf, quarterOfMonth } from '../../fiscal/fiscal-quarter.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { isDateLike, isDateWord, onlyQuarterOf } from './due-dates.js';
import { months, quarters } from './due-parts.js';
import { readingsOf } from './due-parser.js';

/** A note that begins so tells what the date was before: `(was Q3 FY18)`, `(moved from June 2018)`. */
const FORMERLY =
  /^(?:was|original(?:ly)?|previous(?:ly)?|prior|former(?:ly)?|(?:changed|moved|revised|shifted|delayed|slipped|extended|postponed|pushed) from)(?: due)?(?: date)?(?: :| was)? /;

/** A number that counts something other than dates: `(phase 1)`, `(phases 1 & 2)`. */
const NUMBERED =
  /\b(?:phase|stage|part|step|tranche|increment|wave|round|group|cohort|release|version|tier|goal|subgoal|strategy|milestone|note|footnote|recommendation)s? \d{1,2}(?: (?:-|&|,|of) \d{1,2})*(?= |$)/g;

/** A word that begins so may change what the date means, or take it back. */
const UNSETTLING = new RegExp(
  `\\b(?:${[
    ...[
      'revis',
      'orig',
      'prev',
      'prior',
      'former',
      'chang',
      'mov',
      'delay',
      'slip',
      'postpon',
      'exten',
      'defer',
      'shift',
    ],
    ...[
      'resched',
      'push',
      'adjust',
      'updat',
      'reset',
      'rebaselin',
      'replan',
      'cancel',
      'withdr',
      'drop',
      'remov',
      'merg',
    ],
    ...[
      'discontin',
      'suspend',
      'ongoing',
      'tbd',
      'start',
      'beg[iau]n',
      'commenc',
      'initiat',
      'kick',
      'recur',
      'annual',
    ],
    ...[
      'quarterly',
      'monthly',
      'weekly',
      'yearly',
      'every',
      'each',
      'then',
      'after',
      'before',
      'earl',
      'late',
      'onward',
    ],
    ...[
      'beyond',
      'miss',
      'overdue',
      'complet',
      'done',
      'until',
      'never',
      'calendar',
      'fiscal',
      '(?:was|were|now|new|no|not|or)\\b',
    ],
  ].join('|')})`,
);

/** Whether a note in parentheses leaves a due quarter as it is: it says the same date, the former date, or no date at all. */
export const leavesAsItIs = (note: readonly string[], due: QuarterKey): boolean =>
  isFootnoteNumber(note) || saysTheSame(note, due) || saysTheFormer(note) || saysNoDate(note);

const isFootnoteNumber = (note: readonly string[]): boolean => note.length === 1 && /^\d$/.test(note[0] ?? '');

const saysTheSame = (note: readonly string[], due: QuarterKey): boolean => {
  const from = note.findIndex((word) => !['by', 'in', 'on', 'due', 'end', 'of', 'the'].includes(word));
  const named = note.slice(Math.max(from, 0));
  const numbers = [
    ...readingsOf(quarters, named).map(({ to }) => to),
    // Which year is not said and does not matter: a month is in the same quarter of every fiscal year.
    ...readingsOf(months, named).map(({ to }) => quarterOf(quarterOfMonth(2000, to)).quarter),
  ];
  return numbers.length > 0
    ? numbers.every((number) => number === quarterOf(due).quarter)
    : onlyQuarterOf(named)?.quarter === due;
};

const saysTheFormer = (note: readonly string[]): boolean => {
  const text = note.join(' ');
  const former = text.replace(FORMERLY, '');
  // `moved from Q3 to Q4` tells both dates.
  return former !== text && !/\b(?:to|until|through)\b/.test(former) && isDateLike(former.split(' '));
};

const saysNoDate = (note: readonly string[]): boolean => {
  const text = note.join(' ').replace(NUMBERED, '');
  return !UNSETTLING.test(text) && !/[?>]/.test(text) && !text.split(' ').some(isDateWord);
};
