import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../refused.js';
import { type Answered, exportSite, NOT_FOUND_PAGE, type RunningSite } from './site-export.js';

const SITE = 'https://milepost.example.gov';
const EDITION = '/goals/grants/updates/fy2018-q3/editions/1.csv';
const OWN = ['.milepost-export.json', '.milepost-export.lock'];
const LONG_AGO = new Date('2018-09-14T14:00:00Z');

let folder: string;
/** What the site has: the body by address. */
let pages: Record<string, string>;
let asked: string[];
let publication: string;

const typeOf = (address: string): string =>
  ({ css: 'text/css', csv: 'text/csv', xml: 'application/xml' })[address.split('.')[1] ?? ''] ??
  'text/html; charset=utf-8';

const site = (changed: Partial<RunningSite> = {}): RunningSite => ({
  siteAddress: SITE,
  program: 'one',
  published: () =>
    Promise.resolve({ fingerprint: publication, files: new Map([[EDITION, sha256Of(pages[EDITION] ?? '')]]) }),
  addresses: () => Promise.resolve(Object.keys(pages).filter((address) => !address.startsWith('/linked'))),
  ask: (address) => {
    asked.push(address);
    const body = pages[address];
    const status = body === undefined ? 404 : 200;
    const answered: Answered = {
      status,
      type: typeOf(address),
      isPublic: status === 200,
      body: Buffer.from(body ?? 'none'),
    };
    return Promise.resolve(answered);
  },
  ...changed,
});

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'was done',
    (error: unknown) => (error instanceof Refused ? error.message : `no refusal: ${String(error)}`),
  );
const textOf = (file: string) => readFile(join(folder, file), 'utf8');
const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
/** The files that were written since `LONG_AGO` was put on all of them. */
const age = async (): Promise<void> => {
  for (const file of await files()) await utimes(join(folder, file), LONG_AGO, LONG_AGO);
};
const writtenSince = async (): Promise<string[]> => {
  const written: string[] = [];
  for (const file of await files())
    if ((await stat(join(folder, file))).mtimeMs > LONG_AGO.getTime()) written.push(file);
  return written;
};

