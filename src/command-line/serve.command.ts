import type { Argv } from 'yargs';

export const serveCommand = (program: Argv): Argv =>
  program.command(
    'serve',
    'Serve the site on PORT (3000)',
    (command) => command,
    async () => {
      const { runServe } = await import('./run-serve.js');
      await runServe();
    },
  );
