import type { Argv } from 'yargs';
import { serve } from '../app.js';
import { readSettings } from '../settings.js';

export const serveCommand = (program: Argv): Argv =>
  program.command(
    'serve',
    'Serve the site on PORT (3000)',
    (command) => command,
    async () => {
      const { address } = await serve(readSettings(process.env));
      console.log(`Milepost is at ${address}`);
    },
  );
