import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { EntryLine, EntryPlace, SearchEntry } from './domain/entry.js';
import { type Expression, matchOf, matchOfAny, tsqueryOf, tsqueryOfAny } from './domain/expression.js';
import { facetsOf } from './domain/facets.js';
import { folded } from './domain/folded.js';
import { MARK, type Place, placesIn } from './domain/marked-text.js';
import type { Words } from './domain/query.js';
import type { Hit } from './domain/results.js';

/** An entry that was found, with its words, and where in its title and its lines (one below the other) they match. */
export interface FoundEntry {
  entry: SearchEntry;
  places: { title: Place[]; lines: Place[] };
}

/** What is kept of an entry beside what is looked for in it. */
type Shown = Pick<SearchEntry, 'owners' | 'goalTitle' | 'strategy' | 'nth'> & { parts: (string | null)[] };

type LeanRow = [
  id: number,
  kind: Hit['kind'],
  subject: string,
  goalSlug: string,
  goalNumber: number,
  quarter: Hit['quarter'],
  number: number,
  position: number,
];

type EntryRow = Pick<SearchEntry, 'kind' | 'subject' | 'reference' | 'status' | 'title'> & {
  id: number;
  body: string;
  shown: string;
};

/** The index of what was published: entries are added with their edition, within its unit of work, and never change. */
@Injectable()
export class SearchRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** Adds the entries of an edition, in one statement. */
  async add(editionId: string, place: EntryPlace, entries: readonly SearchEntry[]): Promise<void> {
    const rows = entries.map((entry, position) => {
      const row = rowOf(entry, { editionId, position, ...place });
      return this.onPostgres ? { ...row, folded: foldedOf(row) } : row;
    });
    await this.work.manager.query(this.onPostgres ? ADD_ON_POSTGRES : ADD_ON_SQLITE, [JSON.stringify(rows)]);
    const owners = JSON.stringify([...new Set(entries.flatMap((entry) => entry.owners))]);
    await this.work.manager.query(this.onPostgres ? OWNERS_ON_POSTGRES : OWNERS_ON_SQLITE, [owners]);
  }

  /** The entries of an edition as they are kept, in the order of its report. */
  async ofEdition(editionId: string): Promise<SearchEntry[]> {
    const rows = await this.select(WHOLE)
      .where('entry."editionId" = :editionId', { editionId })
      .orderBy('entry.position')
      .getRawMany<EntryRow>();
    return rows.map(entryOf);
  }

  /** Everyone who ever owned something, in the order of the alphabet. */
  async owners(): Promise<string[]> {
    const rows = await this.work.manager
      .createQueryBuilder()
      .select('owned.owner', 'owner')
      .from('search_owners', 'owned')
      .getRawMany<{ owner: string }>();
    return rows.map(({ owner }) => owner).sort((a, b) => a.localeCompare(b));
  }

  /** Which of the references something was ever published under. */
  async known(references: readonly string[]): Promise<Set<string>> {
    if (references.length === 0) return new Set();
    const rows = await this.select(['reference'])
      .distinct(true)
      .where('entry.reference IN (:...references)', { references })
      .getRawMany<{ reference: string }>();
    return new Set(rows.map(({ reference }) => reference));
  }

  /** The number of the newest entry, 0 while there is none: what was found before it was added may be told anew. */
  async newest(): Promise<number> {
    const row = await this.select([]).select('MAX(entry.id)', 'id').getRawOne<{ id: number | null }>();
    return row?.id ?? 0;
  }

  /** Which editions were corrected since: for each `goal FY2018-Q3` with a correction, the number of its newest edition. */
  async corrected(): Promise<Map<string, number>> {
    const rows = await this.select(['goalSlug', 'quarter'])
      .addSelect('MAX(entry.number)', 'newest')
      .where('entry.number > 1')
      .groupBy('entry."goalSlug"')
      .addGroupBy('entry.quarter')
      .getRawMany<{ goalSlug: string; quarter: string; newest: number }>();
    return new Map(rows.map(({ goalSlug, quarter, newest }) => [`${goalSlug} ${quarter}`, newest]));
  }

  /** The ids of the entries after `after` that fit, those of the newest publications first, and no more than `most`. */
  async ids(expression: Expression, most: number, after = 0): Promise<number[]> {
    const [statement, words] = this.onPostgres
      ? [IDS_ON_POSTGRES, tsqueryOf(expression)]
      : [IDS_ON_SQLITE, matchOf(expression)];
    return this.list<number>(statement, [words, after, most]);
  }

  /** Entries by their ids, without their words. */
  async hits(ids: readonly number[]): Promise<Map<number, Hit>> {
    const statement = this.onPostgres ? HITS_ON_POSTGRES : HITS_ON_SQLITE;
    const rows = await this.list<LeanRow>(statement, [JSON.stringify(ids)]);
    return new Map(
      rows.map(([id, kind, subject, goalSlug, goalNumber, quarter, number, position]) => [
        id,
        { id, kind, subject, goalSlug, goalNumber, quarter, number, position },
      ]),
    );
  }

  /** Some entries with their words, by their id, and where the words that were looked for stand in them. */
  async opened(ids: readonly number[], marks: readonly Words[]): Promise<Map<number, FoundEntry>> {
    if (ids.length === 0) return new Map();
    const rows = await this.select(WHOLE).where('entry.id IN (:...ids)', { ids }).getRawMany<EntryRow>();
    const marked = new Map((await this.marked(rows, marks)).map((row) => [row.id, row]));
    return new Map(
      rows.map((row) => {
        const { title = '', body = '' } = marked.get(row.id) ?? {};
        return [row.id, { entry: entryOf(row), places: { title: placesIn(title), lines: placesIn(body) } }];
      }),
    );
  }

  private async marked(
    rows: readonly EntryRow[],
    marks: readonly Words[],
  ): Promise<{ id: number; title: string; body: string }[]> {
    if (marks.length === 0) return [];
    if (!this.onPostgres) {
      const ids = JSON.stringify(rows.map(({ id }) => id));
      return this.work.manager.query(MARKS_ON_SQLITE, [matchOfAny(marks), ids]);
    }
    const texts = rows.map(({ id, title, body }) => ({ id, title: folded(title), body: folded(body) }));
    return this.work.manager.query(MARKS_ON_POSTGRES, [tsqueryOfAny(marks), JSON.stringify(texts)]);
  }

  /** What the newest entries say, and no more than so many of them. */
  async newestTexts(most: number): Promise<string[]> {
    const rows = await this.select(['title', 'body'])
      .orderBy('entry.id', 'DESC')
      .limit(most)
      .getRawMany<{ title: string; body: string }>();
    return rows.map(({ title, body }) => `${title} ${body}`);
  }

  // Thousands of rows are read faster as one text than one by one.
  private async list<T>(statement: string, parameters: unknown[]): Promise<T[]> {
    const [row] = await this.work.manager.query<{ list: string | T[] }[]>(statement, parameters);
    const list = row?.list ?? [];
    return typeof list === 'string' ? (JSON.parse(list) as T[]) : list;
  }

  private select(columns: readonly string[]) {
    const query = this.work.manager.createQueryBuilder().from('search_entries', 'entry');
    return query.select(columns.map((column) => `entry."${column}" AS "${column}"`));
  }

  private get onPostgres(): boolean {
    return this.work.manager.dataSource.options.type === 'postgres';
  }
}

