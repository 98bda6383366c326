import { createHash } from 'node:crypto';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { MILESTONE_STATUSES, type MilestoneStatus } from '../../milestones/domain/status.js';
import { type EntryKind, type EntryPlace, KINDS, type SearchEntry } from './entry.js';

/** What a search can be narrowed to; null where it is not. */
export interface SearchFilter {
  goal: string | null;
  quarter: QuarterKey | null;
  owner: string | null;
  status: MilestoneStatus | null;
  kind: EntryKind | null;
}

// A filter is a word of the index like any other: the database then reads only what the words and the filter have in
// common, however much either of them matches alone. The words are such as nobody types, and no stemming changes them.
const kindFacet = (kind: EntryKind): string => `zkind${KINDS.indexOf(kind)}`;
const goalFacet = (slug: string): string => `zgoal${numberOf(slug)}`;
const quarterFacet = (quarter: QuarterKey): string => `zquarter${quarter.replace(/\D/g, '')}`;
const statusFacet = (status: MilestoneStatus): string => `zstatus${MILESTONE_STATUSES.indexOf(status)}`;
const ownerFacet = (owner: string): string => `zowner${numberOf(owner)}`;

const numberOf = (name: string): string => createHash('sha256').update(name).digest().readBigUInt64BE().toString();

/** The words that an entry is filtered by. */
export const facetsOf = ({ kind, status, owners }: SearchEntry, { goalSlug, quarter }: EntryPlace): string[] => [
  kindFacet(kind),
  goalFacet(goalSlug),
  quarterFacet(quarter),
  ...(status ? [statusFacet(status)] : []),
  ...owners.map(ownerFacet),
];

/** The words that an entry must have for a filter to let it pass. */
export const facetsWanted = ({ kind, goal, quarter, status, owner }: SearchFilter): string[] => [
  ...(kind ? [kindFacet(kind)] : []),
  ...(goal ? [goalFacet(goal)] : []),
  ...(quarter ? [quarterFacet(quarter)] : []),
  ...(status ? [statusFacet(status)] : []),
  ...(owner ? [ownerFacet(owner)] : []),
];
