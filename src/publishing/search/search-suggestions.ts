import { Injectable } from '@nestjs/common';
import { tiersOf } from '../../search/domain/expression.js';
import { facetsWanted, type SearchFilter } from '../../search/domain/facets.js';
import { begins, nearestTo, type Vocabulary, vocabularyOf } from '../../search/domain/nearest.js';
import { type Query, typedOf, type Words } from '../../search/domain/query.js';
import { SearchRecord } from '../../search/search.record.js';
import { isFiltered, NO_FILTER, type SearchAsked } from './search-address.js';

/** Other searches that find something, where one does not. */
export interface Suggestions {
  /** The same search with the words that were most likely meant. */
  meant: SearchAsked | null;
  instead: readonly SearchAsked[];
}

export const NO_SUGGESTIONS: Suggestions = { meant: null, instead: [] };

/** How many other searches are tried where one finds nothing. */
const MOST_TRIES = 6;

/** The entries whose words are offered for what was misspelled: those of the newest reports of all goals. */
const SPELLED_ENTRIES = 2_000;

/** What to look for instead. */
@Injectable()
export class SearchSuggestions {
  private spelled: { newest: number; words: Vocabulary } | undefined;

  constructor(private readonly search: SearchRecord) {}

  /** `newest` is the newest entry. */
  async of(asked: SearchAsked, query: Query, newest: number): Promise<Suggestions> {
    if (query.all.length === 0) return NO_SUGGESTIONS;
    const vocabulary = await this.vocabulary(newest);
    return {
      meant: await this.meant(asked, query, vocabulary),
      instead: await this.instead(asked, query, vocabulary),
    };
  }

  /** Without the filter, beginnings of words, single words. */
  private async instead(asked: SearchAsked, query: Query, vocabulary: Vocabulary): Promise<SearchAsked[]> {
    const { all } = query;
    const begun = all.map(({ words }) => ({ words, begin: words.length === 1 && begins(words[0] ?? '', vocabulary) }));
    const tries: [Query, SearchFilter][] = [
      ...(isFiltered(asked.filter) ? [[query, NO_FILTER] satisfies [Query, SearchFilter]] : []),
      ...(begun.some(({ begin }) => begin)
        ? [[{ all: begun, none: [] }, asked.filter] satisfies [Query, SearchFilter]]
        : []),
      ...(all.length > 1 ? all.map((words): [Query, SearchFilter] => [{ all: [words], none: [] }, asked.filter]) : []),
    ];
    const found: SearchAsked[] = [];
    for (const [other, filter] of tries.slice(0, MOST_TRIES)) {
      const typed = other === query ? asked.typed : typedOf(other);
      const isNew = found.every((one) => one.typed !== typed || one.filter !== filter);
      if (isNew && (await this.finds(other, filter))) found.push({ ...asked, typed, filter, page: 1 });
    }
    return found;
  }

  /** Each word that stands nowhere, as the nearest word that does. */
  private async meant(asked: SearchAsked, query: Query, vocabulary: Vocabulary): Promise<SearchAsked | null> {
    if (query.all.length > MOST_TRIES) return null;
    const corrected: Words[] = [];
    for (const { words, begin } of query.all) {
      const nearest: string[] = [];
      for (const word of words) nearest.push((begin ? null : await this.nearest(word, vocabulary)) ?? word);
      corrected.push({ words: nearest, begin });
    }
    const other = { all: corrected, none: query.none };
    const typed = typedOf(other);
    if (typed === typedOf(query) || !(await this.finds(other, asked.filter))) return null;
    return { ...asked, typed, page: 1 };
  }

  // An older report, or another form of the word, may be found by what the newest reports do not spell so.
  private async nearest(word: string, vocabulary: Vocabulary): Promise<string | null> {
    const near = vocabulary.has(word) ? null : nearestTo(word, vocabulary);
    const isFound =
      near !== null && (await this.finds({ all: [{ words: [word], begin: false }], none: [] }, NO_FILTER));
    return isFound ? null : near;
  }

  private async finds(query: Query, filter: SearchFilter): Promise<boolean> {
    const [everything] = tiersOf(query, facetsWanted(filter)).slice(-1);
    return everything !== undefined && (await this.search.ids(everything, 1)).length > 0;
  }

  // Read only where something is not found, and then once for each publication: it takes some tens of milliseconds.
  private async vocabulary(newest: number): Promise<Vocabulary> {
    if (this.spelled?.newest !== newest)
      this.spelled = { newest, words: vocabularyOf(await this.search.newestTexts(SPELLED_ENTRIES)) };
    return this.spelled.words;
  }
}
