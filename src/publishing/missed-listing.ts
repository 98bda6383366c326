import { keyOf, parseQuarter, slugOf } from '../fiscal/fiscal-quarter.js';
import { BadAddress } from '../web/refusals.js';
import type { MissedListing } from './pages/missed.page.js';
import type { MissedFilter } from './pages/paths.js';
import type { EditionSummary, PublishedMilestone } from './published.js';

const ON_A_PAGE = 50;

/**
 * The missed milestones that the query of `/missed` asks for, page by page, from all of them. Throws BadAddress where
 * the query asks for what cannot be; a goal, quarter or owner without a miss is no error and gives an empty list.
 * `known` tells whether all that it asks for exists: an address that somebody made up is answered and not kept.
 */
export const missedListing = (
  missed: readonly PublishedMilestone[],
  editions: readonly EditionSummary[],
  query: Record<string, unknown>,
): MissedListing & { known: boolean } => {
  const filter = filterOf(query);
  const found = missed.filter(
    ({ quarter, goal, milestone }) =>
      (filter.quarter === null || quarter === filter.quarter) &&
      (filter.goal === null || goal.slug === filter.goal) &&
      (filter.owner === null || milestone.owners.includes(filter.owner)),
  );
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const page = pageOf(query.page, pages);
  const goals = new Map(editions.map(({ goal }) => [goal.slug, goal]));
  const owners = new Set(missed.flatMap(({ milestone }) => milestone.owners));
  return {
    filter,
    known:
      (filter.goal === null || goals.has(filter.goal)) &&
      (filter.owner === null || owners.has(filter.owner)) &&
      Object.keys(query).every((name) => ['quarter', 'goal', 'owner', 'page'].includes(name)),
    milestones: found.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE),
    total: found.length,
    page,
    pages,
    choices: {
      quarters: [...new Set(editions.map(({ quarter }) => quarter))],
      goals: [...goals.values()].sort((a, b) => a.number - b.number),
      owners: [...owners].sort((a, b) => a.localeCompare(b)),
    },
  };
};

const filterOf = (query: Record<string, unknown>): MissedFilter => {
  const [quarter, goal, owner] = [wordOf(query, 'quarter'), wordOf(query, 'goal'), wordOf(query, 'owner')];
  const parsed = quarter === null ? undefined : parseQuarter(quarter);
  if (quarter !== null && !parsed) {
    throw new BadAddress(`“${quarter}” is not a fiscal quarter. Write it as ${slugOf('FY2018-Q3')}, or leave it out.`);
  }
  return { quarter: parsed ? keyOf(parsed) : null, goal, owner };
};

const pageOf = (text: unknown, pages: number): number => {
  if (text === undefined || text === '') return 1;
  if (typeof text === 'string' && /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= pages)
    return Number(text);
  throw new BadAddress(
    `There ${pages === 1 ? 'is one page' : `are ${pages} pages`} of missed milestones; “${typeof text === 'string' ? text : 'several'}” is none of them.`,
  );
};

const wordOf = (query: Record<string, unknown>, name: string): string | null => {
  const value = query[name];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  throw new BadAddress(`The address names more than one ${name}. Name one, or leave it out.`);
};
