import type { DoubtfulPair } from './pairing.js';
import { doubtedBecause } from './pairing-why.js';
import type { Place } from './place.js';
import { type Candidate, doubtOf } from './reworded.js';
import { openOf, type Quarters, type Row, rowAt, unpaired } from './row.js';
import { similarity } from './similarity.js';

const MARGIN = 0.15; // of the score: nearer than this, nobody could say by the words which of two it is

/** Gives the test whether either row of a candidate has another partner that is as good, or nearly. */
export const rivalsAmong = (open: readonly Candidate[]): ((candidate: Candidate) => boolean) => {
  const scores = new Map<string, number[]>();
  for (const { previous, current, score } of open)
    for (const row of [`before ${previous}`, `now ${current}`]) scores.set(row, [...(scores.get(row) ?? []), score]);
  return ({ previous, current, score }) =>
    [`before ${previous}`, `now ${current}`].some(
      (row) => (scores.get(row) ?? []).filter((other) => other > score - MARGIN).length > 1,
    );
};

/**
 * True where what the one title lost or gained stands in another row that has no partner: one milestone may have been split in two,
 * or two merged into one, and then no pair tells the whole. A title that keeps its words and goes on is itself, whatever it took in.
 */
export const isPartOfASplit = (
  { previous, current, shared, leads }: Candidate,
  before: ReadonlyMap<number, Row>,
  now: ReadonlyMap<number, Row>,
): boolean =>
  [...now].some(([c, row]) => c !== current && holdsMostOf(shared.dropped, row)) ||
  (!leads && [...before].some(([p, row]) => p !== previous && holdsMostOf(shared.added, row)));

const holdsMostOf = (words: readonly string[], { content }: Row): boolean =>
  words.length >= 2 && words.filter((word) => content.includes(word)).length >= 0.6 * words.length;

interface Doubt {
  previous: number;
  current: number;
  rank: number;
  place: Place;
  because: string;
}

/** The pairs that a person should look at: each row at most once, with its likeliest partner, the most similar first. */
export const doubtfulOf = (
  quarters: Quarters,
  candidates: readonly Candidate[],
  pairs: ReadonlyMap<number, number>,
  placeOf: (p: number, c: number) => Place,
): DoubtfulPair[] => {
  const left = unpaired(quarters, pairs);
  const doubts = [...byWords(openOf(candidates, pairs), placeOf), ...byPlace(left, placeOf)];
  doubts.sort((a, b) => b.rank - a.rank || a.previous - b.previous || a.current - b.current);
  const chosen = new Map<number, Doubt>();
  const taken = new Set<number>();
  for (const doubt of doubts) {
    if (chosen.has(doubt.previous) || taken.has(doubt.current)) continue;
    chosen.set(doubt.previous, doubt);
    taken.add(doubt.current);
  }
  return [...chosen.values()]
    .map((doubt) => shown(quarters, doubt))
    .sort((a, b) => b.similarity - a.similarity || a.previous - b.previous);
};

const byWords = (open: readonly Candidate[], placeOf: (p: number, c: number) => Place): Doubt[] => {
  const hasRival = rivalsAmong(open);
  return open.flatMap((candidate) => {
    const { previous, current, score } = candidate;
    const place = placeOf(previous, current);
    if (!isWorthShowing(candidate, place)) return [];
    const because =
      doubtOf(candidate, place) ??
      (hasRival(candidate)
        ? 'another milestone is as near, or nearly'
        : 'other words of it stand in another milestone: it may have been split or merged');
    return [{ previous, current, place, because, rank: score + (place.complete ? 0.2 : place.good ? 0.1 : 0) }];
  });
};

const isWorthShowing = ({ leads, shared }: Candidate, place: Place): boolean => {
  if (!place.sameStrategy) return shared.part >= 0.6;
  return leads || shared.part >= 0.35 || (place.good && shared.part >= 0.2);
};

// A row rewritten from end to end shares no word with what it was; that all of its place is the same is then all there is to see.
const byPlace = (
  [before, now]: [ReadonlyMap<number, Row>, ReadonlyMap<number, Row>],
  placeOf: (p: number, c: number) => Place,
): Doubt[] =>
  [...before.keys()].flatMap((previous) =>
    [...now.keys()].flatMap((current) => {
      const place = placeOf(previous, current);
      const because = 'the words are others, and only the place says that it is the same';
      return place.complete ? [{ previous, current, place, because, rank: 0 }] : [];
    }),
  );

const shown = ({ before, now }: Quarters, { previous, current, place, because }: Doubt): DoubtfulPair => {
  const [a, b] = [rowAt(before, previous), rowAt(now, current)];
  return { previous, current, similarity: similarity(a.printed, b.printed), why: doubtedBecause(a, b, place, because) };
};
