import { writingDataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { readSettings } from '../settings.js';

/** Brings the database of the settings to the newest schema and prints which migrations ran. */
export const runMigrate = async (): Promise<void> => {
  const writer = await writingDataSource(readSettings(process.env).database).initialize();
  try {
    const ran = await migrate(writer);
    for (const name of ran) console.log(`Migrated: ${name}`);
    if (ran.length === 0) console.log('The database has the newest schema already.');
  } finally {
    await writer.destroy();
  }
};
