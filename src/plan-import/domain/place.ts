import { type Row, sameDue, sameOwner } from './row.js';

/**
 * How a milestone of last quarter stands to one of this quarter between the pairs already found. `only`: nothing but the two is left
 * between the same neighbours, or in the same strategy; `aligned`: as many are left on both sides and they are the same in the count;
 * `between`: the same neighbours, but another count; `elsewhere`: other neighbours, or none to go by.
 */
export type Slot = 'only' | 'aligned' | 'between' | 'elsewhere';

export interface Place {
  sameStrategy: boolean;
  sameGroup: boolean;
  slot: Slot;
  sameDue: boolean;
  sameOwner: boolean;
  /** Everything that the plan prints of the place says that it is the same row. */
  complete: boolean;
  /** The same place, and the due or the owner bears it out. */
  good: boolean;
}

/**
 * Takes the rows of both quarters and the pairs found so far, and gives what speaks of the place for any two rows. A sub-heading that
 * was renamed is known again by the milestones under it that were already paired.
 */
export const placesOf = (
  previous: readonly Row[],
  current: readonly Row[],
  partnerOf: ReadonlyMap<number, number>,
): ((p: number, c: number) => Place) => {
  const before = gapsOf(previous, new Set(partnerOf.keys()));
  const now = gapsOf(current, new Set(partnerOf.values()));
  const links = new Set([...partnerOf].map(([p, c]) => linkOf(previous[p], current[c])));
  return (p, c) => {
    const [a, b] = [previous[p], current[c]];
    if (!a || !b) throw new RangeError(`There are no rows ${p} and ${c}`);
    const sameStrategy = a.strategy === b.strategy;
    const sameGroup = sameStrategy && (a.group === b.group || links.has(linkOf(a, b)));
    const slot = sameStrategy ? slotOf(before.get(p), now.get(c), partnerOf) : 'elsewhere';
    const due = sameDue(a, b);
    const owner = sameOwner(a, b);
    const unowned = a.owners.size === 0 && b.owners.size === 0;
    return {
      sameStrategy,
      sameGroup,
      slot,
      sameDue: due,
      sameOwner: owner,
      complete: sameGroup && slot === 'only' && due && (owner || unowned),
      good: sameGroup && slot !== 'elsewhere' && (due || owner),
    };
  };
};

/** The unpaired rows between two paired ones of a strategy, and where among them a row stands. */
interface Gap {
  after: number | undefined;
  before: number | undefined;
  at: number;
  length: number;
  leftInStrategy: number;
  pairedInStrategy: number;
}

const gapsOf = (rows: readonly Row[], paired: ReadonlySet<number>): Map<number, Gap> =>
  new Map(rowsByStrategy(rows).flatMap((strategy) => gapsIn(strategy, paired)));

const gapsIn = (strategy: readonly number[], paired: ReadonlySet<number>): [number, Gap][] => {
  const leftInStrategy = strategy.filter((row) => !paired.has(row)).length;
  const pairedInStrategy = strategy.length - leftInStrategy;
  const ends = [-1, ...strategy.flatMap((row, at) => (paired.has(row) ? [at] : [])), strategy.length];
  return ends.slice(1).flatMap((end, index) => {
    const start = (ends[index] ?? -1) + 1;
    const gap = strategy.slice(start, end);
    const around = { after: strategy[start - 1], before: strategy[end], length: gap.length };
    return gap.map((row, at): [number, Gap] => [row, { ...around, at, leftInStrategy, pairedInStrategy }]);
  });
};

const rowsByStrategy = (rows: readonly Row[]): number[][] => {
  const byStrategy = new Map<string, number[]>();
  for (const [row, { strategy }] of rows.entries())
    byStrategy.set(strategy, [...(byStrategy.get(strategy) ?? []), row]);
  return [...byStrategy.values()];
};

const slotOf = (a: Gap | undefined, b: Gap | undefined, partnerOf: ReadonlyMap<number, number>): Slot => {
  if (!a || !b) return 'elsewhere'; // one of the two has its partner already
  if (a.leftInStrategy === 1 && b.leftInStrategy === 1 && a.pairedInStrategy >= 2) return 'only';
  const anchored = a.after !== undefined || a.before !== undefined;
  const sameNeighbours = partner(a.after, partnerOf) === b.after && partner(a.before, partnerOf) === b.before;
  if (!anchored || !sameNeighbours) return 'elsewhere';
  if (a.length !== b.length) return 'between';
  if (a.length === 1) return 'only';
  return a.at === b.at ? 'aligned' : 'between';
};

const partner = (row: number | undefined, partnerOf: ReadonlyMap<number, number>): number | undefined =>
  row === undefined ? undefined : partnerOf.get(row);

const linkOf = (a: Row | undefined, b: Row | undefined): string => JSON.stringify([a?.strategy, a?.group, b?.group]);
