import { type Row, rowAt, sameDue, sameOwner } from './row.js';

type Key = (row: Row) => string;

const text: Key = (row) => row.text;
const words: Key = (row) => row.words.join(' ');

/**
 * Pairs the milestones whose words are the same, nearest place first: same sub-heading, same strategy, then anywhere in the goal. The
 * same words may stand in several strategies ("Identify additional milestones based on stakeholder input"), so they are
 * looked for beyond their own strategy only where they stand once in the whole goal on both sides.
 */
export const pairSameWords = (previous: readonly Row[], current: readonly Row[]): Map<number, number> => {
  const pairs = new Map<number, number>();
  const add = (found: [number, number][]): void => {
    for (const [p, c] of found) pairs.set(p, c);
  };
  for (const key of [text, words]) {
    const inGroup: Key = (row) => JSON.stringify([row.strategy, row.group, key(row)]);
    const inStrategy: Key = (row) => JSON.stringify([row.strategy, key(row)]);
    add(bucketsOf(previous, current, inGroup, pairs).flatMap((bucket) => twinsOf(bucket, previous, current)));
    add(
      bucketsOf(previous, current, inStrategy, pairs)
        .flatMap(singlesOf)
        .filter(surely(regroupsSurely, previous, current)),
    );
  }
  const everywhere = bucketsOf(previous, current, words, new Map()).flatMap(singlesOf);
  add(everywhere.filter(([p]) => !pairs.has(p)).filter(surely(movesSurely, previous, current)));
  return pairs;
};

/** The rows that share a key, of both quarters. */
type Bucket = [previous: number[], current: number[]];

const bucketsOf = (
  previous: readonly Row[],
  current: readonly Row[],
  key: Key,
  pairs: ReadonlyMap<number, number>,
): Bucket[] => {
  const taken = new Set(pairs.values());
  const buckets = new Map<string, Bucket>();
  const bucketFor = (row: Row): Bucket => {
    const bucket = buckets.get(key(row)) ?? [[], []];
    buckets.set(key(row), bucket);
    return bucket;
  };
  for (const [p, row] of previous.entries()) if (!pairs.has(p)) bucketFor(row)[0].push(p);
  for (const [c, row] of current.entries()) if (!taken.has(c)) bucketFor(row)[1].push(c);
  return [...buckets.values()];
};

const singlesOf = ([p, c]: Bucket): [number, number][] =>
  p.length === 1 && c.length === 1 ? p.flatMap((row) => c.map((other): [number, number] => [row, other])) : [];

// The same words more than once under one sub-heading: due and owner must say which is which, and only one may be left to chance.
const twinsOf = (bucket: Bucket, previous: readonly Row[], current: readonly Row[]): [number, number][] => {
  if (bucket[0].length !== bucket[1].length) return [];
  const rows = (list: readonly Row[], members: readonly number[]): Row[] => members.flatMap((at) => list[at] ?? []);
  const dueAndOwner: Key = (row) => JSON.stringify([row.due, [...row.owners]]);
  const found = bucketsOf(rows(previous, bucket[0]), rows(current, bucket[1]), dueAndOwner, new Map())
    .filter(([p, c]) => p.length === c.length)
    .flatMap(([p, c]) =>
      p.map((at, index): [number, number] => [bucket[0][at] ?? -1, bucket[1][c[index] ?? -1] ?? -1]),
    );
  const [p, c] = [new Set(found.map(([row]) => row)), new Set(found.map(([, row]) => row))];
  return [...found, ...singlesOf([bucket[0].filter((row) => !p.has(row)), bucket[1].filter((row) => !c.has(row))])];
};

const surely =
  (rule: (before: Row, now: Row) => boolean, previous: readonly Row[], current: readonly Row[]) =>
  ([p, c]: [number, number]): boolean =>
    rule(rowAt(previous, p), rowAt(current, c));

// "Publish guidance" may be written anew under another sub-heading; longer words, the due or the owner say that it is the old one.
const regroupsSurely = (before: Row, now: Row): boolean =>
  before.group === '' ||
  now.group === '' ||
  before.content.length >= 4 ||
  sameDue(before, now) ||
  sameOwner(before, now);

/**
 * Whether a milestone whose words stand in another strategy now is the old one and was moved. A short title may be written anew elsewhere,
 * so two of these must bear it out; where the one strategy ended and the other began, that is what one would expect.
 */
export const movesSurely = (before: Row, now: Row): boolean =>
  before.content.length >= 4 &&
  [
    before.content.length >= 8,
    before.strategyUnpaired,
    now.strategyUnpaired,
    sameDue(before, now),
    sameOwner(before, now),
  ].filter(Boolean).length >= 2;
