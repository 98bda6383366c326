import { Refused } from './refused.js';
import { readSettings } from './settings.js';

const wrong = (environment: Record<string, string>): readonly string[] => {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof Refused) return error.sentences;
  }
  return [];
};

describe('the settings', () => {
  it('have defaults for a first run', () => {
    const { sessionSecret, ...settings } = readSettings({});
    expect(sessionSecret).toHaveLength(43);
    expect(settings).toEqual({
      port: 3000,
      host: '127.0.0.1',
      database: { kind: 'sqlite', file: 'data/milepost.sqlite' },
      publicUrl: 'http://localhost:3000',
      official: false,
      logLevel: 'warn',
      smtpUrl: null,
      mailFrom: 'Milepost <milepost@localhost>',
      contact: null,
      trustedProxies: [],
    });
  });

  it('take either database, and an address of the site without its slash', () => {
    expect(
      readSettings({ DATABASE_URL: 'postgres://ppm@db/milepost', PUBLIC_URL: 'https://milepost.example.gov/' }),
    ).toMatchObject({
      database: { kind: 'postgres', url: 'postgres://ppm@db/milepost' },
      publicUrl: 'https://milepost.example.gov',
    });
  });

  it.each([
    ['milepost@example.gov', 'mailto:milepost@example.gov'],
    ['https://example.gov/contact', 'https://example.gov/contact'],
  ])('take %s as where readers write to', (text, contact) => {
    expect(readSettings({ CONTACT: text }).contact).toBe(contact);
  });

  it.each([
    [{ PORT: '99999' }, 'PORT is "99999"; it must be a port number from 0 to 65535 (0 picks a free one).'],
    [{ PORT: 'http' }, 'PORT is "http"; it must be a port number from 0 to 65535 (0 picks a free one).'],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL is "mysql://x"; it must be sqlite:<file> or postgres://user:password@host:port/database.',
    ],
    [
      { PUBLIC_URL: 'example.gov' },
      'PUBLIC_URL is "example.gov"; it must be an address without a path, such as https://milepost.example.gov.',
    ],
    [
      { PUBLIC_URL: 'https://example.gov/cap' },
      'PUBLIC_URL is "https://example.gov/cap"; it must be an address without a path, such as https://milepost.example.gov.',
    ],
    [{ OFFICIAL_SITE: 'true' }, 'OFFICIAL_SITE is "true"; it must be yes or no.'],
    [
      { OFFICIAL_SITE: 'yes' },
      'SESSION_SECRET is not set; with OFFICIAL_SITE=yes it must be at least 32 characters that nobody can guess.',
    ],
    [{ SESSION_SECRET: 'x' }, 'SESSION_SECRET is "x"; it must be at least 32 characters that nobody can guess.'],
    [{ SMTP_URL: 'mail' }, 'SMTP_URL is "mail"; it must be smtp://user:password@host:port, or smtps://….'],
    [
      { TRUSTED_PROXIES: 'proxy' },
      'TRUSTED_PROXIES is "proxy"; it must be network addresses or ranges with commas between them, such as 10.0.0.0/8.',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"; it must be one of fatal, error, warn, info, debug, trace, silent.'],
  ])('%j stops the start with one sentence', (environment, sentence) => {
    expect(wrong(environment)).toEqual([sentence]);
  });

  it.each(['javascript:alert(1)', 'us', 'https://'])('do not take %s as where readers write to', (text) => {
    expect(wrong({ CONTACT: text })).toEqual([
      `CONTACT is "${text}"; it must be an e-mail address, such as milepost@example.gov, or the address of a page, such as https://example.gov/contact.`,
    ]);
  });

  it('name everything that is wrong at once', () => {
    expect(wrong({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
  });
});
