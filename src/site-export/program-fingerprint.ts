import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the answers of the program are made by: its own code, its views, its styles, and the packages it uses. */
const MADE_BY = [join(import.meta.dirname, '..'), join(ROOT, 'views'), join(ROOT, 'dist', 'assets')];
const PACKAGES = join(ROOT, 'package-lock.json');

/** Changes whenever the program does, or what its settings make it write: then every page may have changed. */
export const programFingerprint = async (settings: object): Promise<string> => {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const folders = await Promise.all(MADE_BY.map(filesIn));
  for (const file of [...new Set(folders.flat())].sort().concat(PACKAGES))
    hash.update(`\n${relative(ROOT, file)}\n`).update(await readFile(file));
  return hash.digest('hex');
};

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
