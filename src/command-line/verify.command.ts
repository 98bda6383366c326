import type { Argv } from 'yargs';

export const verifyCommand = (program: Argv): Argv =>
  program.command(
    'verify',
    'Take the fingerprint of every edition again and name what does not match',
    (command) => command,
    async () => {
      const { runVerify } = await import('./run-verify.js');
      await runVerify();
    },
  );
