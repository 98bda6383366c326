import { databaseKind } from '../support/database.js';
import { type FreshRecord, freshRecord } from '../support/record.js';

const REFUSED = /never changed or deleted/;

describe(`what is published and logged, on ${databaseKind()}`, () => {
  let record: FreshRecord;
  beforeAll(async () => {
    record = await freshRecord();
    for (const statement of rows) await record.writer.query(statement);
  });
  afterAll(() => record.close());

  it.each([
    `UPDATE "editions" SET "headline" = 'All is well'`,
    `DELETE FROM "editions"`,
    `UPDATE "published_milestones" SET "missed" = "missed"`,
    `DELETE FROM "published_milestones"`,
    `UPDATE "missed_owners" SET "owner" = 'nobody'`,
    `DELETE FROM "missed_owners"`,
    `UPDATE "edition_files" SET "size" = 0`,
    `DELETE FROM "edition_files"`,
    `UPDATE "search_entries" SET "title" = 'Another'`,
    `DELETE FROM "search_entries"`,
    `UPDATE "search_owners" SET "owner" = 'nobody'`,
    `DELETE FROM "search_owners"`,
    `UPDATE "audit_log" SET "actorName" = 'somebody else'`,
    `DELETE FROM "audit_log" WHERE "id" = 'log-1'`,
    ...(databaseKind() === 'postgres'
      ? [
          ...['TRUNCATE "audit_log"', 'TRUNCATE "editions" CASCADE', 'TRUNCATE "edition_files"'],
          ...['TRUNCATE "search_entries"', 'TRUNCATE "search_owners"'],
        ]
      : [
          `INSERT OR REPLACE INTO ${edition(`'edition-2'`, 1)}`,
          `INSERT OR REPLACE INTO ${edition(`'edition-1'`, 2)}`,
          `UPDATE OR REPLACE "editions" SET "number" = 7`,
          `INSERT OR REPLACE INTO ${file('file-1', 'pdf')}`,
          `INSERT OR REPLACE INTO ${file('file-2', 'csv')}`,
          `UPDATE OR REPLACE "edition_files" SET "content" = 'y'`,
          `INSERT OR REPLACE INTO ${entry(1, 1)}`,
          `INSERT OR REPLACE INTO ${entry(2, 0)}`,
          `UPDATE OR REPLACE "search_entries" SET "position" = 1`,
          `INSERT OR REPLACE INTO "search_owners" ("owner") VALUES ('GSA')`,
          `REPLACE INTO "search_owners" ("owner") VALUES ('GSA')`,
        ]),
  ])('the database refuses %s', async (statement) => {
    const before = await everything();
    await expect(record.writer.query(statement)).rejects.toThrow(REFUSED);
    expect(await everything()).toEqual(before);
  });

  const everything = () =>
    Promise.all(
      [
        ...['editions', 'published_milestones', 'missed_owners', 'edition_files'],
        ...['search_entries', 'search_owners', 'audit_log'],
      ].map((table) => record.writer.query(`SELECT * FROM "${table}"`)),
    );
});

function edition(id: string, sequence: number): string {
  return `"editions" ("id", "sequence", "goalId", "goalSlug", "goalNumber", "goalNamed", "quarter", "number", "report", "sha256",
    "headline", "milestones", "missed", "totals", "publishedAt", "publishedBy") VALUES (${id}, ${sequence}, 'goal', 'customer-experience', 4, '{}',
    'FY2018-Q3', 1, '{}', 'f', 'One was missed.', 1, 1, '{}', '2018-09-14', 'PPM')`;
}

function file(id: string, form: string): string {
  return `"edition_files" ("id", "editionId", "form", "size", "sha256", "content")
     VALUES ('${id}', 'edition-1', '${form}', 1, 'f', 'x')`;
}

function entry(id: number, position: number): string {
  const words = databaseKind() === 'postgres' ? { column: ', "words"', value: ", ''" } : { column: '', value: '' };
  return `"search_entries" ("id", "editionId", "position", "kind", "subject", "goalSlug", "goalNumber", "quarter", "number",
    "facets", "title", "body", "shown"${words.column}) VALUES (${id}, 'edition-1', ${position}, 'goal', 'customer-experience',
    'customer-experience', 4, 'FY2018-Q3', 1, 'zkind0', 'Customer Experience', '', '{}'${words.value})`;
}

const rows = [
  `INSERT INTO "agendas" ("id", "slug", "title", "firstQuarter", "lastQuarter")
     VALUES ('agenda', 'pma-2017', 'PMA', 'FY2017-Q2', 'FY2021-Q1')`,
  `INSERT INTO "goals" ("id", "agendaId", "number", "slug", "title", "prefix")
     VALUES ('goal', 'agenda', 4, 'customer-experience', 'Customer Experience', 'CX')`,
  `INSERT INTO ${edition(`'edition-1'`, 1)}`,
  `INSERT INTO "published_milestones" ("id", "editionId", "position", "quarter", "reference", "missed", "strategyTitle", "milestone")
     VALUES ('row', 'edition-1', 0, 'FY2018-Q3', 'CX-001', true, 'Improve Digital Services', '{}')`,
  `INSERT INTO "missed_owners" ("id", "milestoneId", "owner") VALUES ('owner-1', 'row', 'GSA')`,
  `INSERT INTO ${file('file-1', 'csv')}`,
  `INSERT INTO ${entry(1, 0)}`,
  `INSERT INTO "search_owners" ("owner") VALUES ('GSA')`,
  `INSERT INTO "audit_log" ("id", "at", "position", "actorName", "actorRole", "action", "subjectKind", "subjectId", "subjectTitle")
     VALUES ('log-1', '2018-09-14', 0, 'PPM', 'staff', 'published', 'edition', 'edition-1', 'CX')`,
];
