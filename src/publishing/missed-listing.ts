import { Injectable } from '@nestjs/common';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { BadAddress, NotFound } from '../web/refusals.js';
import { quarterIn, refuseUnknown, wordOf } from './asked-words.js';
import { MissedRecord } from './missed-record.js';
import type { MissedListing } from './pages/missed.page.js';
import { type MissedFilter, paths } from './pages/paths.js';
import { PublicRecord } from './public-record.js';

const ON_A_PAGE = 50;
const WORDS = ['quarter', 'goal', 'owner', 'page'];

/** The missed milestones that the query of `/missed` asks for, page by page. */
@Injectable()
export class MissedListings {
  constructor(
    private readonly record: PublicRecord,
    private readonly missed: MissedRecord,
  ) {}

  /** Throws BadAddress where the query asks for what cannot be. */
  async of(query: Record<string, unknown>): Promise<MissedListing> {
    return this.listing(missedFilterOf(query), wordOf(query, 'page') ?? '1');
  }

  /** All misses or those of a quarter. Throws NotFound for a quarter without reports, BadAddress for a page too many. */
  async at({ quarter, page }: { quarter: QuarterKey | null; page: number }): Promise<MissedListing> {
    const listing = await this.listing({ quarter, goal: null, owner: null }, String(page));
    if (quarter !== null && !listing.choices.quarters.includes(quarter)) throw new NotFound();
    return listing;
  }

  private async listing(filter: MissedFilter, pageText: string): Promise<MissedListing> {
    const total = await this.missed.count(filter);
    const { page, pages } = missedPageOf(pageText, total);
    const quarters = await this.record.quarters();
    const reports = await this.record.newestReports();
    return {
      ...{ filter, total, page, pages, updatedAt: await this.record.lastPublishedAt() },
      milestones: await this.missed.some(filter, { from: (page - 1) * ON_A_PAGE, most: ON_A_PAGE }),
      choices: {
        quarters: quarters.map(({ quarter }) => quarter),
        goals: reports.map(({ goal }) => goal).sort((a, b) => a.number - b.number),
        owners: await this.missed.owners(),
      },
    };
  }
}

/**
 * What the query of `/missed` asks for. Throws BadAddress where it asks for what cannot be; a goal, quarter or owner
 * without a miss is no error and gives an empty list.
 */
export const missedFilterOf = (query: Record<string, unknown>): MissedFilter => {
  refuseUnknown(query, WORDS, 'a quarter, a goal, an owner and a page');
  const [quarter, goal, owner] = [wordOf(query, 'quarter'), wordOf(query, 'goal'), wordOf(query, 'owner')];
  return { quarter: quarter === null ? null : quarterIn(quarter, ', or leave it out'), goal, owner };
};

/** Which page of so many misses is asked for. Throws BadAddress for one that is not there. */
export const missedPageOf = (text: string, total: number): { page: number; pages: number } => {
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (page >= 1 && page <= pages) return { page, pages };
  throw new BadAddress(
    `There ${pages === 1 ? 'is one page' : `are ${pages} pages`} of missed milestones; “${text}” is none of them.`,
  );
};

/**
 * The one address of a listing that was asked for by a query, and whether to send there: where it needs no query, and
 * where a form left words empty. Never for how a query is spelled: a proxy that spells it in its own way would be sent
 * round and round.
 */
export const missedAddress = (
  { filter, page, choices }: Pick<MissedListing, 'filter' | 'page' | 'choices'>,
  query: Record<string, unknown>,
): { path: string; isElsewhere: boolean } => {
  const path = paths.missedWhere(filter, page);
  const words = Object.values(query);
  const hasPage = filter.quarter === null || choices.quarters.includes(filter.quarter);
  const needsNoQuery = !path.includes('?') && hasPage;
  return { path, isElsewhere: words.length > 0 && (needsNoQuery || words.includes('')) };
};
