import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Link, Site } from '../../rendering/site.js';
import { type EntryKind, KINDS } from '../../search/domain/entry.js';
import type { SearchFilter } from '../../search/domain/facets.js';
import { LONGEST_QUERY } from '../../search/domain/query.js';
import { type FilterSelect, filterSelects } from '../pages/filter-selects.js';
import { paths } from '../pages/paths.js';
import { counted, listed, quoted, shortened } from '../pages/wording.js';
import { isFiltered, KIND_SLUGS, NO_FILTER, type SearchAsked, searchAddress, statusChoices } from './search-address.js';
import { type Found, MOST_ENTRIES, type SearchListing } from './search-listing.js';
import { KIND_NAMES, resultFacts } from './search-result.js';

export const SEARCH_VIEW = 'publishing/search';

export const searchPage = (listing: SearchListing, site: Site) => {
  const { asked, query, found, answers } = listing;
  const conditions = conditionsOf(listing);
  const filtered = isFiltered(asked.filter);
  return {
    frame: frameOf(site, {
      title: titleOf(asked, conditions),
      description:
        'Search every published report of the Cross-Agency Priority goals: goals, strategies, milestones, explanations, ' +
        'and what was reported quarter by quarter.',
      path: asked.typed === '' && !filtered ? paths.search : null,
      section: null,
      indexed: asked.typed === '' && !filtered,
      trail: [
        { href: paths.home, text: 'Home' },
        { href: null, text: 'Search' },
      ],
    }),
    action: paths.search,
    typed: asked.typed,
    longest: LONGEST_QUERY,
    order: asked.order === 'best' ? null : asked.order,
    selects: selectsOf(listing),
    filtered,
    reset: filtered
      ? { href: searchAddress({ ...asked, filter: NO_FILTER, page: 1 }), text: 'Clear the filters' }
      : null,
    problem: found === null && asked.typed !== '' ? problemWith(listing) : null,
    guide: found === null ? guideOf(listing) : null,
    answers: answers.length > 0 ? { heading: 'You may be looking for', links: [...answers] } : null,
    found: found && {
      heading: headingOf(found, asked, conditions, answers.length > 0),
      kinds: kindsOf(found),
      orders: found.total > 1 && query.all.length > 0 ? ordersOf(asked) : null,
      more: found.more
        ? `More fits than this. The search looked through the ${MOST_ENTRIES.toLocaleString('en-US')} entries of the newest reports; add a word or a filter to see what is older.`
        : null,
      results: found.results.map((result) => resultFacts(result, query)),
      paging: found.pages > 1 ? pagingOf(asked, found.pages) : null,
      none: found.total === 0 ? noneOf(found, asked, answers.length > 0) : null,
    },
  };
};

const titleOf = (asked: SearchAsked, conditions: readonly string[]): string => {
  const what = [
    ...(asked.typed ? [quoted(shortened(asked.typed, 60))] : []),
    ...conditions,
    ...(asked.page > 1 ? [`page ${asked.page}`] : []),
  ];
  return what.length > 0 ? `Search of all reports: ${what.join(', ')}` : 'Search everything that was published';
};

const conditionsOf = ({ asked: { filter }, choices }: SearchListing): string[] => {
  const goal = choices.goals.find(({ slug }) => slug === filter.goal);
  return [
    ...(filter.kind ? [NAMES_OF_MANY[filter.kind].toLowerCase()] : []),
    ...(filter.goal ? [goal?.title ?? filter.goal] : []),
    ...(filter.quarter ? [labelOf(filter.quarter)] : []),
    ...(filter.owner ? [`owner ${filter.owner}`] : []),
    ...(filter.status ? [`status ${filter.status}`] : []),
  ];
};

const NAMES_OF_MANY: Readonly<Record<EntryKind, string>> = {
  goal: 'Goals',
  strategy: 'Strategies',
  milestone: 'Milestones',
  progress: 'Summaries of progress',
  departure: 'No longer tracked',
  indicator: 'Indicators',
  correction: 'Corrections',
};

const countOf = (kind: EntryKind, count: number): string =>
  kind === 'departure'
    ? `${count.toLocaleString('en-US')} no longer tracked`
    : counted(count, KIND_NAMES[kind].toLowerCase(), NAMES_OF_MANY[kind].toLowerCase());

