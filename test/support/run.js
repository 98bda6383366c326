import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.js';

let folder;
let server;

/** What all test files of one run share, handed to Jest's workers by environment: a folder, and maybe a server. */
export async function openRun() {
  if (!process.env.MILEPOST_TEST_FOLDER) {
    folder = mkdtempSync(join(tmpdir(), 'milepost-'));
    process.env.MILEPOST_TEST_FOLDER = folder;
  }
  if (process.env.MILEPOST_TEST_DATABASE === 'postgres' && !process.env.TEST_POSTGRES_URL) {
    server = await startPostgres();
    process.env.TEST_POSTGRES_URL = server.url;
  }
}

export async function closeRun() {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
