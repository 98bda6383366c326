import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { KeptPage } from './kept-page.js';
import type { PublicPages } from './public-pages.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Names the files of a build: logical name to file name. For the pages, not for readers. */
const LIST = 'assets.json';

/** Browsers and crawlers ask for these at the root, whatever the pages say. */
const AT_THE_ROOT = new Set(['robots.txt', 'favicon.ico']);

/** A name that changes with its content, such as `milepost.3f9a1c22.css`, is good for ever. */
const HASHED = /[.-][0-9a-f]{8,}\.\w+$/i;
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_WHILE = 'public, max-age=3600';

/** Keeps the built files (few, well under a megabyte) among the pages, under `/assets/`, and gives their addresses. */
export const keepAssets = async (
  folder: string,
  pages: PublicPages,
  siteHeaders: readonly string[],
): Promise<string[]> => {
  if (!existsSync(folder)) throw new Error(`There are no built styles in ${folder}: run npm run build`);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== LIST && !entry.name.endsWith('.map'));
  return Promise.all(
    files.map(async ({ name, parentPath }) => {
      const file = join(parentPath, name);
      const type = TYPES[extname(name).toLowerCase()];
      if (type === undefined)
        throw new Error(`${file} is of a kind that is not served: add it to ${import.meta.filename}`);
      const cacheControl = HASHED.test(name) ? FOR_EVER : FOR_A_WHILE;
      const kept = new KeptPage({ body: await readFile(file), type }, { siteHeaders, cacheControl });
      const address = AT_THE_ROOT.has(name) ? `/${name}` : addressOf(folder, file);
      pages.fix(address, kept);
      void kept.encoded('br'); // in the background: a start does not wait for it
      return address;
    }),
  );
};

const addressOf = (folder: string, file: string): string =>
  `/assets${encodeURI(file.slice(folder.replace(/[/\\]$/, '').length).replaceAll('\\', '/'))}`;
