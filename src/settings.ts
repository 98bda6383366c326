import { Refused } from './refused.js';
import { type LogLevel, logLevels } from './web/logger.js';

/** What the environment decides, read once at the start. */
export interface Settings {
  port: number;
  host: string;
  database: DatabaseAddress;
  /** Where the public reaches the site: stands in citations and canonical links. No slash at the end. */
  publicUrl: string;
  /** True where the agency itself runs it; else the site says plainly that it is a demonstration. */
  official: boolean;
  logLevel: LogLevel;
}

export type DatabaseAddress = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** Reads the settings. Throws Refused with a sentence for each one that is wrong. */
export const readSettings = (environment: NodeJS.ProcessEnv): Settings => {
  const wrong: string[] = [];
  const reading = <T>(name: string, fallback: string, read: (text: string) => T | undefined, expected: string): T => {
    const text = environment[name]?.trim() ?? '';
    const value = read(text === '' ? fallback : text);
    if (value === undefined && text !== '') wrong.push(`${name} is "${text}"; it must be ${expected}.`);
    return value as T; // where it is undefined, the settings are refused below
  };
  const port = reading('PORT', '3000', portOf, 'a port number from 0 to 65535 (0 picks a free one)');
  const host = reading('HOST', '127.0.0.1', (text) => text, 'an address to listen on');
  const database = reading('DATABASE_URL', 'sqlite:data/milepost.sqlite', databaseAddressOf, DATABASE_EXPECTED);
  const publicUrl = reading(
    'PUBLIC_URL',
    `http://localhost:${port || 3000}`,
    webAddressOf,
    'an address without a path, such as https://milepost.example.gov',
  );
  const official = reading('OFFICIAL_SITE', 'no', yesOrNo, 'yes or no');
  const logLevel = reading('LOG_LEVEL', 'warn', logLevelOf, `one of ${logLevels.join(', ')}`);
  const [first, ...more] = wrong;
  if (first) throw new Refused([first, ...more]);
  return { port, host, database, publicUrl, official, logLevel };
};

const DATABASE_EXPECTED = 'sqlite:<file> or postgres://user:password@host:port/database';

const portOf = (text: string): number | undefined =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;

const databaseAddressOf = (text: string): DatabaseAddress | undefined => {
  const [, file] = /^sqlite:(?:\/\/)?(.+)$/.exec(text) ?? [];
  if (file) return { kind: 'sqlite', file };
  return /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text) ? { kind: 'postgres', url: text } : undefined;
};

const webAddressOf = (text: string): string | undefined => {
  const url = /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
  return url && url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : undefined;
};

const yesOrNo = (text: string): boolean | undefined => ({ yes: true, no: false })[text];

const logLevelOf = (text: string): LogLevel | undefined => logLevels.find((level) => level === text);
