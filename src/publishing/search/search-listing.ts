import { Injectable } from '@nestjs/common';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { EntryPlace } from '../../search/domain/entry.js';
import { marksOf, tiersOf } from '../../search/domain/expression.js';
import { facetsWanted } from '../../search/domain/facets.js';
import { type Query, readQuery, referencesMeant, withReferences } from '../../search/domain/query.js';
import { countsByKind, type Result, resultsOf } from '../../search/domain/results.js';
import { type FoundEntry, SearchRecord } from '../../search/search.record.js';
import { BadAddress } from '../../web/refusals.js';
import { PublicRecord } from '../public-record.js';
import { NO_SUGGESTIONS, type Suggestions, SearchSuggestions } from './search-suggestions.js';
import { type Answer, answersFor } from './reader-words.js';
import { isFiltered, NO_FILTER, type SearchAsked, searchInAddress } from './search-address.js';

/** What the filters may be set to. */
export interface SearchChoices {
  quarters: readonly QuarterKey[];
  goals: readonly { slug: string; number: number; title: string }[];
  owners: readonly string[];
}

/** Searches that find something, to begin with. */
export interface SearchExamples {
  words: readonly string[];
  reference: string | null;
  owner: string | null;
}

/** One page of what a search found. */
export interface SearchListing {
  asked: SearchAsked;
  query: Query;
  choices: SearchChoices;
  examples: SearchExamples;
  /** The pages that may be meant, whatever was found. */
  answers: readonly Answer[];
  /** Null where nothing was looked for. */
  found: Found | null;
}

export interface Found extends Suggestions {
  results: readonly (Result & FoundEntry)[];
  total: number;
  counts: ReturnType<typeof countsByKind>;
  pages: number;
  /** Whether more fitted than is looked through. */
  more: boolean;
}

const ON_A_PAGE = 20;

/** The entries that are looked through, of those that fit. It bounds what a search costs, whoever asks for whatever. */
export const MOST_ENTRIES = 1_000;

/**
 * How far back it is looked how well entries fit; earlier ones are found, and rank as any that fits. PostgreSQL has to open
 * each of them to tell in which part the words stand.
 */
const RANKED_ENTRIES = 50_000;

/** What the query of `/search` asks for, found. */
@Injectable()
export class SearchListings {
  private known: Facts | undefined;

  constructor(
    private readonly record: PublicRecord,
    private readonly search: SearchRecord,
    private readonly suggestions: SearchSuggestions,
  ) {}

  /** Throws BadAddress where the query asks for what cannot be. */
  async of(address: Record<string, unknown>): Promise<SearchListing> {
    const asked = searchInAddress(address);
    const query = await this.read(asked.typed);
    const facts = await this.facts();
    const looksForNothing = query.all.length === 0 && (asked.typed !== '' || !isFiltered(asked.filter));
    return {
      asked,
      query,
      choices: facts.choices,
      examples: facts.examples,
      answers:
        asked.page > 1 ? [] : answersFor(asked.typed, { ...facts.choices, corrections: facts.corrected.size > 0 }),
      found: looksForNothing ? null : await this.find(asked, query, facts),
    };
  }

  private async read(typed: string): Promise<Query> {
    return readQuery(withReferences(typed, await this.search.known(referencesMeant(typed))));
  }

  private async find(asked: SearchAsked, query: Query, { corrected, newest }: Facts): Promise<Found> {
    const everyTier = tiersOf(query, facetsWanted(asked.filter));
    const ids: number[][] = [];
    for (const tier of asked.order === 'best' ? everyTier : everyTier.slice(-1))
      ids.push(await this.search.ids(tier, MOST_ENTRIES, tier === everyTier.at(-1) ? 0 : newest - RANKED_ENTRIES));
    const hits = await this.search.hits([...new Set(ids.flat())]);
    const tiers = ids.map((ofTier) => ofTier.flatMap((id) => hits.get(id) ?? []));
    const isSuperseded = ({ goalSlug, quarter, number }: EntryPlace) =>
      (corrected.get(`${goalSlug} ${quarter}`) ?? 0) > number;
    const results = resultsOf(tiers, isSuperseded, asked.order);
    const pages = Math.max(1, Math.ceil(results.length / ON_A_PAGE));
    if (asked.page > pages)
      throw new BadAddress(
        `There ${pages === 1 ? 'is one page' : `are ${pages} pages`} of results; page ${asked.page} is none of them.`,
      );
    const shown = results.slice((asked.page - 1) * ON_A_PAGE, asked.page * ON_A_PAGE);
    const entries = await this.search.opened(
      shown.map((result) => result.shown.id),
      marksOf(query),
    );
    return {
      results: shown.flatMap((result) => {
        const entry = entries.get(result.shown.id);
        return entry ? [{ ...result, ...entry }] : [];
      }),
      total: results.length,
      counts: countsByKind(results),
      pages,
      more: ids.some(({ length }) => length === MOST_ENTRIES),
      ...(results.length > 0 ? NO_SUGGESTIONS : await this.suggestions.of(asked, query, newest)),
    };
  }

  // Asked anew only when there is something new: it does not depend on what is looked for.
  private async facts(): Promise<Facts> {
    const newest = await this.search.newest();
    if (this.known?.newest === newest) return this.known;
    const quarters = await this.record.quarters();
    const reports = await this.record.newestReports();
    const owners = await this.search.owners();
    this.known = {
      newest,
      corrected: await this.search.corrected(),
      choices: {
        quarters: quarters.map(({ quarter }) => quarter),
        goals: reports.map(({ goal }) => goal).sort((a, b) => a.number - b.number),
        owners,
      },
      examples: await this.examples(owners),
    };
    return this.known;
  }

  private async examples(owners: readonly string[]): Promise<SearchExamples> {
    const words: string[] = [];
    for (const typed of EXAMPLES) {
      const [everything] = tiersOf(readQuery(typed), []).slice(-1);
      if (everything && (await this.search.ids(everything, 1)).length > 0) words.push(typed);
    }
    const milestones = facetsWanted({ ...NO_FILTER, kind: 'milestone' });
    const ids = await this.search.ids({ part: 'anywhere', all: [], none: [], facets: milestones }, 1);
    const [milestone] = (await this.search.opened(ids, [])).values();
    return {
      words,
      reference: milestone?.entry.reference ?? null,
      owner: owners.find((owner) => /^[A-Z]{2,5}$/.test(owner)) ?? owners[0] ?? null,
    };
  }
}

/** What does not depend on what is looked for. */
interface Facts {
  /** The newest entry when it was asked. */
  newest: number;
  choices: SearchChoices;
  corrected: ReadonlyMap<string, number>;
  examples: SearchExamples;
}

/** One for each way to ask; those that find nothing are left out. */
const EXAMPLES = ['permits', '"shared services"', 'data -privacy', 'moderniz*'];
