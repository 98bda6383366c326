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
      .sort((a, b) => Number(a.superseded) - Number(b.superseded) || newestFirst(a.hit, b.hit)) as [
      { hit: Hit; superseded: boolean },
      ...{ hit: Hit; superseded: boolean }[],
    ];
    return {
      ...{ shown: first.hit, superseded: first.superseded },
      others: others.sort((a, b) => newestFirst(a.hit, b.hit)),
    };
  });
  const tier = ({ shown }: Result): number => tierOf.get(shown.subject) ?? 0;
  return results.sort(
    (a, b) =>
      (order === 'best' ? tier(a) - tier(b) : 0) ||
      Number(a.superseded) - Number(b.superseded) ||
      compared(b.shown.quarter, a.shown.quarter) ||
      KINDS.indexOf(a.shown.kind) - KINDS.indexOf(b.shown.kind) ||
      a.shown.goalNumber - b.shown.goalNumber ||
      compared(a.shown.goalSlug, b.shown.goalSlug) ||
      a.shown.position - b.shown.position,
  );
};

/** How many results there are of each kind, of those that there are any of. */
export const countsByKind = (results: readonly Result[]): { kind: EntryKind; count: number }[] =>
  KINDS.map((kind) => ({ kind, count: results.filter(({ shown }) => shown.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );

const newestFirst = (a: Hit, b: Hit): number => compared(b.quarter, a.quarter) || b.number - a.number || b.id - a.id;

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
