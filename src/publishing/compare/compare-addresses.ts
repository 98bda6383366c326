import { distanceBetween, labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { BadAddress, Moved } from '../../web/refusals.js';
import { quarterIn, refuseUnknown, wordOf } from '../asked-words.js';
import { type ComparedSide, paths } from '../pages/paths.js';

/** Two sides of a comparison, the earlier first. */
export interface ComparedSides {
  from: ComparedSide;
  to: ComparedSide;
}

/** Reads the two sides of `/goals/grants/compare/fy2018-q2/fy2018-q3`. Throws BadAddress, and Moved where they stand otherwise. */
export const sidesInAddress = (goal: string, fromText: string, toText: string): ComparedSides => {
  const sides = inOrder(sideOf(fromText), sideOf(toText));
  const { from, to } = sides;
  if (from.quarter === to.quarter && from.edition !== null && to.edition !== null) {
    throw new Moved(paths.compare(goal, from.quarter, from.edition, to.edition));
  }
  const address = paths.compareSides(goal, from, to);
  if (!address.endsWith(`/${fromText}/${toText}`)) throw new Moved(address);
  return sides;
};

/**
 * Reads the query of `/goals/grants/compare?from=fy2018-q2&to=fy2018-q3`: null where it asks for nothing. Throws
 * BadAddress for what cannot be.
 */
export const sidesInQuery = (query: Record<string, unknown>): ComparedSides | null => {
  refuseUnknown(query, ['from', 'to'], 'what to compare: from and to');
  const [from, to] = [wordOf(query, 'from'), wordOf(query, 'to')];
  if (from === null && to === null) return null;
  if (from === null || to === null) {
    throw new BadAddress(
      `Two quarters are compared, and the address names only “${from ?? to ?? ''}”. Write both: ?from=fy2018-q2&to=fy2018-q3.`,
    );
  }
  return inOrder(sideOf(from), sideOf(to));
};

/** Reads the quarters of `/updates/fy2018-q3/compare/fy2018-q2`. Throws BadAddress, and Moved where they stand otherwise. */
export const quartersInAddress = (toText: string, fromText: string): { from: QuarterKey; to: QuarterKey } => {
  const [one, other] = [quarterIn(fromText), quarterIn(toText)];
  const [from, to] = one < other ? [one, other] : [other, one];
  if (from === to) throw new BadAddress(SAME);
  const path = paths.compareQuarters(from, to);
  const apart = distanceBetween(from, to);
  if (apart > MOST_APART) {
    throw new BadAddress(
      `${labelOf(from)} and ${labelOf(to)} are ${apart} quarters apart. All goals together are compared over at most ${MOST_APART}; one goal is over any number, on its own page.`,
    );
  }
  if (path !== `/updates/${toText}/compare/${fromText}`) throw new Moved(path);
  return { from, to };
};

/** The quarters of a four-year term: every report between is read too, and over decades that would be thousands. */
export const MOST_APART = 16;

const SAME = 'Both sides are the same. Name two different quarters, or two editions of one.';

const inOrder = (one: ComparedSide, other: ComparedSide): ComparedSides => {
  if (one.quarter === other.quarter && one.edition === other.edition) throw new BadAddress(SAME);
  const place = ({ edition }: ComparedSide): number => edition ?? Infinity;
  const earlier = one.quarter < other.quarter || (one.quarter === other.quarter && place(one) < place(other));
  return earlier ? { from: one, to: other } : { from: other, to: one };
};

const sideOf = (text: string): ComparedSide => {
  const [, quarter = text, number] = /^(.*)-edition-([1-9]\d{0,5})$/i.exec(text) ?? [];
  return {
    quarter: quarterIn(quarter, ', or as fy2018-q3-edition-1', text),
    edition: number === undefined ? null : Number(number),
  };
};
