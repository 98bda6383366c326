import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freshFolder } from './folder.js';

export type DatabaseKind = 'sqlite' | 'postgres';

export interface FreshDatabase {
  /** As `DATABASE_URL` takes it: `sqlite:/tmp/.../milepost.sqlite` or `postgres://...`. */
  url: string;
  /** Close every connection first: PostgreSQL cuts off those that are left. */
  drop(): Promise<void>;
}

/** The database this run is about: `MILEPOST_TEST_DATABASE`, SQLite where nothing is said. */
export const databaseKind = (): DatabaseKind => {
  const kind = process.env.MILEPOST_TEST_DATABASE ?? 'sqlite';
  if (kind !== 'sqlite' && kind !== 'postgres') {
    throw new Error(`MILEPOST_TEST_DATABASE is "${kind}"; it can be sqlite or postgres.`);
  }
  return kind;
};

/**
 * A database that no other test has or gets, also when test files run side by side: an empty one, or on PostgreSQL a copy
 * of another, to which nobody may be connected.
 */
export const freshDatabase = (kind: DatabaseKind = databaseKind(), copied = 'template0'): Promise<FreshDatabase> =>
  kind === 'sqlite' ? Promise.resolve(freshSqlite()) : freshPostgres(copied);

const freshSqlite = (): FreshDatabase => {
  const folder = freshFolder();
  return {
    url: `sqlite:${join(folder, 'milepost.sqlite')}`,
    drop: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};

const freshPostgres = async (copied: string): Promise<FreshDatabase> => {
  const name = `milepost_test_${randomBytes(8).toString('hex')}`;
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${copied}`);
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};

const onServer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const serverUrl = (): string => {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) {
    throw new Error('There is no PostgreSQL here: run `npm test -- features-postgres`, or set TEST_POSTGRES_URL.');
  }
  return url;
};
