import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load } from 'cheerio';
import { milepost, ROOT, startMilepost } from '../support/command.js';
import { beginCorrection, CORRECTED, publishCorrection } from '../support/corrected.js';
import { databaseKind } from '../support/database.js';
import { type ServedDesk, servedDesk } from '../support/desk.js';
import { fileHost } from '../support/file-host.js';
import { databaseUrl, samplePlans } from '../support/sample-plans.js';

const PUBLIC_URL = 'http://localhost:3000'; // what the settings of a test say
/** Each of these renders the whole site once or twice. */
const SLOW = 240_000;
const LONG_AGO = new Date('2018-09-14T14:00:00Z');

let folder: string;
let desk: ServedDesk;
let url: string;

const exportSite = (to = folder) => milepost(url, 'export-site', to);

const filesIn = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

const age = async (): Promise<void> => {
  for (const file of await filesIn()) await utimes(join(folder, file), LONG_AGO, LONG_AGO);
};
const writtenSince = async (): Promise<string[]> => {
  const written: string[] = [];
  for (const file of await filesIn())
    if ((await stat(join(folder, file))).mtimeMs > LONG_AGO.getTime()) written.push(file);
  return written;
};

/** Everything that a page, a stylesheet or a feed leads to, with the page's own ids. */
const read = (text: string, type: string) => {
  if (type.startsWith('text/css'))
    return { links: [...text.matchAll(/url\(([^)]*)\)/g)].map(([, link = '']) => link), ids: [] };
  const page = load(text, { xml: type.includes('xml') });
  const links = page('*')
    .toArray()
    .map((one) => page(one).attr() ?? {})
    .flatMap((attribs) => [
      ...['href', 'src', 'action', 'formaction', 'poster'].map((name) => attribs[name]),
      ...(attribs.srcset ?? '').split(',').map((one) => one.trim().split(' ')[0]),
      ...(/:(image|url)$/.test(attribs.property ?? '') ? [attribs.content] : []),
    ]);
  const ids = page('[id]')
    .toArray()
    .map((one) => page(one).attr('id') ?? '');
  return {
    links: [
      ...links,
      ...page('loc')
        .toArray()
        .map((one) => page(one).text()),
    ].filter((one) => one),
    ids,
  };
};

/** Follows every link within the site from its first page, and gives what is wrong with any of them. */
const crawled = async (host: string): Promise<{ seen: Set<string>; wrong: string[] }> => {
  const wrong: string[] = [];
  const ids = new Map<string, string[]>();
  const fragments: [string, string, string][] = [];
  const seen = new Set(['/', '/robots.txt', '/sitemap.xml']);
  for (const address of seen) {
    const answer = await fetch(host + address);
    if (answer.status !== 200) wrong.push(`${address} answers ${answer.status}`);
    const type = answer.headers.get('Content-Type') ?? '';
    if (!/^text\/|xml/.test(type)) continue;
    const { links, ids: own } = read(await answer.text(), type);
    ids.set(address, own);
    for (const link of links) {
      const to = new URL(link ?? '', PUBLIC_URL + address);
      if (to.origin !== PUBLIC_URL) continue;
      if (to.search !== '') wrong.push(`${address} leads to the query ${to.href}`);
      if (to.hash !== '') fragments.push([address, to.pathname, decodeURIComponent(to.hash.slice(1))]);
      seen.add(to.pathname);
    }
  }
  for (const [from, path, id] of fragments)
    if (ids.get(path)?.includes(id) === false) wrong.push(`${from} leads to ${path}#${id}`);
  return { seen, wrong: [...new Set(wrong)] };
};

/**
 * What must differ from what the server sends, and nothing else: forms ask by a query, which files cannot answer, so they
 * are left out; in their place `/missed` leads to the misses of each quarter, and a goal's `/compare` to each pair; and each
 * page says which site it is a copy of.
 */
