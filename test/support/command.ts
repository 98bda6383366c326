import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** How a command ended, and what it said. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Starts the built `milepost` on a database, as a person would in a terminal without colours. */
export const startMilepost = (databaseUrl: string, words: readonly string[]) =>
  spawn(process.execPath, [join(ROOT, 'bin', 'milepost.js'), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0' },
  });

/** Runs `milepost` to its end. */
export const milepost = async (databaseUrl: string, ...words: string[]): Promise<Ended> => {
  const child = startMilepost(databaseUrl, words);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
};