const rowOf = (entry: SearchEntry, place: EntryPlace & { editionId: string; position: number }) => {
  const { kind, subject, reference, status, title, lines, owners, goalTitle, strategy, nth } = entry;
  const body = lines.map(({ text }) => text).join('\n');
  const shown: Shown = { owners, goalTitle, strategy, nth, parts: lines.map(({ part }) => part) };
  return {
    ...{ kind, subject, reference, status, title, body, ...place },
    facets: facetsOf(entry, place).join(' '),
    shown: JSON.stringify(shown),
  };
};

// SQLite folds what it indexes by itself, by the same rule; PostgreSQL would keep OMB/GSA together and accents apart.
const foldedOf = ({ reference, title, body }: { reference: string | null; title: string; body: string }) => ({
  reference: folded(reference ?? ''),
  title: folded(title),
  body: folded(body),
});

const entryOf = ({ kind, subject, reference, status, title, body, shown }: EntryRow): SearchEntry => {
  const { parts, ...more } = JSON.parse(shown) as Shown;
  const texts = parts.length === 0 ? [] : body.split('\n');
  const lines = texts.map((text, index): EntryLine => ({ part: parts[index] ?? null, text }));
  return { kind, subject, reference, status, title, lines, ...more };
};

const WHOLE = ['id', 'kind', 'subject', 'reference', 'status', 'title', 'body', 'shown'];

