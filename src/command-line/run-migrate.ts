import { openWriter } from '../database/migrate.js';
import { readSettings } from '../settings.js';

/** Brings the database of the settings to the newest schema and prints which migrations ran. */
export const runMigrate = async (): Promise<void> => {
  const { writer, ran } = await openWriter(readSettings(process.env).database);
  await writer.destroy();
  for (const name of ran) console.log(`Migrated: ${name}`);
  if (ran.length === 0) console.log('The database has the newest schema already.');
};
