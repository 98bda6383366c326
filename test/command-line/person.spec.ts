import { databaseKind, type FreshDatabase, freshDatabase } from '../support/database.js';
import { milepost } from '../support/command.js';
import { countRows } from '../support/rows.js';

describe(`milepost person on ${databaseKind()}`, () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const add = (...words: string[]) => milepost(database.url, 'person', 'add', ...words);
  const ADA = ['ada.stone@example.gov', '--name', 'Ada Stone'];

  it('makes the first account, on a new database too, and prints the link that sets its password', async () => {
    const { code, out } = await add(...ADA, '--role', 'administrator', '--role', 'ppm');
    expect(code).toBe(0);
    expect(out).toContain('Ada Stone has an account: Administrator; PPM staff.');
    expect(out).toContain('Set the password within 7 days, once');
    expect(out).toMatch(/^http:\/\/localhost:3000\/password\/[\w-]{43}$/m);
    expect(await countRows(database.url)).toMatchObject({ audit_log: 1 });
  });

  it.each([
    [
      'an address that has an account',
      [...ADA, '--role', 'ppm'],
      'There is an account for ada.stone@example.gov already.',
    ],
    ['a role that is not there', ['b@example.gov', '--name', 'B', '--role', 'boss'], '--role is "boss"; it must be'],
    ['a goal that is not there', ['b@example.gov', '--name', 'B', '--role', 'leader:x'], 'There is no goal x'],
    ['no address', ['b', '--name', ' ', '--role', 'ppm'], '"b" is not an e-mail address'],
  ])('refuses %s, and changes nothing', async (_, words, sentence) => {
    const before = await countRows(database.url);
    const { code, err } = await add(...words);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
    expect(await countRows(database.url)).toEqual(before);
  });

  it.each([
    ['without a name', ['b@example.gov', '--role', 'ppm'], 'Missing required argument: name'],
    ['with two names', [...ADA, '--name', 'B', '--role', 'ppm'], '--name is given more than once.'],
  ])('is not understood %s', async (_, words, sentence) => {
    const { code, err } = await add(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('prints a new link for an account, and refuses for one that is not there', async () => {
    const { code, out } = await milepost(database.url, 'person', 'link', 'Ada.Stone@example.gov');
    expect([code, out]).toEqual([0, expect.stringMatching(/\/password\/[\w-]{43}$/m)]);
    const none = await milepost(database.url, 'person', 'link', 'nobody@example.gov');
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no account in use for nobody@')]);
  });
});
