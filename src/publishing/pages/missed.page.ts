import { byQuarter, labelOf } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Link, Site } from '../../rendering/site.js';
import type { PublishedMilestone } from '../published.js';
import { type FilterChoices, type FilterSelect, filterSelects } from './filter-selects.js';
import { missedRow } from './goal-row.js';
import { type MissedFilter, paths } from './paths.js';
import { timelinessOfAll } from './timeliness.js';
import { counted } from './wording.js';

export const MISSED_VIEW = 'publishing/missed';

/** One page of the missed milestones that a filter leaves, and what the filter may be set to. */
export interface MissedListing {
  filter: MissedFilter;
  milestones: readonly PublishedMilestone[];
  /** How many the filter leaves, on all pages. */
  total: number;
  page: number;
  pages: number;
  /** The moment of the last publication; null where there is none. */
  updatedAt: Date | null;
  choices: FilterChoices;
}

export const missedPage = (listing: MissedListing, site: Site) => {
  const { filter, milestones, total, page, pages } = listing;
  const conditions = conditionsOf(listing);
  const filtered = conditions.length > 0;
  return {
    frame: frameOf(site, {
      title: ['Missed milestones of all goals', ...conditions, ...(page > 1 ? [`page ${page}`] : [])].join(', '),
      description:
        `${counted(total, 'miss', 'misses')}${filtered ? ` (${conditions.join(', ')})` : ''} of the Cross-Agency ` +
        'Priority goals, each with its owner, its due quarter, how far it slipped, and the reason given.',
      path: paths.missedWhere(filter, page),
      section: 'missed',
      indexed: total > 0,
      trail: [
        { href: paths.home, text: 'Home' },
        { href: null, text: 'Missed milestones' },
      ],
    }),
    timeliness: timelinessOfAll(listing.choices.quarters, listing.updatedAt),
    found: foundInWords(total, conditions),
    repeated:
      total > 0 && filter.quarter === null
        ? 'A milestone that was missed in several quarters stands here once for each of them.'
        : null,
    any: total > 0,
    action: paths.missed,
    // Without a form there are the addresses that need none.
    selects: site.exported ? [] : selectsOf(listing),
    quarters: site.exported ? quartersOf(listing) : [],
    reset: filtered ? paths.missed : null,
    rows: milestones.map(missedRow),
    caption: `Missed milestones${filtered ? `, ${conditions.join(', ')}` : ''}, newest quarter first`,
    paging: pages > 1 ? pagingOf(filter, page, pages) : null,
    term: paths.term('missed'),
  };
};

const conditionsOf = ({ filter, choices }: MissedListing): string[] => {
  const goal = choices.goals.find(({ slug }) => slug === filter.goal);
  return [
    ...(filter.quarter ? [labelOf(filter.quarter)] : []),
    ...(filter.goal ? [goal?.title ?? filter.goal] : []),
    ...(filter.owner ? [`owner ${filter.owner}`] : []),
  ];
};

const foundInWords = (total: number, conditions: readonly string[]): string => {
  const where = conditions.length > 0 ? ` for ${conditions.join(', ')}` : '';
  return total === 0 ? `No misses${where}` : `${counted(total, 'miss', 'misses')}${where}`;
};

const quartersOf = ({ filter, choices }: MissedListing): (Link & { current: boolean })[] =>
  [null, ...[...choices.quarters].sort(byQuarter).reverse()].map((quarter) => ({
    href: paths.missedWhere({ quarter, goal: null, owner: null }),
    text: quarter === null ? 'Every quarter' : labelOf(quarter),
    current: quarter === filter.quarter,
  }));

const selectsOf = ({ filter, choices }: MissedListing): FilterSelect[] => {
  const { quarter, goal, owner } = filterSelects(filter, choices);
  return [quarter, goal, owner];
};

const pagingOf = (
  filter: MissedFilter,
  page: number,
  pages: number,
): { text: string; previous: Link | null; next: Link | null } => ({
  text: `Page ${page} of ${pages}`,
  previous: page > 1 ? { href: paths.missedWhere(filter, page - 1), text: 'Previous page' } : null,
  next: page < pages ? { href: paths.missedWhere(filter, page + 1), text: 'Next page' } : null,
});
