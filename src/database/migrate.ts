import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { PATIENCE_MS } from './data-source.js';

/** Brings the database to the newest schema and gives the names of the migrations that ran, oldest first. */
export const migrate = async (writer: DataSource): Promise<string[]> => {
  const ran = await oneProcessAtATime(writer, () => writer.runMigrations({ transaction: 'each' }));
  if (ran.length > 0 && writer.options.type === 'better-sqlite3') await refuseBrokenReferences(writer);
  return ran.map(({ name }) => name);
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
const oneProcessAtATime = async <T>(writer: DataSource, work: () => Promise<T>): Promise<T> => {
  if (await isNewest(writer)) return work();
  return writer.options.type === 'postgres' ? withAdvisoryLock(writer, work) : withLockFile(writer, work);
};

const isNewest = async (writer: DataSource): Promise<boolean> => {
  try {
    const ran = await writer.query<unknown[]>('SELECT "name" FROM "migrations"');
    return ran.length === writer.migrations.length;
  } catch {
    return false; // a new database has no such table
  }
};

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
// beside it, itself a database, is locked while its transaction is open, and free again when its process has ended.
const withLockFile = async <T>(writer: DataSource, work: () => Promise<T>): Promise<T> => {
  const lock = new Database(`${String(writer.options.database)}-migrating`, { timeout: PATIENCE_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return await work();
  } finally {
    lock.close();
    rmSync(lock.name, { force: true }); // whoever still waits on it finds the schema new
  }
};
