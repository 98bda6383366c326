import type { StrategyPairing } from './pair-strategies.js';
import { doubtfulOf, isPartOfASplit, rivalsAmong } from './pairing-doubts.js';
import { pairedBecause } from './pairing-why.js';
import { type Place, placesOf } from './place.js';
import { type Candidate, candidatesOf, doubtOf } from './reworded.js';
import { openOf, type Quarters, rowAt, rowOf, unpaired } from './row.js';
import { pairSameWords } from './same-words.js';
import { similarity, weightsOf } from './similarity.js';

/** A milestone where the plan prints it; its position in the list is its place in the plan. */
export interface PlacedMilestone {
  /** Index into the strategies of its own quarter. */
  strategy: number;
  group: string | null;
  title: string;
  due: string | null;
  owner: string | null;
}

export interface MilestonePair {
  previous: number;
  current: number;
  /** 0 to 1, of the two titles. */
  similarity: number;
  how: 'same' | 'reworded' | 'moved' | 'moved and reworded';
  why: string;
}

export interface DoubtfulPair {
  previous: number;
  current: number;
  similarity: number;
  why: string;
}

export interface MilestonePairing {
  pairs: MilestonePair[];
  /** Plausible, not certain: taken as one gone and one new, and shown to a person, the most similar first. */
  doubtful: DoubtfulPair[];
  gone: number[];
  new: number[];
}

/**
 * Takes the milestones of two consecutive quarters and says which of the later continues which of the earlier. The plans print no
 * identifier, so words and place have to say it. A wrong pair would put one milestone's history under another's name, a missing
 * one only asks a person: so a pair is made where nothing else is plausible, and everything else is a doubt.
 */
export const pairMilestones = (
  previous: readonly PlacedMilestone[],
  current: readonly PlacedMilestone[],
  strategies: StrategyPairing,
): MilestonePairing => {
  const quarters = quartersOf(previous, current, strategies);
  const pairs = pairSameWords(quarters.before, quarters.now);
  const candidates = candidatesOf(...unpaired(quarters, pairs), weightsOf(...contentsOf(quarters)));
  const placeWhenPaired = new Map<number, Place>();
  while (addSurePairs(quarters, candidates, pairs, placeWhenPaired));
  const placeOf = placesOf(quarters.before, quarters.now, pairs);
  const [gone, fresh] = unpaired(quarters, pairs);
  return {
    pairs: [...pairs]
      .sort(([a], [b]) => a - b)
      .map(([p, c]) => pairOf(quarters, p, c, placeWhenPaired.get(p) ?? placeOf(p, c))),
    doubtful: doubtfulOf(quarters, candidates, pairs, placeOf),
    gone: [...gone.keys()],
    new: [...fresh.keys()],
  };
};

const quartersOf = (
  previous: readonly PlacedMilestone[],
  current: readonly PlacedMilestone[],
  strategies: StrategyPairing,
): Quarters => {
  const continued = new Map(strategies.pairs.map(({ previous: from, current: to }) => [to, from]));
  const kept = new Set(continued.values());
  return {
    before: previous.map((row) => rowOf(row, `paired ${row.strategy}`, !kept.has(row.strategy))),
    now: current.map((row) => {
      const from = continued.get(row.strategy);
      return rowOf(row, from === undefined ? `new ${row.strategy}` : `paired ${from}`, from === undefined);
    }),
  };
};

const contentsOf = ({ before, now }: Quarters): [(readonly string[])[], (readonly string[])[]] => [
  before.map(({ content }) => content),
  now.map(({ content }) => content),
];

/** Adds the pairs that are sure as things stand. Each makes the places of its neighbours surer, so it is called until it adds none. */
const addSurePairs = (
  { before, now }: Quarters,
  candidates: readonly Candidate[],
  pairs: Map<number, number>,
  placeWhenPaired: Map<number, Place>,
): boolean => {
  const open = openOf(candidates, pairs);
  const placeOf = placesOf(before, now, pairs);
  const hasRival = rivalsAmong(open);
  const left = unpaired({ before, now }, pairs);
  const found = open.filter((candidate) => {
    const place = placeOf(candidate.previous, candidate.current);
    return doubtOf(candidate, place) === undefined && !hasRival(candidate) && !isPartOfASplit(candidate, ...left);
  });
  for (const { previous, current } of found) placeWhenPaired.set(previous, placeOf(previous, current));
  for (const { previous, current } of found) pairs.set(previous, current);
  return found.length > 0;
};

const pairOf = ({ before, now }: Quarters, p: number, c: number, place: Place): MilestonePair => {
  const [a, b] = [rowAt(before, p), rowAt(now, c)];
  const reworded = a.text !== b.text;
  return {
    previous: p,
    current: c,
    similarity: similarity(a.printed, b.printed),
    how: place.sameStrategy ? (reworded ? 'reworded' : 'same') : reworded ? 'moved and reworded' : 'moved',
    why: pairedBecause(a, b, place),
  };
};
