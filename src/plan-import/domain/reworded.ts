import type { Place } from './place.js';
import type { Row } from './row.js';
import { movesSurely } from './same-words.js';
import { longestRun, sharedWords, type SharedWords, type Weights } from './similarity.js';
import { markDifference, type MarkDifference, type MarkKind } from './step-marks.js';

/** Two titles that are not the same words, and all that their words say for and against being one milestone. */
export interface Candidate {
  previous: number;
  current: number;
  shared: SharedWords;
  /** The very same words, in places that did not pair them. */
  sameWords: boolean;
  /** The whole of the one title is the start of the other. */
  leads: boolean;
  /** What follows that start is a remark of its own (" – OMB issued Memorandum 18-25", "(Note: ...)"), not more of the sentence. */
  remark: boolean;
  added: number;
  /** The words of the longest run that stands in both, and its part of the shorter title; worked out where it is asked for. */
  run: () => { words: number; part: number };
  marks: MarkDifference;
  /** Both are numbered in the plan's own list, and not the same. */
  renumbered: boolean;
  /** What a move to another strategy needs to be borne out. */
  moveExpected: boolean;
  /** 0 to 1: what rivals are compared by. */
  score: number;
}

/** The pairs of rows that share enough words to be looked at; `weight` says how much each word of the goal tells. */
export const candidatesOf = (
  previous: ReadonlyMap<number, Row>,
  current: ReadonlyMap<number, Row>,
  weight: Weights,
): Candidate[] => {
  const rowsWith = new Map<string, number[]>();
  for (const [c, { content }] of current)
    for (const word of content) rowsWith.set(word, [...(rowsWith.get(word) ?? []), c]);
  return [...previous].flatMap(([p, row]) => {
    const overlaps = new Map<number, number>();
    for (const c of row.content.flatMap((word) => rowsWith.get(word) ?? []))
      overlaps.set(c, (overlaps.get(c) ?? 0) + 1);
    return [...overlaps].flatMap(([c, overlap]) => {
      const other = current.get(c);
      return other && isWorthALook(row, other, overlap) ? [candidateOf(p, c, row, other, weight)] : [];
    });
  });
};

const isWorthALook = (a: Row, b: Row, overlap: number): boolean =>
  leadsTo(a, b) || (overlap >= 2 && overlap >= 0.25 * Math.min(a.content.length, b.content.length));

const leadsTo = ({ words: a }: Row, { words: b }: Row): boolean => {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.length > 0 && shorter.every((word, at) => word === longer[at]);
};

const candidateOf = (p: number, c: number, a: Row, b: Row, weight: Weights): Candidate => {
  const shared = sharedWords(a.content, b.content, weight);
  const leads = leadsTo(a, b);
  const marks = markDifference(a.marks, b.marks);
  const likeness = leads ? Math.max(shared.part, LEADING_SCORE) : shared.part;
  return {
    previous: p,
    current: c,
    shared,
    sameWords: leads && a.words.length === b.words.length,
    leads,
    remark: leads && followsARemark(a.text, b.text),
    added: b.words.length - a.words.length,
    run: () => runOf(a, b),
    marks,
    renumbered: a.enumerator !== b.enumerator && a.enumerator !== '' && b.enumerator !== '',
    moveExpected: movesSurely(a, b),
    score:
      likeness * (marks.replaced ? 0.6 : marks.onlyOne.length > 0 ? 0.9 : 1) * (a.strategy === b.strategy ? 1 : 0.9),
  };
};

const followsARemark = (one: string, other: string): boolean => {
  const [start, whole] = one.length <= other.length ? [one, other] : [other, one];
  return whole.startsWith(start) && /^ ?(?:- |[([;]|: ).*(?:\S+ ){3}/.test(whole.slice(start.length));
};

const runOf = ({ words: a }: Row, { words: b }: Row): { words: number; part: number } => {
  const words = longestRun(a, b);
  return { words, part: words / Math.max(1, Math.min(a.length, b.length)) };
};

const LEADING_SCORE = 0.95;

/**
 * Why a candidate is not sure, or nothing where it is. Three independent things are weighed: how much of the words was replaced (not
 * merely added), whether a word that tells one step from the next changed, and whether place, due and owner bear it out.
 * The fewer the words, the more the place must say: two titles of three words may share two by chance, ten of twelve cannot.
 */
export const doubtOf = (candidate: Candidate, place: Place): string | undefined => {
  if (candidate.sameWords) return 'the same words stand, or stood, in other places too, or they are too short to tell';
  if (candidate.marks.replaced) return 'a word that tells one step from another was replaced';
  if (candidate.renumbered) return 'it has another number in the list';
  if (!place.sameStrategy) return movedSurely(candidate) ? undefined : 'it stands in another strategy';
  if (candidate.leads && candidate.remark) return remarkedSurely(candidate, place) ? undefined : STEP_MAY_DIFFER;
  if (candidate.marks.onlyOne.length > 0) return markedSurely(candidate, place) ? undefined : STEP_MAY_DIFFER;
  return wordedSurely(candidate, place) ? undefined : 'too much of the words or of the place is another';
};

const STEP_MAY_DIFFER = 'only one of the two has a word or number that may make it another step';

const movedSurely = ({ shared, marks, moveExpected }: Candidate): boolean =>
  moveExpected &&
  differing(shared) <= shared.count / 4 &&
  shared.replaced <= KEPT &&
  shared.count >= 5 &&
  marks.onlyOne.length === 0;

const differing = ({ dropped, added }: SharedWords): number => dropped.length + added.length;

const KEPT = 0.05;

const remarkedSurely = ({ shared, marks }: Candidate, place: Place): boolean =>
  !hasMark(marks, ['order', 'negation', 'frequency']) &&
  (shared.count >= 4 || (shared.count >= 2 && place.sameGroup && place.slot !== 'elsewhere'));

// A sentence that was long before it went on is itself; a short one may have become another by the one word it gained.
const markedSurely = ({ shared, marks, leads, added }: Candidate, place: Place): boolean => {
  if (leads && shared.count >= 6 && Math.abs(added) >= 4 && place.sameGroup) {
    if (place.sameDue && place.sameOwner) return true;
    if (shared.count >= 8 && place.slot === 'only' && !hasMark(marks, ['number', 'order', 'negation'])) return true;
  }
  const kept = shared.replaced <= 0.1 && shared.part >= 0.5 && shared.count >= 5;
  return kept && place.complete && !hasMark(marks, ['order', 'negation', 'frequency']);
};

const hasMark = ({ onlyOne }: MarkDifference, kinds: readonly MarkKind[]): boolean =>
  onlyOne.some(({ kind }) => kinds.includes(kind));

// In this order: nothing was replaced; a quarter, and all of the place is the same; a fifth of a long title; or one long run of telling words stayed.
const wordedSurely = ({ shared, leads, run }: Candidate, place: Place): boolean => {
  const { count, worth, replaced, part } = shared;
  if (replaced <= KEPT && (leads || part >= 0.5))
    return (count >= 6 && place.sameGroup) || (count >= 3 && place.good) || (count >= 2 && place.complete);
  if (place.complete && replaced <= 0.25) return part >= 0.6 && count >= 5;
  if (replaced <= 0.2) return part >= 0.6 && count >= 8 && place.sameGroup && (place.sameDue || place.sameOwner);
  return replaced <= 0.5 && worth >= 4 && place.sameGroup && place.sameOwner && isLong(run());
};

const isLong = ({ words, part }: { words: number; part: number }): boolean => words >= 8 && part >= 0.6;
