import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { DatabaseAddress } from '../settings.js';
import { isBusy } from './busy.js';
import { makeFolderOf, refusalOf, writingDataSource } from './data-source.js';
import { PATIENCE_MS } from './patience.js';

/**
 * Opens the connection that writes, on the newest schema, and gives the names of the migrations that ran. Throws
 * Refused, in a sentence that names DATABASE_URL, where no database can be opened there.
 */
export const openWriter = async (address: DatabaseAddress): Promise<{ writer: DataSource; ran: string[] }> => {
  let writer: DataSource | undefined;
  try {
    makeFolderOf(address);
    writer = await writingDataSource(address).initialize();
    return { writer, ran: await migrate(writer) };
  } catch (error) {
    if (writer?.isInitialized) await writer.destroy();
    throw refusalOf(address, error) ?? error;
  }
};

/** Brings the database to the newest schema and gives the names of the migrations that ran, oldest first. */
export const migrate = async (writer: DataSource): Promise<string[]> => {
  if (await isNewest(writer)) return [];
  return oneProcessAtATime(writer, async () => {
    if (await isNewest(writer)) return []; // another process did it while this one waited
    const ran = await writer.runMigrations({ transaction: 'each' });
    if (writer.options.type === 'better-sqlite3') await refuseBrokenReferences(writer);
    return ran.map(({ name }) => name);
  });
};

const isNewest = async (writer: DataSource): Promise<boolean> => {
  try {
    const ran = await writer.query<unknown[]>('SELECT "name" FROM "migrations"');
    return ran.length === writer.migrations.length;
  } catch {
    return false; // a new database has no such table
  }
};

// TypeORM switches SQLite's foreign keys off while a migration runs.
const refuseBrokenReferences = async (writer: DataSource): Promise<void> => {
  const broken = await writer.query<{ table: string }[]>('PRAGMA foreign_key_check');
  const [first] = broken;
  if (first) throw new Error(`A migration left ${broken.length} broken references, the first in ${first.table}`);
};

/** The key of PostgreSQL's advisory lock for migrations: any number that nothing else here uses. */
const MIGRATION_LOCK = 20_180_930;

// Several processes may start on one database at once, and only one of them may find the schema old.
const oneProcessAtATime = <T>(writer: DataSource, work: () => Promise<T>): Promise<T> =>
  writer.options.type === 'postgres' ? withAdvisoryLock(writer, work) : withLockFile(writer, work);

const withAdvisoryLock = async <T>(writer: DataSource, work: () => Promise<T>): Promise<T> => {
  const holder = writer.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await holder.release();
  }
};

// TypeORM looks which migrations ran before it begins a transaction, so the database's own lock comes too late. A file
// beside it, itself a database, is locked while its transaction is open, and free again when its process has ended. It
// stays: who deletes it takes it from under those that wait, and the next one would lock another file of that name.
const withLockFile = async <T>(writer: DataSource, work: () => Promise<T>): Promise<T> => {
  const lock = new Database(`${String(writer.options.database)}-migrating`, { timeout: 0 });
  try {
    await locked(lock);
    return await work();
  } finally {
    lock.close();
  }
};

const PAUSE_MS = 20;

// SQLite's own waiting would stop the whole process, also where it is this very process that holds the lock.
const locked = async (lock: Database.Database): Promise<void> => {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= PATIENCE_MS) throw error;
    }
    await pause(PAUSE_MS);
  }
};
