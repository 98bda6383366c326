import { isDateLike } from './due-dates.js';
import { dueTokens } from './due-tokens.js';
import { plainText } from './printed-text.js';
import type { MilestoneStatus } from './status.js';
import { BADNESS, COMPLETION, holdsReservation, LEAD, WORDINGS } from './status-words.js';
import type { ToldStatus } from './status-words.js';

/**
 * Reads a status text as printed into one of the milestone statuses (docs/domain.md, rule 2). Free text, and a completion with
 * a reservation, are Not reported; of two statuses that contradict each other the worse is taken.
 */
export const readStatus = (text: string | null): MilestoneStatus => {
  const clauses = clausesOf(text);
  const [first = '', ...others] = clauses;
  if (clauses.some((clause) => clause.endsWith('?') || clause === 'no' || clause === 'not')) return 'Not reported';
  const completed = isCompletion(first);
  const told = (completed ? others.filter((clause) => !PUNCTUAL.test(clause)) : clauses).flatMap(toldIn);
  if (completed && told.length === 0 && holdsReservation(others)) return 'Not reported';
  return worst(completed ? ['Completed', ...told] : told) ?? 'Not reported';
};

/** `Completed, ahead of schedule` tells how, not that it is still under way. */
const PUNCTUAL = /^(?:on time|ahead of schedule)$/;

const clausesOf = (text: string | null): string[] =>
  plainText((text ?? '').replace(/[–—]/gu, ' - ').replace(/[\r\n]+/g, '; '))
    .toLowerCase()
    .replace(/\b(can|could|is|are|was|has|have|does|do|will)n't\b/g, '$1 not')
    .replace(/-{2,}/g, '-')
    .replace(/\bon[ -]going\b/g, 'ongoing')
    .replace(/\bunder[ -]way\b/g, 'underway')
    .replace(/\b(on|off|in|at|behind)-(track|schedule|target|time|progress|process|risk)\b/g, '$1 $2')
    .split(
      /[;:,()[\]{}|!]|(?<=\?)|\.(?: |$)| - ?|- |(?<!\d)\/|\/(?!\d)|\b(?:and|or|but|however|although|though|while)\b/,
    )
    .map((clause) => `${clause.trim()} `.replace(LEAD, '').trim())
    .filter((clause) => clause !== '');

/** The clause says that the milestone is completed, and nothing else but how and when; `Complete in FY19` may be a wish. */
const isCompletion = (clause: string): boolean => {
  const [, word, rest] = COMPLETION.exec(clause) ?? [];
  if (word === undefined) return false;
  if (rest === undefined) return true;
  const when = rest.replace(word === 'complete' ? /^as of / : /^(?:in|on|as of) /, '');
  return (word !== 'complete' || when !== rest || !FISCAL.test(when)) && isDateLike(dueTokens(when) ?? []);
};

/** `Complete Q4 FY19` may be a wish too; `Complete 06/2018` says when it was. */
const FISCAL = /q|fy|quarter|year/;

/** The status that a clause begins with, and the one right behind it: `delayed at risk`. */
const toldIn = (clause: string): ToldStatus[] => {
  const first = beginningOf(clause);
  const second = first && beginningOf(clause.slice(first.length).replace(/^[ -]+/, ''));
  return [first, second].flatMap((found) => (found ? [found.status] : []));
};

const beginningOf = (words: string): { status: ToldStatus; length: number } | undefined => {
  for (const [wording, status] of WORDINGS) {
    const found = wording.exec(words);
    if (found) return { status, length: found[0].length };
  }
  return undefined;
};

const worst = (told: readonly ToldStatus[]): ToldStatus | undefined =>
  told.toSorted((a, b) => BADNESS[b] - BADNESS[a])[0];
