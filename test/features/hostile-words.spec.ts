import { parse } from 'csv-parse/sync';
import { load } from 'cheerio';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { expectedMilestones, inCsv } from '../support/expected-tables.js';
import { HOSTILE_GOAL, HOSTILE_WORDS, LONG_WORD, servedHostilePlans } from '../support/hostile-plans.js';
import { dcatUs11, dcatUs30 } from '../support/standards.js';

const GOAL = `/goals/${HOSTILE_GOAL}`;
const REPORTS = ['fy2018-q3', 'fy2018-q4'].map((quarter) => `${GOAL}/updates/${quarter}`);
const LAST = `${GOAL}/updates/fy2018-q4`;

/** What no page of the public site has of its own, and what words that were taken for markup would make. */
const INJECTED =
  'script, main img, iframe, object, embed, main style, main title:not(svg title), main b, [onerror], [onload], [onclick], a[href^="javascript:"], [src^="x"]';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Words that are more than words to some reader, in every output that is made of what is published. */
describe(`hostile words on ${databaseKind()}`, () => {
  let site: Awaited<ReturnType<typeof servedHostilePlans>>;
  let reports: PublishedReport[];
  beforeAll(async () => {
    site = await servedHostilePlans();
    reports = await Promise.all(REPORTS.map((path) => json<PublishedReport>(`${path}.json`)));
  }, 120_000);
  afterAll(() => site.stop());

  const text = async (path: string): Promise<string> => {
    const response = await fetch(site.address + path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };
  const json = async <T>(path: string): Promise<T> => JSON.parse(await text(path)) as T;
  /** The page, in which nothing stands that only words could have made. */
  const page = async (path: string) => {
    const $ = load(await text(path));
    const injected = $(INJECTED)
      .toArray()
      .map((one) => $.html(one).slice(0, 80));
    expect([path, injected, $('main').length, $('body > footer, body > * > footer').length]).toEqual([path, [], 1, 1]);
    return { $, main: plain($('main').text()) };
  };
  const last = (): PublishedReport => reports[1] ?? fail('there is no second report');
  const search = (words: string) => `/search?${new URLSearchParams({ q: words }).toString()}`;

  it('are words in the comparison of two quarters', async () => {
    const { $, main } = await page(`${GOAL}/compare/fy2018-q3/fy2018-q4`);
    const renamed = last().milestones.filter(({ changes }) => changes.some(({ kind }) => kind === 'reworded'));
    expect(renamed.length).toBeGreaterThan(0);
    expect(plain($('ins').text()).replace(/\s/g, '')).toContain('<script>alert(1)</script>');
    for (const { title, reason } of last().noLongerTracked)
      for (const words of [title, reason ?? '']) expect(main).toContain(plain(words));
    await page('/updates/fy2018-q4/compare/fy2018-q3');
    await page(`${GOAL}/compare`);
  });

  it.each(['alert', 'onerror', 'constructor', 'hyperlink', 'typst'])(
    'are words in what a search for “%s” finds, with the match marked',
    async (words) => {
      const { $, main } = await page(search(words));
      const marked = $('mark')
        .toArray()
        .map((one) => $(one).text().toLowerCase());
      expect(marked.filter((one) => one.includes(words)).length).toBeGreaterThan(0);
      expect($('mark *')).toHaveLength(0);
      expect(HOSTILE_WORDS.some((word) => main.includes(plain(word)))).toBe(true);
    },
  );

  it.each(HOSTILE_WORDS.filter((word) => word !== LONG_WORD))(
    'are words when they are searched for: %j',
    async (word) => {
      const { $ } = await page(search(word));
      expect(plain($('main input[name=q]').attr('value') ?? '')).toBe(plain(word));
    },
  );

  it('are words on the pages of indicators and of milestones, and in their pictures', async () => {
    const { main } = await page(`${GOAL}/indicators`);
    for (const { name, unit, baseline } of last().indicators)
      for (const words of [name, unit, baseline]) expect(main).toContain(plain(words ?? ''));
    for (const { reference, title } of last().milestones) {
      const { $, main: milestone } = await page(`/milestones/${reference}`);
      expect(milestone).toContain(plain(title));
      const drawn = $('main svg[role=img]');
      expect([reference, drawn.length > 0]).toEqual([reference, true]);
      // What stood behind an SVG that words had closed would have left it.
      expect($('main > title, main > text, main p > title')).toHaveLength(0);
    }
    const { $ } = await page(GOAL);
    expect($('main svg[role=img]').length).toBeGreaterThan(0);
  });

  it('are cells in the tables over all reports', async () => {
    const expected = reports
      .flatMap(expectedMilestones)
      .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, inCsv(value)])));
    const read = async (path: string) => {
      const source = await text(path);
      const rows = parse<Record<string, string>>(source, { columns: true, bom: true });
      expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
      expect(source).not.toContain('\0');
      return rows.map((row) => Object.fromEntries(Object.keys(expected[0] ?? {}).map((name) => [name, row[name]])));
    };
    expect(await read('/data/milestones.csv')).toEqual(expected);
    const inLast = expected.filter(({ quarter }) => quarter === 'FY2018-Q4');
    expect(await read('/data/milestones/fy2018-q4.csv')).toEqual(inLast);
  });

  it('leave the catalogs valid, and are in the lists as they are', async () => {
    expect(dcatUs11()(await json('/data.json'))).toEqual([]);
    expect(dcatUs30('catalog')(await json('/data/dcat-us-3.json'))).toEqual([]);
    const { editions } = await json<{ editions: { goal: { title: string }; headline: string }[] }>(
      '/api/v1/quarters/fy2018-q4.json',
    );
    expect(editions.map(({ goal, headline }) => [goal.title, headline])).toEqual([
      [last().goal.title, last().headline],
    ]);
  });

  it('lead to no other address in the site map', async () => {
    const $ = load(await text('/sitemap.xml'), { xml: true });
    const found = $('loc')
      .toArray()
      .map((one) => new URL($(one).text()));
    expect(found.length).toBeGreaterThan(20);
    for (const { origin, pathname } of found) {
      expect([origin, pathname]).toEqual([site.record.settings.publicUrl, expect.stringMatching(/^[\w\-/]+$/)]);
      await page(pathname);
    }
  }, 60_000);

  it('end no field of a citation', async () => {
    const bib = await text(`${LAST}/editions/1.bib`);
    let depth = 0;
    const signs = Array.from(bib.trimEnd());
    const depths = signs.map((sign) => (depth += sign === '{' ? 1 : sign === '}' ? -1 : 0));
    expect([depth, Math.min(...depths)]).toEqual([0, 0]);
    expect(depths.indexOf(0, signs.indexOf('{'))).toBe(signs.length - 1);
    const ris = (await text(`${LAST}/editions/1.ris`)).split(/\r?\n/).filter((line) => line !== '');
    expect(ris.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
    expect([ris[0], ris.filter((line) => /^(TY|ER) /.test(line)).length]).toEqual(['TY  - RPRT', 2]);
    const [item] = await json<{ title: string }[]>(`${LAST}/editions/1.csl.json`);
    expect(plain(item?.title ?? '')).toContain(plain(last().goal.title));
  });
});
