import type { DataSource } from 'typeorm';
import { readingDataSource, writingDataSource } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { readSettings } from '../../src/settings.js';
import { freshDatabase } from './database.js';

/** A migrated database of the run's kind, with both its connections and the unit of work over them. */
export interface FreshRecord {
  url: string;
  writer: DataSource;
  reader: DataSource;
  work: UnitOfWork;
  close(): Promise<void>;
}

export const freshRecord = async (): Promise<FreshRecord> => {
  const { url, drop } = await freshDatabase();
  const { database } = readSettings({ DATABASE_URL: url });
  const writer = await writingDataSource(database).initialize();
  await migrate(writer);
  const reader = await readingDataSource(database).initialize();
  const close = async () => {
    await reader.destroy();
    await writer.destroy();
    await drop();
  };
  return { url, writer, reader, work: new UnitOfWork(writer, reader), close };
};
