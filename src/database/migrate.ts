import type { DataSource } from 'typeorm';

/** Brings the database to the newest schema and gives the names of the migrations that ran, oldest first. */
export const migrate = async (writer: DataSource): Promise<string[]> => {
  const ran = await writer.runMigrations({ transaction: 'each' });
  if (ran.length > 0 && writer.options.type === 'better-sqlite3') await refuseBrokenReferences(writer);
  return ran.map(({ name }) => name);
};

// TypeORM switches SQLite's foreign keys off while a migration runs.
const refuseBrokenReferences = async (writer: DataSource): Promise<void> => {
  const broken = await writer.query<{ table: string }[]>('PRAGMA foreign_key_check');
  const [first] = broken;
  if (first) throw new Error(`A migration left ${broken.length} broken references, the first in ${first.table}`);
};
