import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const nodeGlobals = [
  'process',
  'console',
  'fetch',
  'URL',
  'AbortSignal',
  'Buffer',
  'setTimeout',
  'clearTimeout',
  'performance',
];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'data/'] },
  js.configs.recommended,
  {
    files: ['**/*.js'],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['scripts/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['document', 'window', 'location', 'history', 'navigator', 'localStorage', 'FormData', 'Headers', 'Node'],
          ...['AbortController', 'URLSearchParams', 'CSS', 'Event', 'CustomEvent', 'requestAnimationFrame', 'confirm'],
          ...['DOMParser', 'HTMLElement', 'setInterval', 'clearInterval', 'queueMicrotask'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off',
      // `QuarterKey | string` and `'all' | string` tell the reader what the text usually is.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Entities are plain shapes without behaviour: a row is one whether a constructor made it or not.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    // A test may take a row or an element for granted: where it is missing, the test fails, as it should.
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  prettier,
);
