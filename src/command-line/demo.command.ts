import type { Argv } from 'yargs';

export const demoCommand = (program: Argv): Argv =>
  program.command(
    'demo',
    'Fill an empty database with the plans of 2018, publish them, and serve the site',
    (command) =>
      command.option('serve', {
        type: 'boolean',
        default: true,
        describe: 'Serve the site afterwards (--no-serve: only fill)',
      }),
    async ({ serve }) => {
      const { runDemo } = await import('./run-demo.js');
      await runDemo(serve);
    },
  );
