import { availableParallelism } from 'node:os';
import { join } from 'node:path';

process.env.TZ = 'UTC';

const here = import.meta.dirname;

const everywhere = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: join(here, 'tsconfig.json') }] },
  cacheDirectory: join(here, 'node_modules/.cache/jest'),
};

const withDatabase = {
  ...everywhere,
  rootDir: 'test',
  globalSetup: join(here, 'test/support/global-setup.js'),
  globalTeardown: join(here, 'test/support/global-teardown.js'),
};

/** The features run on the database that MILEPOST_TEST_DATABASE names: sqlite (also when unset) or postgres. */
export default {
  coverageProvider: 'v8',
  testTimeout: 60_000, // a command starts a process; two cores may be busy with others
  maxWorkers: Math.min(Math.max(availableParallelism() - 1, 2), 8),
  workerIdleMemoryLimit: '1GB', // Jest keeps every ES module a test file loaded: a long run would grow without an end
  projects: [
    { ...everywhere, displayName: 'rules', rootDir: 'src', testMatch: ['**/*.spec.ts'] },
    { ...everywhere, displayName: 'conventions', rootDir: 'test/conventions', testMatch: ['**/*.spec.ts'] },
    { ...withDatabase, displayName: 'features', testMatch: ['**/{features,database,command-line}/**/*.spec.ts'] },
    { ...withDatabase, displayName: 'browser', testMatch: ['**/browser/**/*.spec.ts'] },
  ],
};
