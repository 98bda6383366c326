import { databaseKind } from '../support/database.js';
import { type FreshRecord, freshRecord } from '../support/record.js';

describe(`the schema on ${databaseKind()}`, () => {
  let record: FreshRecord;
  beforeAll(async () => {
    record = await freshRecord();
  });
  afterAll(() => record.close());

  it('is what the entities say', async () => {
    const { upQueries } = await record.writer.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('is taken back by the migrations, and made again', async () => {
    const { writer } = record;
    for (const _ of writer.migrations) await writer.undoLastMigration({ transaction: 'each' });
    expect(await tablesOf(record)).toEqual([]);
    await writer.runMigrations({ transaction: 'each' });
    expect(await tablesOf(record)).toContain('editions');
  });
});

const tablesOf = async ({ writer }: FreshRecord): Promise<string[]> => {
  const rows = await writer.query<{ name: string }[]>(
    databaseKind() === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  return rows.map(({ name }) => name).filter((name) => name !== 'migrations');
};