const headingOf = (
  { total, more }: Found,
  { typed }: SearchAsked,
  conditions: readonly string[],
  answered: boolean,
): string => {
  const what = typed ? ` for ${quoted(typed)}` : '';
  const where = conditions.length > 0 ? ` (${conditions.join(', ')})` : '';
  if (total === 0) return `${answered ? 'In the reports themselves nothing is' : 'Nothing'} found${what}${where}`;
  return `${more ? 'More than ' : ''}${counted(total, 'result')}${what}${where}`;
};

const kindsOf = ({ counts }: Found): string | null =>
  counts.length > 0 ? listed(counts.map(({ kind, count }) => countOf(kind, count))) : null;

const ordersOf = (asked: SearchAsked) =>
  (['best', 'newest'] as const).map((order) => ({
    href: searchAddress({ ...asked, order, page: 1 }),
    text: order === 'best' ? 'Best first' : 'Newest first',
    current: order === asked.order,
  }));

const pagingOf = (asked: SearchAsked, pages: number) => {
  const link = (page: number, text: string): Link => ({ href: searchAddress({ ...asked, page }), text });
  return {
    text: `Page ${asked.page} of ${pages}`,
    previous: asked.page > 1 ? link(asked.page - 1, 'Previous page') : null,
    next: asked.page < pages ? link(asked.page + 1, 'Next page') : null,
  };
};

// What the site answers by a page was not misspelled.
const noneOf = (
  { instead, meant }: Found,
  asked: SearchAsked,
  answered: boolean,
): { meant: Link | null; answered: boolean; links: Link[] } => ({
  answered,
  meant: meant && !answered ? { href: searchAddress(meant), text: meant.typed } : null,
  links: instead.map((other) => ({
    href: searchAddress(other),
    text:
      isFiltered(asked.filter) && !isFiltered(other.filter)
        ? `Search for ${quoted(other.typed)} without the filters`
        : `Search for ${quoted(other.typed)}`,
  })),
});

const problemWith = ({ query, asked }: SearchListing): string =>
  query.none.length > 0
    ? `${quoted(asked.typed)} says only what to leave out. Say also what to find.`
    : `${quoted(asked.typed)} has no letter and no digit in it. Type a word, a name or a number.`;

/** What can be asked, with examples from what is published. */
const guideOf = ({ choices, examples: { words, reference, owner } }: SearchListing) => {
  const [latest] = choices.quarters;
  const link = (typed: string, filter: Partial<SearchFilter>, text: string, note: string) => ({
    ...{ href: searchAddress({ typed, filter: { ...NO_FILTER, ...filter }, order: 'best', page: 1 }), text, note },
  });
  return {
    examples: [
      ...words.map((typed) => link(typed, {}, typed, noteOn(typed))),
      ...(reference === null
        ? []
        : [link(reference, {}, reference, `finds a milestone by its reference; ${spoken(reference)} does too`)]),
      ...(owner === null ? [] : [link('', { owner }, `Owned by ${owner}`, 'with the filter alone')]),
      ...(latest === undefined
        ? []
        : [link('', { quarter: latest, status: 'Missed' }, `Missed in ${labelOf(latest)}`, 'with two filters')]),
    ],
    goals: choices.goals.map(({ slug, number, title }) => ({ href: paths.goal(slug), text: `${number}. ${title}` })),
  };
};

const noteOn = (typed: string): string => {
  if (typed.startsWith('"')) return 'finds the words side by side';
  if (typed.includes(' -')) return `leaves out what speaks of ${typed.split(' -')[1] ?? ''}`;
  return typed.endsWith('*') ? 'finds every word that begins so' : 'finds other forms of the word too';
};

/** `cx14` for CX-014. */
const spoken = (reference: string): string => reference.toLowerCase().replace(/-0*/, '');

const selectsOf = ({ asked: { filter }, choices }: SearchListing): FilterSelect[] => {
  const { goal, quarter, owner } = filterSelects(filter, choices);
  const what = {
    ...{ name: 'what', label: 'What', any: 'Everything' },
    options: KINDS.map((kind) => ({
      ...{ value: KIND_SLUGS[kind], text: NAMES_OF_MANY[kind], selected: kind === filter.kind },
    })),
  };
  const status = {
    ...{ name: 'status', label: 'Status', any: 'Every status' },
    options: statusChoices.map((one) => ({
      ...{ value: one.value, text: one.status, selected: one.status === filter.status },
    })),
  };
  return [what, goal, quarter, owner, status];
};
