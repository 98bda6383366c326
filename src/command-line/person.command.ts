import type { Argv } from 'yargs';

export const personCommand = (program: Argv): Argv =>
  program.command('person', 'Make accounts for the desk, and links that set a password', (command) =>
    linkCommand(addCommand(command)).demandCommand(1, 'Name what to do: person add, or person link.'),
  );

const addCommand = (program: Argv): Argv =>
  program.command(
    'add <email>',
    'Make an account, and print the one-time link that sets its password',
    (command) =>
      command
        .positional('email', { type: 'string', demandOption: true, describe: 'The e-mail address to sign in with' })
        .option('name', { type: 'string', demandOption: true, describe: 'The name, as the log and the pages show it' })
        .option('role', {
          ...{ type: 'string', array: true, nargs: 1, demandOption: true },
          describe: 'administrator, ppm, leader:<goal> or deputy:<goal>; several with --role again',
        })
        .example('$0 person add ada@agency.gov --name "Ada Stone" --role administrator', 'The first account')
        .example('$0 person add lee@agency.gov --name "Lee Carter" --role leader:customer-experience', 'A goal leader'),
    async ({ email, name, role }) => {
      const { runPersonAdd } = await import('./run-person.js');
      await runPersonAdd({ email, name, roles: role });
    },
  );

const linkCommand = (program: Argv): Argv =>
  program.command(
    'link <email>',
    'Print a new one-time link for an account whose password is lost',
    (command) =>
      command.positional('email', {
        type: 'string',
        demandOption: true,
        describe: 'The e-mail address of the account',
      }),
    async ({ email }) => {
      const { runPersonLink } = await import('./run-person.js');
      await runPersonLink(email);
    },
  );
