import { contentOf, enumeratorOf, normalised, wordsOf } from './similarity.js';
import { type Marks, marksOf } from './step-marks.js';

/** A milestone as the pairing reads it, once: its place in normal form, and its title in every form that is compared. */
export interface Row {
  /** The strategy as both quarters know it: paired strategies share the name, so that "moved" is one comparison. */
  strategy: string;
  /** True where its strategy has no partner in the other quarter. */
  strategyUnpaired: boolean;
  group: string;
  /** Empty where it says nothing. */
  due: string;
  owners: ReadonlySet<string>;
  printed: string;
  text: string;
  /** `4` of `(4) Establish goals`; empty where it has none. */
  enumerator: string;
  words: readonly string[];
  content: readonly string[];
  marks: Marks;
}

interface Printed {
  group: string | null;
  title: string;
  due: string | null;
  owner: string | null;
}

/** Reads a printed milestone into the forms it is compared in; `strategy` names its line of work in both quarters. */
export const rowOf = ({ group, title, due, owner }: Printed, strategy: string, strategyUnpaired: boolean): Row => {
  const words = wordsOf(title);
  return {
    strategy,
    strategyUnpaired,
    group: normalised(group ?? ''),
    due: dueInShort(due ?? ''),
    owners: new Set(contentOf(wordsOf(owner ?? ''))),
    printed: title,
    text: normalised(title),
    enumerator: enumeratorOf(title),
    words,
    content: contentOf(words),
    marks: marksOf(title),
  };
};

/** The milestones of last quarter and of this one, in the order of the plan. */
export interface Quarters {
  before: readonly Row[];
  now: readonly Row[];
}

/** The row at an index. Throws RangeError where there is none: that is a defect. */
export const rowAt = (rows: readonly Row[], index: number): Row => {
  const row = rows[index];
  if (!row) throw new RangeError(`There is no row ${index}`);
  return row;
};

/** The rows that have no partner yet, by their index. */
export const unpaired = (
  { before, now }: Quarters,
  pairs: ReadonlyMap<number, number>,
): [before: Map<number, Row>, now: Map<number, Row>] => {
  const taken = new Set(pairs.values());
  return [
    new Map([...before.entries()].filter(([index]) => !pairs.has(index))),
    new Map([...now.entries()].filter(([index]) => !taken.has(index))),
  ];
};

/** Those of a list whose two rows both have no partner yet. */
export const openOf = <Two extends { previous: number; current: number }>(
  list: readonly Two[],
  pairs: ReadonlyMap<number, number>,
): Two[] => {
  const taken = new Set(pairs.values());
  return list.filter(({ previous, current }) => !pairs.has(previous) && !taken.has(current));
};

/** A due as it is compared: `Q3 FY 2018`, `3QFY18`, `FY2018 Q3` and `Q3/18` print the same date; blank and `TBD` say none. */
const dueInShort = (due: string): string =>
  normalised(due)
    .replace(/^(?:tbd|tbc|n\/?a|none|-+)$/, '')
    .replace(/\bto\b/g, ' ')
    .replace(/\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*/g, '$1')
    .replace(/20(\d\d)/g, '$1')
    .replace(/fy|[^a-z0-9]/g, '')
    .replace(/([1-4])q/g, 'q$1')
    .replace(/^(\d\d)q([1-4])$/, 'q$2$1');

/** True where both print the same date. Two blanks bear nothing out. */
export const sameDue = (a: Row, b: Row): boolean => a.due !== '' && a.due === b.due;

/** True where the one prints all owners of the other, perhaps with more beside them (`GSA`, `GSA OGP`). A blank bears nothing out. */
export const sameOwner = ({ owners: a }: Row, { owners: b }: Row): boolean => {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return fewer.size > 0 && [...fewer].every((word) => more.has(word));
};
