import { join } from 'node:path';
import { milepost, ROOT, startMilepost } from '../support/command.js';
import { databaseKind, freshDatabase } from '../support/database.js';
import { countRows } from '../support/rows.js';

describe(`milepost demo on ${databaseKind()}`, () => {
  it('fills an empty database, serves it, and says where to look', async () => {
    const database = await freshDatabase();
    const child = startMilepost(database.url, ['demo']);
    const { address, said } = await new Promise<{ address: string; said: string }>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        const [, found] = /why: (http:\S+)/.exec(said) ?? [];
        if (found && said.includes('Ctrl-C')) resolve({ address: found, said });
      });
      child.on('exit', () => {
        reject(new Error(`It ended: ${said}`));
      });
    });
    const page = await (await fetch(address)).text();
    const [, password = ''] = /with the password "([^"]+)"/.exec(said) ?? [];
    const signedIn = await Promise.all(
      [...said.matchAll(/^ {2}(\S+@\S+)/gm)].map(([, email = '']) =>
        fetch(new URL('/sign-in', address), {
          method: 'POST',
          body: new URLSearchParams({ email, password }),
          redirect: 'manual',
        }),
      ),
    );
    child.kill('SIGTERM');
    expect(page).toContain('The goal has met or is on track for all of its milestones except one.');
    expect(signedIn.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array(5).fill([303, '/desk']),
    );
    expect(await countRows(database.url)).toMatchObject({ editions: 32 });
    await database.drop();
  });

  it('leaves a database that holds data as it is, and says so', async () => {
    const database = await freshDatabase();
    await milepost(database.url, 'import', join(ROOT, 'data', 'plans', 'grants'));
    const before = await countRows(database.url);
    const { code, out } = await milepost(database.url, 'demo', '--no-serve');
    expect([code, out.trim()]).toEqual([0, 'The database already holds a goal; it was left as it is.']);
    expect(await countRows(database.url)).toEqual(before);
    await database.drop();
  });
});

describe(`several processes on one new ${databaseKind()} database`, () => {
  // On SQLite four at once failed in four rounds of ten while the file that they wait on was deleted after each use.
  it(
    'make its schema once, in each of 3 rounds',
    async () => {
      for (let round = 0; round < 3; round += 1) {
        const database = await freshDatabase();
        const ended = await Promise.all(Array.from({ length: 4 }, () => milepost(database.url, 'migrate')));
        expect(ended.map(({ code, err }) => [code, err])).toEqual(Array(4).fill([0, '']));
        expect(ended.filter(({ out }) => out.includes('Migrated: TheRecord'))).toHaveLength(1);
        await database.drop();
      }
    },
    4 * 60_000,
  );
});
