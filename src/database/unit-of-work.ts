import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { isBusy } from './busy.js';
import { PATIENCE_MS } from './patience.js';

/** The key of PostgreSQL's advisory lock for `alone`: any number that nothing else here uses. */
const RECORD_LOCK = 20_180_614;

const PAUSE_MS = 10;

/** Another process holds SQLite's write lock. */
class AnotherWrites extends Error {
  constructor(cause: unknown) {
    super('Another process is writing the database, and did not end in time.', { cause });
  }
}

// Before the first read: a transaction that turns from reading to writing after another process wrote is refused at
// once, however long one would wait.
const takeWriteLock = async (manager: EntityManager): Promise<void> => {
  try {
    await manager.query('DELETE FROM "agendas" WHERE 0');
  } catch (error) {
    throw isBusy(error) ? new AnotherWrites(error) : error;
  }
};

/**
 * The one way to write. A use case runs in one transaction, on a manager that no other request shares.
 *
 * TypeORM gives SQLite one connection for the whole process: two concurrent transactions on it nest, and a write that
 * was acknowledged disappears with the other's rollback (docs/decisions/0005-one-writer-on-sqlite.md). So on SQLite
 * they take turns. On PostgreSQL each has a connection of its own.
 */
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<EntityManager>();
  private lastTurn: Promise<unknown> = Promise.resolve();
  private withoutWaiting: Promise<unknown> | undefined;

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {}

  /** Inside a unit of work its transaction, outside the connection that can only read. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.reader.manager;
  }

  /** Runs the work in a transaction: all of it is kept, or none. Within another unit of work it joins that one. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    return this.onSqlite ? this.inTurn(() => this.begin(work)) : this.begin(work);
  }

  /**
   * Within a unit of work: waits until no other process is at the same point, and keeps it to itself until the commit.
   * For imports and publications, which read much before they write. SQLite has one writer anyway.
   */
  async alone(): Promise<void> {
    if (!this.onSqlite) await this.manager.query('SELECT pg_advisory_xact_lock($1)', [RECORD_LOCK]);
  }

  /** Whether there is anything to hold: other writers, and a transaction to hold it in. */
  get holds(): boolean {
    return !this.onSqlite && this.current.getStore() !== undefined;
  }

  /**
   * Within a unit of work: keeps a row as it is until the commit, `shared` with others who do the same, or `alone` when
   * what rests on it is about to change. SQLite has one writer anyway; outside a unit of work there is nothing to keep.
   */
  async hold(table: string, id: string, how: 'shared' | 'alone'): Promise<void> {
    if (!this.holds) return;
    await this.manager.query(`SELECT 1 FROM "${table}" WHERE "id" = $1 FOR ${how === 'alone' ? 'UPDATE' : 'SHARE'}`, [
      id,
    ]);
  }

  private begin<T>(work: () => Promise<T>): Promise<T> {
    if (this.onSqlite) return this.beginOnSqlite(work);
    return this.writer.transaction((manager) => this.current.run(manager, work));
  }

  // SQLite's own waiting for another process would stop this one, with everybody it serves, for as long.
  private async beginOnSqlite<T>(work: () => Promise<T>): Promise<T> {
    await (this.withoutWaiting ??= this.writer.query('PRAGMA busy_timeout = 0'));
    for (let waited = 0; ; waited += PAUSE_MS) {
      try {
        return await this.writer.transaction(async (manager) => {
          await takeWriteLock(manager);
          return this.current.run(manager, work);
        });
      } catch (error) {
        if (!(error instanceof AnotherWrites) || waited >= PATIENCE_MS) throw error;
      }
      await pause(PAUSE_MS);
    }
  }

  private inTurn<T>(begin: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(begin);
    this.lastTurn = turn.catch(() => undefined);
    return turn;
  }

  private get onSqlite(): boolean {
    return this.writer.options.type === 'better-sqlite3';
  }
}