describe('the export of a site', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-export-'));
    asked = [];
    publication = 'seven';
    pages = {
      '/': '<a href="/goals">, <a href="/linked/only#here">, <a href="https://elsewhere.gov/">',
      '/goals': '<link href="/linked.css">',
      '/linked/only': 'only linked',
      '/linked.css': 'a{}',
      [EDITION]: 'a,b',
    };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes what must be there and what that leads to, each address as a file, and the page for what is not there', async () => {
    expect(await exportSite(site(), folder)).toEqual({ files: 6, written: 6, removed: 0, notices: [] });
    expect(await files()).toEqual(
      [
        ...[
          '.milepost-export.json',
          '.milepost-export.lock',
          '404.html',
          'goals/grants/updates/fy2018-q3/editions/1.csv',
          'goals/index.html',
        ],
        ...['index.html', 'linked.css', 'linked/only/index.html'],
      ].sort(),
    );
    expect([await textOf('linked/only/index.html'), await textOf('404.html')]).toEqual(['only linked', 'none']);
  });

  it('asks for nothing and writes nothing while neither the publications nor the program changed', async () => {
    await exportSite(site(), folder);
    await age();
    asked = [];
    expect(await exportSite(site(), folder)).toEqual({ files: 6, written: 0, removed: 0, notices: [] });
    expect([asked, await writtenSince()]).toEqual([[], []]);
  });

  it('writes only what changed, removes what is gone, and does not ask for the files of an edition again', async () => {
    await writeFile(join(folder, '.milepost-export-left-by-one-that-was-killed'), '');
    await exportSite(site(), folder);
    await age();
    asked = [];
    publication = 'eight';
    pages['/goals'] = 'no style';
    pages['/'] = '<a href="/goals">';
    delete pages['/linked/only'];
    expect(await exportSite(site(), folder)).toEqual({ files: 4, written: 2, removed: 2, notices: [] });
    expect(await writtenSince()).toEqual(['.milepost-export.json', 'goals/index.html', 'index.html']);
    expect(await readdir(folder)).not.toContain('linked');
    expect(asked).not.toContain(EDITION);
  });

  it('asks for everything again for another program, and for a file of an edition where its content is another', async () => {
    await exportSite(site(), folder);
    asked = [];
    await exportSite(site({ program: 'another' }), folder);
    expect(asked).toEqual(expect.arrayContaining(['/', '/goals', NOT_FOUND_PAGE]));
    publication = 'of another database';
    pages[EDITION] = 'c,d'; // as long as before
    expect(await exportSite(site(), folder)).toMatchObject({ written: 1 });
    expect(await textOf(EDITION.slice(1))).toBe('c,d');
  });

  it('refuses a second export to the folder while one is under way, and breaks nothing of the first', async () => {
    let second: Promise<string> | undefined;
    const { ask } = site();
    const slow = site({
      ask: async (address) => {
        second ??= refusal(exportSite(site(), folder));
        await second;
        return ask(address);
      },
    });
    expect(await exportSite(slow, folder)).toMatchObject({ files: 6, written: 6 });
    expect(await second).toBe(`Another export to ${folder} is under way; wait until it has ended.`);
    expect(await exportSite(site(), folder)).toMatchObject({ written: 0 });
  });

  it('that fails while files are replaced says that some are new, and the next completes it', async () => {
    await exportSite(site(), folder);
    pages['/new/page'] = 'new';
    pages['/goals'] = 'changed';
    pages['/'] = '<a href="/goals">, <a href="/new/page">';
    publication = 'eight';
    await writeFile(join(folder, 'new'), 'in the way');
    const failed = exportSite(site(), folder);
    await expect(failed).rejects.toThrow(`Some files of ${folder} were replaced and others were not`);
    await rm(join(folder, 'new'));
    await exportSite(site(), folder);
    expect([await textOf('goals/index.html'), await textOf('new/page/index.html')]).toEqual(['changed', 'new']);
  });

  it('mends what was changed or taken away by hand', async () => {
    await exportSite(site(), folder);
    await writeFile(join(folder, 'index.html'), 'by hand');
    await rm(join(folder, 'goals', 'index.html'));
    expect(await exportSite(site(), folder)).toMatchObject({ written: 2 });
    expect(await textOf('index.html')).toBe(pages['/']);
  });

  it('that was killed while it replaced files is completed by the next', async () => {
    await exportSite(site(), folder);
    const manifest = JSON.parse(await textOf('.milepost-export.json')) as { whole: boolean; files: object };
    const half = {
      ...manifest,
      whole: false,
      files: { ...manifest.files, '/old': { file: 'old', sha256: '', size: 0 } },
    };
    await writeFile(join(folder, '.milepost-export.json'), JSON.stringify(half));
    await writeFile(join(folder, 'old'), '');
    await writeFile(join(folder, 'index.html'), 'x'.repeat(pages['/']?.length ?? 0));
    expect(await exportSite(site(), folder)).toMatchObject({ written: 1, removed: 1 });
    expect(await textOf('index.html')).toBe(pages['/']);
    expect(await files()).not.toContain('old');
  });

  it.each([
    ['/nowhere', '/ leads to /nowhere, which answers 404.'],
    ['/goals?page=2', '/ leads to /goals?page=2, which asks by a query, which files cannot answer.'],
    ['/a%2Fb', '/ leads to /a%2Fb, which is no name of a file.'],
    ['/page.txt', '/ leads to /page.txt, which is text/html; charset=utf-8, which its name does not say.'],
  ])('refuses a link to %s and leaves the folder as it was', async (href, sentence) => {
    await exportSite(site(), folder);
    await age();
    publication = 'eight';
    if (href === '/page.txt') pages[`/linked${href}`] = pages[href] = 'a page';
    pages['/goals'] = 'new';
    pages['/'] = `<a href="${href}">`;
    expect(await refusal(exportSite(site({ addresses: () => Promise.resolve(['/', '/goals']) }), folder))).toBe(
      sentence,
    );
    expect(await writtenSince()).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual(OWN);
  });

  it('refuses what is not for everybody', async () => {
    pages['/'] = '<a href="/health/live">';
    const private_ = site();
    const ask = async (address: string) =>
      address === '/health/live' ? { ...(await private_.ask('/')), isPublic: false } : private_.ask(address);
    expect(await refusal(exportSite({ ...private_, ask }, folder))).toContain('/health/live, which is not part of');
  });

  it('tells of a link that a person typed and goes on, unless a link of ours leads there too', async () => {
    pages['/'] = '<a href="/nowhere" class="typed">';
    const { notices } = await exportSite(site(), folder);
    expect(notices).toEqual(['/ leads to /nowhere, which answers 404.']);
    publication = 'eight';
    pages['/goals'] = '<a href="/nowhere">';
    expect(await refusal(exportSite(site(), folder))).toBe('/goals leads to /nowhere, which answers 404.');
  });

  it('takes the site again where something was published meanwhile, and gives up after three times', async () => {
    const { ask } = site();
    let publications = 7;
    const publish = () => (publication = String((publications += 1)));
    const publishing = (times: number) => ({
      ask: (address: string) => {
        if (address === NOT_FOUND_PAGE && times-- > 0) pages['/goals'] = `publication ${publish()}`;
        return ask(address);
      },
    });
    await exportSite(site(publishing(2)), folder);
    expect(await textOf('goals/index.html')).toBe('publication 9');
    publish();
    expect(await refusal(exportSite(site(publishing(3)), folder))).toContain('three times over');
    expect(await textOf('goals/index.html')).toBe('publication 9');
  });

  it('touches no folder or file that is not its own', async () => {
    await writeFile(join(folder, 'mine.txt'), 'mine');
    expect(await refusal(exportSite(site(), folder))).toContain('is not empty and holds no exported site');
    expect(await files()).toEqual(['mine.txt']);
    expect(await refusal(exportSite(site(), join(folder, 'mine.txt')))).toContain('it is a file; name a folder');
    expect(await refusal(exportSite(site(), join(folder, 'mine.txt', 'x')))).toContain('part of its path is a file');
    const own = join(folder, 'site');
    await exportSite(site(), own);
    await writeFile(join(own, 'feed.xml'), 'mine');
    pages['/feed.xml'] = '<x/>';
    publication = 'eight';
    expect(await refusal(exportSite(site(), own))).toContain('feed.xml was not written by an export');
    expect(await readFile(join(own, 'feed.xml'), 'utf8')).toBe('mine');
    await writeFile(join(own, '.milepost-export.json'), '{');
    expect(await refusal(exportSite(site(), own))).toContain('is no list of exported files');
  });
});
