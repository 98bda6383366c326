process.env.TZ = 'UTC';

const everywhere = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json' }] },
};

export default {
  coverageProvider: 'v8',
  projects: [
    { ...everywhere, displayName: 'rules', rootDir: 'src', testMatch: ['**/*.spec.ts'] },
    { ...everywhere, displayName: 'conventions', rootDir: 'test/conventions', testMatch: ['**/*.spec.ts'] },
    { ...everywhere, displayName: 'features', rootDir: 'test', testMatch: ['**/{features,database,command-line}/**/*.spec.ts'] },
    { ...everywhere, displayName: 'browser', rootDir: 'test/browser', testMatch: ['**/*.spec.ts'] },
  ],
};
