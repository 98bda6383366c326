import 'reflect-metadata';
import yargs from 'yargs';
import { Refused } from '../refused.js';
import { demoCommand } from './demo.command.js';
import { exportSiteCommand } from './export-site.command.js';
import { importCommand } from './import.command.js';
import { migrateCommand } from './migrate.command.js';
import { NotUnderstood } from './not-understood.js';
import { personCommand } from './person.command.js';
import { publishCommand } from './publish.command.js';
import { serveCommand } from './serve.command.js';
import { verifyCommand } from './verify.command.js';

const commands = [
  demoCommand,
  serveCommand,
  migrateCommand,
  importCommand,
  publishCommand,
  verifyCommand,
  exportSiteCommand,
  personCommand,
];

/**
 * Runs one command. The exit code is 0 when it was done, 1 when it was refused or failed, 2 when it was not understood:
 * a word is unknown, missing, or there twice.
 */
export const run = async (words: string[]): Promise<void> => {
  const program = commands.reduce((all, add) => add(all), yargs(words).scriptName('milepost'));
  try {
    await program
      .demandCommand(1, 'Name a command.')
      .strict()
      .check(refuseRepeatedOptions)
      .version(false)
      .wrap(Math.min(100, program.terminalWidth()))
      .exitProcess(false)
      .fail((message, error) => {
        throw (error as Error | undefined) ?? new NotUnderstood(message);
      })
      .parseAsync();
  } catch (error) {
    process.exitCode = tell(error);
  }
};

/** Where words may be many; yargs gives a list for any option that is there twice. */
const LISTS = ['_', 'paths', 'role'];

const refuseRepeatedOptions = (words: Record<string, unknown>): true => {
  const [repeated] = Object.entries(words).find(([name, value]) => Array.isArray(value) && !LISTS.includes(name)) ?? [];
  if (repeated) throw new NotUnderstood(`--${repeated} is given more than once.`);
  return true;
};

const tell = (error: unknown): number => {
  if (error instanceof Refused) for (const sentence of error.sentences) console.error(sentence);
  else if (error instanceof NotUnderstood) console.error(`${error.message}\nmilepost --help says how it is used.`);
  else console.error(error instanceof Error ? `It failed: ${error.message}` : error);
  return error instanceof NotUnderstood ? 2 : 1;
};
