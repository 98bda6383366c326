import { distanceBetween, isAfter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Due } from './due.js';

/** One recorded move of a due quarter, first published in the report of `in`. A null end is a date taken away or given back. */
export interface DueMove {
  in: QuarterKey;
  from: QuarterKey | null;
  to: QuarterKey | null;
  reason: string | null;
}

/** A due date with everything that happened to it since it was first published. */
export interface TrackedDue extends Due {
  /** The first published due quarter, kept for ever; null while none was published. */
  first: QuarterKey | null;
  /** Quarters from the first published due quarter to this one; negative when it was brought forward. */
  slip: number;
  /** How many times the due quarter moved. */
  moves: number;
  history: DueMove[];
  /** It moved in this quarter, before it fell due. */
  rescheduled: boolean;
  /** It moved out of this very quarter, in which it was due. */
  movedWhenDue: boolean;
  /** It moved in this quarter, after the last edition showed it missed. */
  movedAfterMiss: boolean;
}

/**
 * The due date of a milestone in the report of `quarter`, tracked on from the last edition (null where the milestone
 * is new): the first published due quarter is kept for ever, every later one is a recorded move (docs/domain.md, rule 4).
 */
export const trackDue = (
  due: Due,
  last: (TrackedDue & { missed: boolean }) | null,
  quarter: QuarterKey,
  reason: string | null,
): TrackedDue => {
  const first = last?.first ?? due.quarter;
  const moved = last !== null && last.first !== null && last.quarter !== due.quarter;
  const move: DueMove[] = moved ? [{ in: quarter, from: last.quarter, to: due.quarter, reason }] : [];
  const history = [...(last?.history ?? []), ...move];
  return {
    kind: due.kind,
    quarter: due.quarter,
    interpreted: due.interpreted,
    first,
    slip: first !== null && due.quarter !== null ? distanceBetween(first, due.quarter) : 0,
    moves: history.length,
    history,
    rescheduled: moved && last.quarter !== null && isAfter(last.quarter, quarter),
    movedWhenDue: moved && last.quarter === quarter,
    movedAfterMiss: moved && last.missed,
  };
};

/**
 * The reason that a plan itself prints for a moved due date, or null: a footnote that speaks of the date ("Due date
 * updated to align with…"), or a remark that says because of what ("pushed 1 month due to clearance timing"). That a
 * date moved ("Milestone Due Date Changed") is not why.
 */
export const printedReason = (footnotes: readonly string[], remark: string | null): string | null => {
  const footnote = footnotes.find((text) => /\bdates?\b/i.test(text));
  if (footnote !== undefined) return footnote;
  return remark !== null && /\b(due to|because|to align|owing to)\b/i.test(remark) ? remark : null;
};
