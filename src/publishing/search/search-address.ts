import { slugOf } from '../../fiscal/fiscal-quarter.js';
import { MILESTONE_STATUSES, type MilestoneStatus } from '../../milestones/domain/status.js';
import type { EntryKind } from '../../search/domain/entry.js';
import type { SearchFilter } from '../../search/domain/facets.js';
import { LONGEST_QUERY } from '../../search/domain/query.js';
import type { Order } from '../../search/domain/results.js';
import { BadAddress } from '../../web/refusals.js';
import { quarterIn, refuseUnknown, shown, wordOf } from '../asked-words.js';
import { paths } from '../pages/paths.js';
import { shapeOf } from '../pages/status-tag.js';

/** What the query of `/search` asks for. */
export interface SearchAsked {
  typed: string;
  filter: SearchFilter;
  order: Order;
  page: number;
}

/** The kinds as they stand in an address. */
export const KIND_SLUGS: Readonly<Record<EntryKind, string>> = {
  goal: 'goals',
  strategy: 'strategies',
  milestone: 'milestones',
  progress: 'progress',
  departure: 'no-longer-tracked',
  indicator: 'indicators',
  correction: 'corrections',
};

const NAMES = ['q', 'goal', 'quarter', 'owner', 'status', 'what', 'order', 'page'];

/** Reads the query of `/search`. Throws BadAddress, with what would be right, where it asks for what cannot be. */
export const searchInAddress = (query: Record<string, unknown>): SearchAsked => {
  refuseUnknown(query, NAMES, 'q (the words), goal, quarter, owner, status, what, order and page');
  const typed = (wordOf(query, 'q') ?? '').trim();
  if (typed.length > LONGEST_QUERY)
    throw new BadAddress(
      `These are ${typed.length.toLocaleString('en-US')} characters to search for, and a search takes at most ${LONGEST_QUERY}. A few words find more.`,
    );
  const quarter = wordOf(query, 'quarter');
  const filter = {
    goal: wordOf(query, 'goal'),
    quarter: quarter === null ? null : quarterIn(quarter, ', or leave it out'),
    owner: wordOf(query, 'owner'),
    status: oneOf(wordOf(query, 'status'), 'status', shapeOf),
    kind: oneOf(wordOf(query, 'what'), 'kind of text', KIND_SLUGS),
  };
  const order = oneOf(wordOf(query, 'order'), 'order', { best: 'best', newest: 'newest' } as const);
  return { typed, filter, order: order ?? 'best', page: pageOf(wordOf(query, 'page') ?? '1') };
};

/** The address of a search. */
export const searchAddress = ({ typed, filter, order, page }: SearchAsked): string => {
  const { goal, quarter, owner, status, kind } = filter;
  const query = new URLSearchParams();
  if (typed) query.set('q', typed);
  if (goal) query.set('goal', goal);
  if (quarter) query.set('quarter', slugOf(quarter));
  if (owner) query.set('owner', owner);
  if (status) query.set('status', shapeOf[status]);
  if (kind) query.set('what', KIND_SLUGS[kind]);
  if (order !== 'best') query.set('order', order);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.search}?${query.toString()}` : paths.search;
};

export const NO_FILTER: SearchFilter = { goal: null, quarter: null, owner: null, status: null, kind: null };

export const isFiltered = (filter: SearchFilter): boolean => Object.values(filter).some((value) => value !== null);

/** The statuses with their names in an address. */
export const statusChoices: readonly { value: string; status: MilestoneStatus }[] = MILESTONE_STATUSES.map(
  (status) => ({ value: shapeOf[status], status }),
);

const oneOf = <T extends string>(text: string | null, name: string, slugs: Readonly<Record<T, string>>): T | null => {
  if (text === null) return null;
  const known = Object.entries(slugs) as [T, string][];
  const found = known.find(([, slug]) => slug === text);
  if (found) return found[0];
  throw new BadAddress(
    `“${shown(text)}” is no ${name}. It may be ${known.map(([, slug]) => slug).join(', ')}; or leave it out.`,
  );
};

const pageOf = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new BadAddress(`“${shown(text)}” is not a page. Pages are numbered from 1.`);
};
