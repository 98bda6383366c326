import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
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

type Transaction = (work: (manager: EntityManager) => Promise<void>) => Promise<void>;

/**
 * Two requests at once: the first writes, then the second writes and is acknowledged, then the first is refused. Gives
 * the slugs of what was acknowledged.
 */
const oneRefusedBesideOne = async (
  transaction: Transaction,
  until: (otherEnded: Promise<unknown>) => Promise<unknown>,
): Promise<string[]> => {
  const firstWrote = signal();
  const otherEnded = signal();
  const request = (slug: string, next: () => Promise<void>) =>
    transaction(async (manager) => {
      await manager.getRepository(Agenda).insert(agenda(slug));
      await next();
    }).then(() => slug);
  const first = request('to-be-refused', async () => {
    firstWrote.give();
    await until(otherEnded.given);
    throw new Error('refused after the write');
  });
  const other = firstWrote.given.then(() => request('acknowledged', () => Promise.resolve()));
  other.then(otherEnded.give, otherEnded.give);
  const outcomes = await Promise.allSettled([first, other]);
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
};

const signal = () => {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return {
    given,
    give: () => {
      give();
    },
  };
};

/**
 * What a program does that knows of no unit of work: on SQLite TypeORM's own transaction and its own repositories, which
 * are all on one connection; on PostgreSQL one connection that is kept for all requests.
 */
const naiveTransaction = (writer: DataSource): { naive: Transaction; release: () => Promise<void> } => {
  if (databaseKind() === 'sqlite') {
    return { naive: (work) => writer.transaction(() => work(writer.manager)), release: () => Promise.resolve() };
  }
  const shared = writer.createQueryRunner();
  const naive: Transaction = async (work) => {
    await shared.startTransaction();
    try {
      await work(shared.manager);
      await shared.commitTransaction();
    } catch (error) {
      await shared.rollbackTransaction();
      throw error;
    }
  };
  return { naive, release: () => shared.release() };
};

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
    const { naive, release } = naiveTransaction(record.writer);
    const acknowledged = await oneRefusedBesideOne(naive, (other) => other);
    expect(acknowledged).toEqual(['acknowledged']);
    expect(await kept()).toEqual([]);
    await release();
  });

  it('keeps an acknowledged row whatever happens to another beside it', async () => {
    const inUnit: Transaction = (work) => record.work.run(() => work(record.work.manager));
    // On SQLite the other is acknowledged only after this one has ended.
    const acknowledged = await oneRefusedBesideOne(inUnit, (other) => Promise.race([other, pause(50)]));
    expect(acknowledged).toEqual(['acknowledged']);
    expect(await kept()).toEqual(acknowledged);
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
