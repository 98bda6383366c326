import type { DataSource } from 'typeorm';
import { writingDataSource } from '../../src/database/data-source.js';
import { EditionRow } from '../../src/publishing/edition.entity.js';
import { EditionsCatchUp } from '../../src/publishing/editions-catch-up.service.js';
import { VerificationService } from '../../src/publishing/verification.service.js';
import { databaseKind } from '../support/database.js';
import { withoutGuards } from '../support/guards.js';
import { openRecord, type OpenRecord, samplePlans } from '../support/sample-plans.js';

interface KeptFile {
  editionId: string;
  form: string;
  sha256: string;
}

/** A database of before files were kept: its editions get the very files that they would have had. */
describe(`editions without their files, on ${databaseKind()}`, () => {
  let record: OpenRecord;
  let keys: DataSource;
  let made: KeptFile[];
  beforeAll(async () => {
    record = await openRecord();
    await record.import(await samplePlans('customer-experience'));
    for (const quarter of ['FY2018-Q1', 'FY2018-Q2'] as const) await record.publish(null, quarter);
    keys = await writingDataSource(record.settings.database).initialize();
    for (const table of ['editions', 'edition_files', 'search_entries']) await withoutGuards(keys, table);
    made = await files();
  }, 60_000);
  afterAll(async () => {
    await keys.destroy();
    await record.close();
  });

  const files = (): Promise<KeptFile[]> =>
    keys.query('SELECT "editionId", "form", "sha256" FROM "edition_files" ORDER BY "editionId", "form"');
  const verified = () => record.context.get(VerificationService).verify();
  const catchUp = () => record.context.get(EditionsCatchUp);

  it('lack nothing where they were published with them', async () => {
    expect(made).toHaveLength(6);
    expect(await catchUp().run()).toBe(0);
  });

  it('get what they lack, byte for byte, and nothing twice', async () => {
    await keys.query(`DELETE FROM "edition_files" WHERE "form" <> 'csv'`);
    expect(await Promise.all([catchUp().run(), catchUp().run()])).toContain(2);
    expect(await files()).toEqual(made);
    expect(await verified()).toEqual({ editions: 2, broken: [] });
  });

  it('are named with each file that they lack', async () => {
    await keys.query(`DELETE FROM "edition_files" WHERE "form" <> 'csv'`);
    const lacks = (quarter: string, form: string): string =>
      `customer-experience ${quarter} FY 2018, edition 1: it has no ${form} file yet; the server makes it when it starts.`;
    const { broken } = await verified();
    expect(broken).toEqual(['Q1', 'Q2'].flatMap((quarter) => ['PDF', 'XLSX'].map((form) => lacks(quarter, form))));
  });

  it('get them although nothing can be made of one', async () => {
    for (const table of ['edition_files', 'search_entries']) await keys.query(`DELETE FROM "${table}"`);
    const [first] = await keys.query<{ id: string; report: string }[]>(
      `SELECT "id", "report" FROM "editions" WHERE "quarter" = 'FY2018-Q1'`,
    );
    const { id, report } = first!;
    await keys.manager.update(EditionRow, { id }, { report: '{' });
    expect(await catchUp().run()).toBe(1);
    expect(await files()).toEqual(made.filter(({ editionId }) => editionId !== id));
    await keys.manager.update(EditionRow, { id }, { report });
    expect(await catchUp().run()).toBe(1);
    expect(await files()).toEqual(made);
    expect(await verified()).toEqual({ editions: 2, broken: [] });
  });
});
