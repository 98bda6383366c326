import type { DataSource } from 'typeorm';

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

// Several servers may start on one PostgreSQL at once. SQLite has one machine, and there the write lock is enough.
const oneProcessAtATime = async <T>(writer: DataSource, work: () => Promise<T>): Promise<T> => {
  if (writer.options.type !== 'postgres') return work();
  const holder = writer.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await holder.release();
  }
};
