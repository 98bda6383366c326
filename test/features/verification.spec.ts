import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { writingDataSource } from '../../src/database/data-source.js';
import { EditionRow } from '../../src/publishing/edition.entity.js';
import { MissedOwnerRow } from '../../src/publishing/missed-owner.entity.js';
import { PublishedMilestoneRow } from '../../src/publishing/published-milestone.entity.js';
import { VerificationService } from '../../src/publishing/verification.service.js';
import { databaseKind } from '../support/database.js';
import { withoutGuards } from '../support/guards.js';
import { openRecord, type OpenRecord, samplePlans } from '../support/sample-plans.js';

/** What verify says when somebody with the keys to the database changed what lists read, and not the report. */
describe(`verification on ${databaseKind()}`, () => {
  let record: OpenRecord;
  let keys: DataSource;
  beforeAll(async () => {
    record = await openRecord();
    await record.import(await samplePlans('customer-experience'));
    await record.import(await samplePlans('grants'));
    for (const quarter of ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3'] as const) await record.publish(null, quarter);
    keys = await writingDataSource(record.settings.database).initialize();
    for (const table of ['editions', 'published_milestones', 'missed_owners', 'edition_files'])
      await withoutGuards(keys, table);
  }, 60_000);
  afterAll(async () => {
    await keys.destroy();
    await record.close();
  });

  const verify = () => record.context.get(VerificationService).verify();
  const edition = () =>
    keys.manager.findOneByOrFail(EditionRow, { goalSlug: 'customer-experience', quarter: 'FY2018-Q3' });
  const miss = async () =>
    keys.manager.findOneByOrFail(PublishedMilestoneRow, { editionId: (await edition()).id, reference: 'CX-002' });
  /** What verify says after the change, which is taken back. */
  const saidAfter = async (
    rows: EntityTarget<ObjectLiteral>,
    row: ObjectLiteral,
    change: object,
  ): Promise<string[]> => {
    const was = Object.fromEntries(Object.keys(change).map((name) => [name, row[name] as unknown]));
    await keys.manager.update(rows, { id: row.id as string }, change);
    const { broken } = await verify();
    await keys.manager.update(rows, { id: row.id as string }, was);
    return broken;
  };

  it('finds nothing where nobody changed anything', async () => {
    expect(await verify()).toMatchObject({ broken: [] });
  });

  it.each<[string, object]>([
    ['goalSlug', { goalSlug: 'grants-2' }],
    ['goalNumber', { goalNumber: 99 }],
    ['goalNamed', { goalNamed: { title: 'Another', agenda: { slug: 'a', title: 'A' }, leaders: [] } }],
    ['quarter', { quarter: 'FY2019-Q3' }],
    ['number', { number: 2 }],
    ['headline', { headline: 'All is well.' }],
    ['milestones', { milestones: 1 }],
    ['missed', { missed: 0 }],
    ['totals', { totals: {} }],
    ['publishedAt', { publishedAt: new Date('2018-01-01') }],
    ['corrects', { corrects: 1 }],
    ['correction', { correction: 'It was wrong.' }],
  ])('names %s of an edition', async (name, change) => {
    const broken = await saidAfter(EditionRow, await edition(), change);
    expect(broken).toEqual([expect.stringContaining(`: ${name} is not what its report says.`)]);
  });

  it('sees that an edition was put under another goal', async () => {
    const { goalId } = await keys.manager.findOneByOrFail(EditionRow, { goalSlug: 'grants' });
    expect(await saidAfter(EditionRow, await edition(), { goalId, number: 9 })).toContainEqual(
      expect.stringContaining('it is kept under another goal than its report names.'),
    );
  });

  it.each<[string, object]>([
    ['missed', { missed: false }],
    ['strategyTitle', { strategyTitle: 'x' }],
    ['quarter', { quarter: 'FY2018-Q1' }],
    ['position', { position: 99 }],
    ['reference', { reference: 'CX-999' }],
    ['milestone', { milestone: {} }],
  ])('names %s of a published milestone', async (name, change) => {
    const broken = await saidAfter(PublishedMilestoneRow, await miss(), change);
    expect(broken).toContainEqual(
      expect.stringMatching(new RegExp(`: ${name} of CX-\\d+ is not what its report says`)),
    );
  });

  it('names the owner of a miss', async () => {
    const owner = await keys.manager.findOneByOrFail(MissedOwnerRow, { milestoneId: (await miss()).id });
    expect(await saidAfter(MissedOwnerRow, owner, { owner: 'nobody' })).toEqual([
      'customer-experience Q3 FY 2018, edition 1: missedOwners of CX-002 is not what its report says.',
    ]);
  });

  it('names a file that is not the one that was kept', async () => {
    const where = `"editionId" = '${(await edition()).id}' AND "form" = 'csv'`;
    const [kept] = await keys.query<{ size: number }[]>(`SELECT "size" FROM "edition_files" WHERE ${where}`);
    await keys.query(`UPDATE "edition_files" SET "size" = 1 WHERE ${where}`);
    const { broken } = await verify();
    await keys.query(`UPDATE "edition_files" SET "size" = ${kept?.size ?? 0} WHERE ${where}`);
    expect(broken).toEqual([
      'customer-experience Q3 FY 2018, edition 1: its CSV file is not the one that was kept at publication.',
    ]);
  });

  it('counts the milestones', async () => {
    const rows = await keys.manager.findBy(PublishedMilestoneRow, { editionId: (await edition()).id, missed: false });
    await keys.manager.delete(PublishedMilestoneRow, { id: rows[0]?.id });
    const { broken } = await verify();
    await keys.manager.insert(PublishedMilestoneRow, rows[0] ?? {});
    expect(broken).toEqual([expect.stringContaining('lists show 28 milestones of it, and its report has 29.')]);
  });
});
