import { type EntryKind, type EntryPlace, KINDS } from './entry.js';

/** An entry that was found, without its words. */
export interface Hit extends EntryPlace {
  id: number;
  kind: EntryKind;
  subject: string;
  /** Its place in the report. */
  position: number;
}

/** In which order results stand. */
export type Order = 'best' | 'newest';

/** One thing that was found, with the entry that stands for it and the others that fit too, latest quarter first. */
export interface Result {
  shown: Hit;
  /** Whether the edition of the entry was corrected since. */
  superseded: boolean;
  others: { hit: Hit; superseded: boolean }[];
  /** Of a milestone that its goal no longer tracks: the entry of the report that first does not hold it. */
  left: Hit | null;
}

/**
 * What was found, each thing once. `tiers` are the entries by how well they fit, best first; the last has them all.
 * What a correction replaced stands for a thing only where nothing that holds does.
 */
export const resultsOf = (
  tiers: readonly (readonly Hit[])[],
  isSuperseded: (place: EntryPlace) => boolean,
  order: Order,
): Result[] => {
  const tierOf = new Map<string, number>();
  tiers.forEach((hits, tier) => {
    for (const { subject } of hits) if (!tierOf.has(subject)) tierOf.set(subject, tier);
  });
  const bySubject = new Map<string, Map<number, Hit>>();
  for (const hit of tiers.flat()) {
    const ofSubject = bySubject.get(hit.subject);
    if (ofSubject) ofSubject.set(hit.id, hit);
    else bySubject.set(hit.subject, new Map([[hit.id, hit]]));
  }
  const results = [...bySubject.values()].map((hits): Result => {
    const [first, ...others] = [...hits.values()]
      .map((hit) => ({ hit, superseded: isSuperseded(hit) }))
      // A milestone is told by the last report that holds it, and not by the one that says that it left.
      .sort(
        (a, b) =>
          Number(a.superseded) - Number(b.superseded) ||
          Number(isDeparture(a.hit)) - Number(isDeparture(b.hit)) ||
          newestFirst(a.hit, b.hit),
      ) as [Stood, ...Stood[]];
    const { hit: shown, superseded } = first;
    const left = isDeparture(shown) ? shown : leftAfter(shown, others);
    const kept = isDeparture(shown) ? others : others.filter(({ hit }) => !isDeparture(hit));
    return { ...{ shown, superseded, left }, others: kept.sort((a, b) => newestFirst(a.hit, b.hit)) };
  });
  const tier = ({ shown }: Result): number => tierOf.get(shown.subject) ?? 0;
  return results.sort(
    (a, b) =>
      (order === 'best' ? tier(a) - tier(b) : 0) ||
      Number(a.superseded) - Number(b.superseded) ||
      (order === 'best' ? Number(a.left !== null) - Number(b.left !== null) : 0) ||
      compared(b.shown.quarter, a.shown.quarter) ||
      KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) ||
      a.shown.goalNumber - b.shown.goalNumber ||
      compared(a.shown.goalSlug, b.shown.goalSlug) ||
      a.shown.position - b.shown.position,
  );
};

/** How many results there are of each kind, of those that there are any of. */
export const countsByKind = (results: readonly Result[]): { kind: EntryKind; count: number }[] =>
  KINDS.map((kind) => ({ kind, count: results.filter((result) => kindOf(result) === kind).length })).filter(
    ({ count }) => count > 0,
  );

/** What a result is told as: a milestone that left is no longer tracked. */
export const kindOf = ({ shown, left }: Pick<Result, 'shown' | 'left'>): EntryKind => (left ? 'departure' : shown.kind);

type Stood = Result['others'][number];

const isDeparture = ({ kind }: Hit): boolean => kind === 'departure';

/** Where it left: as the newest report says that holds. It may have come back since. */
const leftAfter = (shown: Hit, others: readonly Stood[]): Hit | null =>
  others
    .filter(({ hit, superseded }) => isDeparture(hit) && !superseded && hit.quarter > shown.quarter)
    .map(({ hit }) => hit)
    .sort(newestFirst)
    .at(0) ?? null;

const newestFirst = (a: Hit, b: Hit): number => compared(b.quarter, a.quarter) || b.number - a.number || b.id - a.id;

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
