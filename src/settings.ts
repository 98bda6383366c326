import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
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
  /** What the cookies of those who signed in are signed with. */
  sessionSecret: string;
  /** The mail server, `smtp://user:password@host:port`; null where none is set up. */
  smtpUrl: string | null;
  /** Who mail comes from. */
  mailFrom: string;
  /** Where readers write to: `mailto:…`, or the address of a page that says so; null where nobody is named. */
  contact: string | null;
  /** The proxies in front, by network address or range, whose word on where a request came from is taken. */
  trustedProxies: readonly string[];
  /** True while the site is written as files; never by the environment. */
  exported?: boolean;
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
  const sessionSecret = reading(
    'SESSION_SECRET',
    official ? '' : randomBytes(32).toString('base64url'),
    (text) => (text.length >= SHORTEST_SECRET ? text : undefined),
    `at least ${SHORTEST_SECRET} characters that nobody can guess`,
  );
  if (official && !environment.SESSION_SECRET?.trim())
    wrong.push(
      `SESSION_SECRET is not set; with OFFICIAL_SITE=yes it must be at least ${SHORTEST_SECRET} characters that nobody can guess.`,
    );
  const smtpUrl = reading('SMTP_URL', 'none', mailServerOf, 'smtp://user:password@host:port, or smtps://…');
  const mailFrom = reading(
    'MAIL_FROM',
    `Milepost <milepost@${URL.canParse(publicUrl) ? new URL(publicUrl).hostname : 'localhost'}>`,
    (text) => (/@/.test(text) && !/[\r\n]/.test(text) ? text : undefined),
    'an e-mail address, such as Milepost <milepost@example.gov>',
  );
  const contact = reading(
    'CONTACT',
    'none',
    contactOf,
    'an e-mail address, such as milepost@example.gov, or the address of a page, such as https://example.gov/contact',
  );
  const trustedProxies = reading(
    'TRUSTED_PROXIES',
    'none',
    networkAddressesOf,
    'network addresses or ranges with commas between them, such as 10.0.0.0/8',
  );
  const [first, ...more] = wrong;
  if (first) throw new Refused([first, ...more]);
  return {
    ...{ port, host, database, publicUrl, official, logLevel },
    ...{ sessionSecret, smtpUrl, mailFrom, contact, trustedProxies },
  };
};

const DATABASE_EXPECTED = 'sqlite:<file> or postgres://user:password@host:port/database';

const SHORTEST_SECRET = 32;

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

const mailServerOf = (text: string): string | null | undefined => {
  if (text === 'none') return null;
  return /^smtps?:\/\/./.test(text) && URL.canParse(text) ? text : undefined;
};

const contactOf = (text: string): string | null | undefined => {
  if (text === 'none') return null;
  if (/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text)) return `mailto:${text}`;
  return /^https?:\/\/./.test(text) && URL.canParse(text) ? text : undefined;
};

const networkAddressesOf = (text: string): string[] | undefined => {
  if (text === 'none') return [];
  const addresses = text.split(',').map((one) => one.trim());
  return addresses.every((one) => isIP(one.split('/')[0] ?? '') !== 0) ? addresses : undefined;
};

const yesOrNo = (text: string): boolean | undefined => ({ yes: true, no: false })[text];

const logLevelOf = (text: string): LogLevel | undefined => logLevels.find((level) => level === text);
