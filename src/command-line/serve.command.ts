import type { Argv } from 'yargs';
import { keptSmall } from './young-space.js';

export const serveCommand = (program: Argv): Argv =>
  program.command(
    'serve',
    'Serve the site on PORT (3000)',
    (command) => command,
    async () => {
      await keptSmall(async () => (await import('./run-serve.js')).runServe());
    },
  );