const withoutForms = (html: string): string =>
  html
    .replace(/<section[^>]*aria-labelledby="other-heading">[\s\S]*?<\/section>/, '') // a form under a heading of its own
    .replace(/<section[^>]*aria-labelledby="pairs-heading">[\s\S]*?<\/section>/, '')
    .replace(/<p class="copy-note">.*?<\/p>/, '')
    .replace(/<form[^>]*method="get"[\s\S]*?<\/form>/g, '')
    .replace(/<nav class="paging" aria-label="[^"]* by quarter">[\s\S]*?<\/nav>/, '');
const blankLinesOut = (html: string): string => html.replace(/^\s*\n/gm, '');
const MAY_LACK_FORMS = /\.html$/;

/** Three quarters of every goal, and of one report a second edition. */
const correctedDesk = async (): Promise<ServedDesk> => {
  const opened = await servedDesk();
  const ppm = await opened.as('ppm');
  await beginCorrection(opened, ppm);
  expect(await publishCorrection(ppm)).toBe(303);
  return opened;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-site-'));
  desk = await correctedDesk();
  url = databaseUrl(desk.record.settings);
}, SLOW);

afterAll(async () => {
  await desk.stop();
  await rm(folder, { recursive: true });
});

describe(`milepost export-site on ${databaseKind()}`, () => {
  it(
    'writes the whole site and says what that came to',
    async () => {
      const { code, out, err } = await exportSite();
      expect([code, err]).toEqual([0, '']);
      const [, told] = /Exported ([\d,]+) pages and files: \1 written, in [\d.]+ s\.$/m.exec(out) ?? [];
      expect(out).toContain('PUBLIC_URL is http://localhost:3000: canonical links');
      expect(Number(told?.replace(',', ''))).toBe((await filesIn()).length);
      expect(await filesIn()).toEqual(
        expect.arrayContaining([
          ...[
            'index.html',
            '404.html',
            'missed/index.html',
            'missed/fy2018-q3/index.html',
            'milestones/CX-002/index.html',
          ],
          ...['goals/grants/updates/fy2018-q2.pdf', 'goals/grants/updates/fy2018-q2/editions/1.xlsx'],
          ...[1, 2].map((edition) => `${CORRECTED.slice(1)}/editions/${edition}.pdf`),
        ]),
      );
    },
    SLOW,
  );

  it(
    'is a site without a broken link, and holds nothing that nothing leads to',
    async () => {
      const host = await fileHost(folder);
      const { seen, wrong } = await crawled(host.address);
      const { status } = await fetch(`${host.address}/nowhere`);
      await host.stop();
      expect(status).toBe(404);
      expect(wrong).toEqual([]);
      expect([...seen]).toContain(`${CORRECTED}/editions/1/compare/2`);
      const reached = [...seen].map((path) => path.slice(1));
      const addressOf = (file: string): string => file.replace(/(^|\/)index\.html$/, '');
      const unreached = (await filesIn()).map(addressOf).filter((address) => !reached.includes(address));
      // A report's own files are those of its newest edition, which are what its page leads to.
      const newest = /\/updates\/fy\d{4}-q\d\.[a-z.]+$/;
      expect(unreached.filter((address) => !newest.test(address))).toEqual(['404.html']);
    },
    SLOW,
  );

  it(
    'is byte for byte what the server sends, but for forms that ask by a query',
    async () => {
      const different: string[] = [];
      for (const file of await filesIn()) {
        const exported = await readFile(join(folder, file));
        const answer = await fetch(`${desk.address}/${file.replace(/(^|\/)index\.html$/, '')}`);
        const sent = Buffer.from(await answer.arrayBuffer());
        if (sent.equals(exported)) continue;
        const [ours, theirs] = [exported.toString(), sent.toString()].map((text) => blankLinesOut(withoutForms(text)));
        if (!MAY_LACK_FORMS.test(file) || ours !== theirs) different.push(file);
      }
      expect(different).toEqual(['404.html']); // what was asked for is not known
    },
    SLOW,
  );

  it(
    'writes nothing while nothing is published',
    async () => {
      await age();
      const { code, out } = await exportSite();
      expect([code, out]).toEqual([0, expect.stringMatching(/pages and files: nothing changed, in/)]);
      expect(await writtenSince()).toEqual([]);
    },
    SLOW,
  );

  it(
    'writes after a release only what it changed',
    async () => {
      const before = await filesIn();
      await desk.record.import(await samplePlans('customer-experience/FY2018-Q4.json'));
      await desk.record.publish('customer-experience', 'FY2018-Q4');
      const { code } = await exportSite();
      const written = await writtenSince();
      expect(code).toBe(0);
      expect(written).toEqual(
        expect.arrayContaining([
          ...['index.html', 'goals/customer-experience/index.html', 'updates/fy2018-q4/index.html'],
          ...['goals/customer-experience/updates/fy2018-q4.pdf', 'milestones/CX-002/index.html'],
        ]),
      );
      const others = /^goals\/(?!customer-experience|index\.html)|^milestones\/(?!CX-)|\.(css|woff2|svg|png)$/;
      expect(written.filter((file) => others.test(file))).toEqual([]);
      expect(written).not.toContain('goals/customer-experience/updates/fy2018-q3.json');
      expect((await filesIn()).length).toBeGreaterThan(before.length);
    },
    SLOW,
  );

  it(
    'that is killed leaves what was there, and the next one completes it',
    async () => {
      const whole = await filesIn();
      await rm(join(folder, 'index.html'));
      const child = startMilepost(url, ['export-site', folder]);
      const ended = once(child, 'close');
      while (!(await readdir(folder)).some((name) => /^\.milepost-export-/.test(name))) await pause(20);
      child.kill('SIGKILL');
      await ended;
      expect(await filesIn()).toEqual(whole.filter((file) => file !== 'index.html'));
      expect((await exportSite()).code).toBe(0);
      expect(await filesIn()).toEqual(whole);
      expect((await readdir(folder)).filter((name) => name.startsWith('.')).sort()).toEqual([
        ...['.milepost-export.json', '.milepost-export.lock'],
      ]);
    },
    SLOW,
  );

  it(
    'writes every page that says whom to write to, where that changed, and no file of an edition',
    async () => {
      await age();
      process.env.CONTACT = 'milepost@omb.example.gov';
      const { code } = await exportSite().finally(() => delete process.env.CONTACT);
      const written = await writtenSince();
      expect([code, written]).toEqual([0, expect.arrayContaining(['index.html', 'about/index.html', 'data.json'])]);
      expect(written.filter((file) => /\.(pdf|xlsx|csv)$/.test(file))).toEqual([]);
    },
    SLOW,
  );

  it(
    'writes what another database publishes',
    async () => {
      await age();
      const other = await correctedDesk();
      const { code } = await milepost(databaseUrl(other.record.settings), 'export-site', folder);
      await other.stop();
      const written = await writtenSince();
      expect([code, written]).toEqual([0, expect.arrayContaining([`${CORRECTED.slice(1)}/editions/2.pdf`])]);
      expect(written).not.toContain(`${CORRECTED.slice(1)}/editions/1.pdf`);
    },
    SLOW,
  );

  it.each([
    [[], 2, 'Not enough non-option arguments'],
    [[join(ROOT, 'package.json')], 1, 'it is a file; name a folder'],
    [[ROOT], 1, 'is not empty and holds no exported site'],
  ])('%j ends with %i', async (words, ends, sentence) => {
    const { code, err } = await milepost(url, 'export-site', ...words);
    expect([code, err]).toEqual([ends, expect.stringContaining(sentence)]);
  });

  it('needs a database', async () => {
    const { code, err } = await milepost(`sqlite:${join(folder, 'none.sqlite')}`, 'export-site', join(folder, 'new'));
    expect([code, err]).toEqual([1, expect.stringContaining('none.sqlite')]);
    expect(await readdir(folder)).not.toContain('new');
  });
});
