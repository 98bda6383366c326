import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseKind, type FreshDatabase, freshDatabase } from './database.js';

const LOOK_MS = 100;

/** A database of a test's own, and what whoever prepared the one that it is a copy of had to say. */
export interface PreparedDatabase<T> {
  database: FreshDatabase;
  told: T;
}

/**
 * A copy of a database that is prepared once in a run, by the first test file that asks for it, whichever worker runs it.
 * `prepare` closes all that it opened, and gives what JSON can carry.
 */
export const preparedDatabase = async <T>(
  name: string,
  prepare: (database: FreshDatabase) => Promise<T>,
): Promise<PreparedDatabase<T>> => {
  const folder = join(process.env.MILEPOST_TEST_FOLDER ?? '', `prepared-${databaseKind()}-${name}`);
  const ready = join(folder, 'ready.json');
  if (isFirst(folder)) await makeReady(ready, prepare);
  while (!existsSync(ready)) await pause(LOOK_MS);
  const { url, told, failure } = JSON.parse(readFileSync(ready, 'utf8')) as Ready<T>;
  if (failure !== undefined) throw new Error(`The database "${name}" could not be prepared: ${failure}`);
  return { database: await copyOf(url), told };
};

interface Ready<T> {
  url: string;
  told: T;
  failure?: string;
}

const isFirst = (folder: string): boolean => {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
};

const makeReady = async <T>(ready: string, prepare: (database: FreshDatabase) => Promise<T>): Promise<void> => {
  const database = await freshDatabase();
  const outcome = await prepare(database).then(
    (told) => ({ url: database.url, told }),
    (error: unknown) => ({ url: database.url, failure: String(error) }),
  );
  writeFileSync(`${ready}.new`, JSON.stringify(outcome));
  renameSync(`${ready}.new`, ready);
};

const copyOf = async (url: string): Promise<FreshDatabase> => {
  if (databaseKind() === 'postgres') return freshDatabase('postgres', new URL(url).pathname.slice(1));
  const copy = await freshDatabase();
  await copyFile(url.replace('sqlite:', ''), copy.url.replace('sqlite:', ''));
  return copy;
};
