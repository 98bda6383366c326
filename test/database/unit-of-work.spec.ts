import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Agenda } from '../../src/goals/agenda.entity.js';
import { databaseKind } from '../support/database.js';
import { type FreshRecord, freshRecord } from '../support/record.js';

/** A row to write, and what the reader of the test knows it by. */
const agenda = (slug: string): Agenda => ({
  id: randomUUID(),
  slug,
  title: slug,
  firstQuarter: 'FY2017-Q2',
  lastQuarter: 'FY2021-Q1',
});

type Writing = (slug: string, fails: boolean) => Promise<void>;

describe(`writing on ${databaseKind()}`, () => {
  let record: FreshRecord;
  beforeEach(async () => {
    record = await freshRecord();
  });
  afterEach(() => record.close());

  const kept = async (): Promise<string[]> =>
    (await record.work.manager.getRepository(Agenda).find({ order: { slug: 'ASC' } })).map(({ slug }) => slug);

  /** Many at once, every third of which fails after it wrote. Gives the slugs that were acknowledged. */
  const writeAtOnce = async (write: Writing, count: number): Promise<string[]> => {
    const slugs = Array.from({ length: count }, (_, index) => `agenda-${String(index).padStart(3, '0')}`);
    const outcomes = await Promise.allSettled(slugs.map((slug, index) => write(slug, index % 3 === 0)));
    return slugs.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  };

  const inUnitOfWork: Writing = (slug, fails) =>
    record.work.run(async () => {
      await record.work.manager.getRepository(Agenda).insert(agenda(slug));
      await pause(1);
      if (fails) throw new Error('refused after the write');
    });

  it('200 at once of which some fail leaves exactly what was acknowledged', async () => {
    const acknowledged = await writeAtOnce(inUnitOfWork, 200);
    expect(acknowledged).toHaveLength(133);
    expect(await kept()).toEqual(acknowledged);
  });

  // What the unit of work is for. If one of these two ever keeps exactly what was acknowledged, it may go.
  it('without the unit of work keeps rows of what was refused', async () => {
    const acknowledged = await writeAtOnce(async (slug, fails) => {
      await record.writer.getRepository(Agenda).insert(agenda(slug));
      await pause(1);
      if (fails) throw new Error('refused after the write');
    }, 30);
    expect(await kept()).not.toEqual(acknowledged);
  });

  it('without the unit of work loses an acknowledged row to the rollback of another on the same connection', async () => {
    // TypeORM gives SQLite one connection for all requests, so its own runner is the shared one; on PostgreSQL a
    // request that held on to another's runner would meet the same.
    const shared = record.writer.createQueryRunner();
    await shared.startTransaction();
    await shared.manager.getRepository(Agenda).insert(agenda('to-be-refused'));
    const beside = databaseKind() === 'sqlite' ? record.writer : shared.manager;
    await beside.getRepository(Agenda).insert(agenda('acknowledged'));
    await shared.rollbackTransaction();
    await shared.release();
    expect(await kept()).toEqual([]);
  });

  it('keeps an acknowledged row whatever happens to another beside it', async () => {
    const refused = record.work.run(async () => {
      await record.work.manager.getRepository(Agenda).insert(agenda('to-be-refused'));
      await pause(20);
      throw new Error('refused after the write');
    });
    const [outcome] = await Promise.allSettled([refused, inUnitOfWork('acknowledged', false)]);
    expect(outcome.status).toBe('rejected');
    expect(await kept()).toEqual(['acknowledged']);
  });

  it('is never seen by a reader before it is committed', async () => {
    let seenWithin: string[] = [];
    let seenBeside: string[] = [];
    await record.work.run(async () => {
      await record.work.manager.getRepository(Agenda).insert(agenda('half-done'));
      seenWithin = (await record.work.manager.getRepository(Agenda).find()).map(({ slug }) => slug);
      seenBeside = (await record.reader.getRepository(Agenda).find()).map(({ slug }) => slug);
    });
    expect([seenWithin, seenBeside]).toEqual([['half-done'], []]);
    expect(await kept()).toEqual(['half-done']);
  });

  it('outside a unit of work is refused by the database', async () => {
    await expect(record.work.manager.getRepository(Agenda).insert(agenda('aside'))).rejects.toThrow(/read-?only/);
    expect(await kept()).toEqual([]);
  });

  it('joins the unit of work it is called from', async () => {
    const outer = record.work.run(async () => {
      await inUnitOfWork('inner', false);
      throw new Error('the outer one fails');
    });
    await expect(outer).rejects.toThrow('the outer one fails');
    expect(await kept()).toEqual([]);
  });

  it('goes on after one that failed', async () => {
    await expect(inUnitOfWork('first', true)).rejects.toThrow('refused after the write');
    await inUnitOfWork('second', false);
    expect(await kept()).toEqual(['second']);
  });
});
