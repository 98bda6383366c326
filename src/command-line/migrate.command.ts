import type { Argv } from 'yargs';
import { writingDataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { readSettings } from '../settings.js';

export const migrateCommand = (program: Argv): Argv =>
  program.command(
    'migrate',
    'Bring the database to the newest schema',
    (command) => command,
    async () => {
      const writer = await writingDataSource(readSettings(process.env).database).initialize();
      try {
        const ran = await migrate(writer);
        for (const name of ran) console.log(`Migrated: ${name}`);
        if (ran.length === 0) console.log('The database has the newest schema already.');
      } finally {
        await writer.destroy();
      }
    },
  );
