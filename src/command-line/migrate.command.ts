import type { Argv } from 'yargs';

export const migrateCommand = (program: Argv): Argv =>
  program.command(
    'migrate',
    'Bring the database to the newest schema',
    (command) => command,
    async () => {
      const { runMigrate } = await import('./run-migrate.js');
      await runMigrate();
    },
  );
