import type { Argv } from 'yargs';

export const importCommand = (program: Argv): Argv =>
  program.command(
    'import <paths..>',
    'Take plan files into the record: all of them, or none',
    (command) =>
      command
        .positional('paths', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Plan files, or folders of them',
        })
        .example('$0 import data/plans', 'Every plan in the folder, in the order of their quarters'),
    async ({ paths }) => {
      const { runImport } = await import('./run-import.js');
      await runImport(paths);
    },
  );
