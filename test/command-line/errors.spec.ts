import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { milepost, ROOT } from '../support/command.js';
import { databaseKind, freshDatabase } from '../support/database.js';
import { freshFolder } from '../support/folder.js';

const GRANTS = join(ROOT, 'data', 'plans', 'grants', 'FY2018-Q1.json');

const OPENING = [['migrate'], ['import', GRANTS], ['demo', '--no-serve'], ['serve']];
const READING = [['verify'], ['publish', '--all', 'FY2018-Q1']];

/** The command ends with 1 and says exactly one sentence. */
const saysOnly = async (url: string, words: readonly string[], sentence: RegExp): Promise<void> => {
  const { code, err } = await milepost(url, ...words);
  expect([code, err.trimEnd()]).toEqual([1, expect.stringMatching(sentence)]);
  expect(err.trimEnd().replace('\nNothing was imported.', '').split('\n')).toHaveLength(1);
};

if (databaseKind() === 'sqlite') {
  describe('a SQLite database that cannot be had', () => {
    describe.each([...OPENING, ...READING])('milepost %s', (...words) => {
      it('says that a folder is no file', async () => {
        const folder = freshFolder();
        mkdirSync(join(folder, 'plans'));
        const url = `sqlite:${join(folder, 'plans')}`;
        await saysOnly(
          url,
          words,
          /^DATABASE_URL is sqlite:\S+plans, which is a folder; it must name a file, such as /,
        );
      });

      it('says that a file is no database', async () => {
        const file = join(freshFolder(), 'notes.txt');
        writeFileSync(file, 'These are notes, and no database at all.\n'.repeat(40));
        await saysOnly(
          `sqlite:${file}`,
          words,
          /^DATABASE_URL is sqlite:\S+notes\.txt, a file that is no SQLite database; /,
        );
      });
    });

    it.each(OPENING)('milepost %s says that a folder cannot be written', async (...words) => {
      // Nobody may make a file there, whoever runs the test.
      const sentence =
        /^DATABASE_URL is sqlite:\/proc\/milepost\.sqlite, which cannot be opened \(.+\); it must name a file/;
      await saysOnly('sqlite:/proc/milepost.sqlite', words, sentence);
    });

    it.each(READING)('milepost %s makes no database where there is none', async (...words) => {
      const file = join(freshFolder(), 'absent', 'milepots.sqlite');
      await saysOnly(
        `sqlite:${file}`,
        words,
        /^There is no database at \S+milepots\.sqlite; DATABASE_URL is sqlite:\S+\. /,
      );
      expect(existsSync(join(file, '..'))).toBe(false);
    });
  });
} else {
  describe('a PostgreSQL database that cannot be had', () => {
    it.each([...OPENING, ...READING])(
      'milepost %s says that no server answers, without the password',
      async (...words) => {
        const url = 'postgres://milepost:hush@127.0.0.1:1/milepost';
        await saysOnly(
          url,
          words,
          /^DATABASE_URL is postgres:\/\/milepost:\*\*\*@127\.0\.0\.1:1\/milepost, where no .+ECONNREFUSED/,
        );
      },
    );

    it('names a database that the server does not have', async () => {
      const { url, drop } = await freshDatabase();
      await drop();
      await saysOnly(url, ['verify'], /^DATABASE_URL is postgres:.+ \(database "milepost_test_\w+" does not exist\); /);
    });
  });
}

describe(`milepost import on ${databaseKind()}`, () => {
  it('never says of a file that it was imported and that nothing changed', async () => {
    const { url, drop } = await freshDatabase();
    const first = await milepost(url, 'import', GRANTS);
    const again = await milepost(url, 'import', GRANTS);
    expect(first.out.split('\n').slice(0, 2)).toEqual(['Reading one plan…', 'Read one plan.']);
    expect(again.out).toContain('Nothing changed.');
    expect(again.out).not.toContain('Imported');
    await drop();
  });
});
