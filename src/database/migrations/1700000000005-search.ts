import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, index, integer, orNull, text, to, unique, varchar } from './columns.js';
import { guardUnchanging, unguardUnchanging } from './unchanging.js';

const ENTRIES = { name: 'search_entries', keys: [['id'], ['editionId', 'position']] };
const OWNERS = { name: 'search_owners', keys: [['owner']] };

/**
 * What is searched: the entries of editions, and the index of their words. No entity maps them: the index of each
 * database is its own, and no type of one is known to the other.
 */
export class Search1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.dataSource.options.type === 'postgres';
    await runner.createTable(
      new Table({
        name: ENTRIES.name,
        columns: [
          { ...integer('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          ...[varchar('editionId'), integer('position'), varchar('kind'), varchar('subject')],
          ...[varchar('goalSlug'), integer('goalNumber'), varchar('quarter'), integer('number')],
          ...[orNull(varchar('reference')), orNull(varchar('status')), text('facets')],
          ...[text('title'), text('body'), text('shown')],
          ...(postgres ? [{ name: 'words', type: 'tsvector' }] : []),
        ],
        uniques: [unique('search_entries_edition_position_unique', 'editionId', 'position')],
        foreignKeys: [to('editions', 'editionId', 'search_entries_edition_fk')],
        indices: [index('search_entries_reference', 'reference')],
      }),
    );
    await runner.query(CORRECTIONS);
    for (const statement of postgres ? ON_POSTGRES : ON_SQLITE) await runner.query(statement);
    await guardUnchanging(runner, ENTRIES);
    await runner.createTable(new Table({ name: OWNERS.name, columns: [{ ...id, name: 'owner' }] }));
    await guardUnchanging(runner, OWNERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    const postgres = runner.dataSource.options.type === 'postgres';
    await unguardUnchanging(runner, OWNERS.name);
    await runner.dropTable(OWNERS.name);
    await unguardUnchanging(runner, ENTRIES.name);
    if (!postgres) await runner.query('DROP TABLE "search_words"');
    await runner.dropTable(ENTRIES.name);
    if (!postgres) return;
    await runner.query('DROP TEXT SEARCH CONFIGURATION "milepost"');
    await runner.query('DROP TEXT SEARCH DICTIONARY "milepost_stem"');
  }
}

// What was corrected is little, and asked at every search.
const CORRECTIONS = `CREATE INDEX "search_entries_corrections"
  ON "search_entries" ("goalSlug", "quarter", "number") WHERE "number" > 1`;

// The words lie in the entries; the index names them. A virtual table has no triggers of its own: what is added to the
// entries is added to it, and the guard of the entries keeps the rest away.
const ON_SQLITE = [
  `CREATE VIRTUAL TABLE "search_words" USING fts5("reference", "title", "body", "facets",
     content='search_entries', content_rowid='id', columnsize=0, tokenize='porter unicode61 remove_diacritics 2')`,
  `CREATE TRIGGER "search_entries_words" AFTER INSERT ON "search_entries" BEGIN
     INSERT INTO "search_words"("rowid", "reference", "title", "body", "facets")
       VALUES (NEW."id", NEW."reference", NEW."title", NEW."body", NEW."facets"); END`,
];

// As the configuration for English, but without its list of words that are left out: IT is a goal here, and SQLite
// leaves out none.
const ON_POSTGRES = [
  'CREATE TEXT SEARCH DICTIONARY "milepost_stem" (TEMPLATE = pg_catalog.snowball, Language = english)',
  'CREATE TEXT SEARCH CONFIGURATION "milepost" (COPY = pg_catalog.english)',
  `ALTER TEXT SEARCH CONFIGURATION "milepost" ALTER MAPPING
     FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH "milepost_stem"`,
  'CREATE INDEX "search_entries_words" ON "search_entries" USING gin ("words")',
];