const TEXTS = [
  ...['editionId', 'kind', 'subject', 'goalSlug', 'quarter', 'reference', 'status', 'facets', 'title', 'body', 'shown'],
];
const NUMBERS = ['position', 'goalNumber', 'number'];
const ADDED = [...TEXTS, ...NUMBERS].map((name) => `"${name}"`).join(', ');
const LEAN = ['id', 'kind', 'subject', 'goalSlug', 'goalNumber', 'quarter', 'number', 'position']
  .map((name) => `entry."${name}"`)
  .join(', ');

// The rows go as one value, so that an edition is one statement however many entries it has.
const ADD_ON_SQLITE = `INSERT INTO "search_entries" (${ADDED})
  SELECT ${[...TEXTS, ...NUMBERS].map((name) => `json_extract(row.value, '$.${name}')`).join(', ')} FROM json_each(?) row`;
const ADD_ON_POSTGRES = `INSERT INTO "search_entries" (${ADDED}, "words")
  SELECT ${ADDED}, setweight(to_tsvector('milepost', folded->>'title'), 'A')
    || setweight(to_tsvector('milepost', folded->>'body'), 'B')
    || setweight(to_tsvector('milepost', folded->>'reference'), 'C')
    || setweight(to_tsvector('milepost', facets), 'D')
  FROM json_to_recordset($1::json) AS row(${[...TEXTS.map((name) => `"${name}" text`), ...NUMBERS.map((name) => `"${name}" integer`)].join(', ')}, folded json)`;

const OWNERS_ON_SQLITE = `INSERT INTO "search_owners" ("owner")
  SELECT value FROM json_each(?) WHERE value NOT IN (SELECT "owner" FROM "search_owners")`;
const OWNERS_ON_POSTGRES = `INSERT INTO "search_owners" ("owner")
  SELECT value FROM json_array_elements_text($1::json) ON CONFLICT DO NOTHING`;

// SQLite walks the index from its end and stops when it has enough, however much would fit.
const IDS_ON_SQLITE = `SELECT json_group_array(id) AS "list" FROM (
    SELECT rowid AS id FROM "search_words" WHERE "search_words" MATCH ? AND rowid > ? ORDER BY rowid DESC LIMIT ?)`;
const IDS_ON_POSTGRES = `SELECT json_agg(fits.id) AS "list" FROM (
    SELECT id FROM "search_entries" WHERE "words" @@ to_tsquery('milepost', $1) AND id > $2
      ORDER BY id DESC LIMIT $3) fits`;

const HITS_ON_SQLITE = `SELECT json_group_array(json_array(${LEAN})) AS "list"
  FROM json_each(?) wanted JOIN "search_entries" entry ON entry."id" = wanted.value`;
const HITS_ON_POSTGRES = `SELECT json_agg(json_build_array(${LEAN})) AS "list" FROM "search_entries" entry
  WHERE entry."id" IN (SELECT value::integer FROM json_array_elements_text($1::json))`;

const MARKS_ON_SQLITE = `SELECT rowid AS "id", highlight("search_words", 1, '${MARK.start}', '${MARK.stop}') AS "title",
    highlight("search_words", 2, '${MARK.start}', '${MARK.stop}') AS "body"
  FROM "search_words" WHERE "search_words" MATCH ? AND rowid IN (SELECT value FROM json_each(?))`;
const MARKED = `'HighlightAll=true, StartSel=${MARK.start}, StopSel=${MARK.stop}'`;
const MARKS_ON_POSTGRES = `SELECT row.id, ts_headline('milepost', row.title, looked.for, ${MARKED}) AS "title",
    ts_headline('milepost', row.body, looked.for, ${MARKED}) AS "body"
  FROM to_tsquery('milepost', $1) AS looked("for"), json_to_recordset($2::json) AS row(id integer, title text, body text)`;
