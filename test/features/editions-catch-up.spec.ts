import type { DataSource } from 'typeorm';
import { writingDataSource } from '../../src/database/data-source.js';
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
    await withoutGuards(keys, 'edition_files');
    made = await files();
  }, 60_000);
  afterAll(async () => {
    await keys.destroy();
    await record.close();
  });

  const files = (): Promise<KeptFile[]> =>
    keys.query('SELECT "editionId", "form", "sha256" FROM "edition_files" ORDER BY "editionId", "form"');
  const catchUp = () => record.context.get(EditionsCatchUp);

  it('lack nothing where they were published with them', async () => {
    expect(made).toHaveLength(6);
    expect(await catchUp().run()).toBe(0);
  });

  it('get what they lack, byte for byte, and nothing twice', async () => {
    await keys.query(`DELETE FROM "edition_files" WHERE "form" <> 'csv'`);
    expect(await Promise.all([catchUp().run(), catchUp().run()])).toContain(2);
    expect(await files()).toEqual(made);
    expect(await record.context.get(VerificationService).verify()).toEqual({ editions: 2, broken: [] });
  });
});
