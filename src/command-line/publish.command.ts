import type { Argv } from 'yargs';

export const publishCommand = (program: Argv): Argv =>
  program.command(
    'publish [goal] [quarter]',
    'Freeze the report of a goal’s quarter as an edition, or of all goals with --all',
    (command) =>
      command
        .positional('goal', { type: 'string', describe: 'The goal as in its address, such as customer-experience' })
        .positional('quarter', { type: 'string', describe: 'The fiscal quarter, such as FY2018-Q3' })
        .option('all', { type: 'boolean', default: false, describe: 'Every goal that has a plan for the quarter' })
        .option('waive', {
          type: 'string',
          describe: 'Publish although findings stand against it, for this reason, which is printed',
        })
        .example('$0 publish customer-experience FY2018-Q3', 'One goal')
        .example('$0 publish --all FY2018-Q3 --waive "As printed in 2018"', 'All goals, at once'),
    async (words) => {
      const { runPublish } = await import('./run-publish.js');
      await runPublish(words);
    },
  );
