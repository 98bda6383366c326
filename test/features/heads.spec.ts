import { type CheerioAPI, load } from 'cheerio';
import { databaseKind } from '../support/database.js';
import { servedSamplePlans } from '../support/sample-plans.js';

const REPORT = '/goals/customer-experience/updates/fy2018-q3';

/**
 * What every public page says of itself in its head (federal website standards: HTML page title, meta page
 * description), walked over everything that the site map lists.
 */
describe(`the heads of public pages on ${databaseKind()}`, () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  const pages = new Map<string, CheerioAPI>();
  beforeAll(async () => {
    site = await servedSamplePlans();
    const map = load(await (await ask('/sitemap.xml')).text(), { xml: true });
    for (const loc of map('loc').toArray()) {
      const { pathname } = new URL(map(loc).text());
      const response = await ask(pathname);
      expect([pathname, response.status]).toEqual([pathname, 200]);
      pages.set(pathname, load(await response.text()));
    }
  }, 180_000);
  afterAll(() => site.stop());

  const ask = (path: string) => fetch(site.address + path);
  const each = <T>(read: ($: CheerioAPI, path: string) => T): [string, T][] =>
    [...pages].map(([path, $]) => [path, read($, path)]);
  const wrong = (isRight: ($: CheerioAPI, path: string) => boolean): string[] =>
    each(isRight).flatMap(([path, right]) => (right ? [] : [path]));
  const meta = ($: CheerioAPI, name: string): string =>
    $(`head meta[name="${name}"], head meta[property="${name}"]`).attr('content') ?? '';
  const twice = (texts: [string, string][]): string[] =>
    texts
      .filter(([, text], index) => texts.some(([, other], at) => at < index && other === text))
      .map((one) => one.join(' '));

  it('are those of the whole site', () => {
    expect(pages.size).toBeGreaterThan(350);
    for (const path of [
      '/',
      '/goals',
      '/missed',
      '/about',
      '/data',
      REPORT,
      '/milestones/CX-001',
      '/updates/fy2018-q3',
    ])
      expect([...pages.keys()]).toContain(path);
  });

  it('have each a title of its own, of at least 20 characters', () => {
    expect(wrong(($) => $('head title').text().length >= 20)).toEqual([]);
    expect(twice(each(($) => $('head title').text()))).toEqual([]);
  });

  it('have each a description of its own, of at least 50 characters', () => {
    expect(wrong(($) => meta($, 'description').length >= 50)).toEqual([]);
    expect(twice(each(($) => meta($, 'description')))).toEqual([]);
  });

  it('name the one address of the page, which is the one in the site map', () => {
    const { publicUrl } = site.record.settings;
    expect(wrong(($, path) => $('head link[rel=canonical]').attr('href') === publicUrl + path)).toEqual([]);
    expect(wrong(($) => meta($, 'og:url') === $('head link[rel=canonical]').attr('href'))).toEqual([]);
  });

  it('have a card for social sites, whose picture is there and as large as it is said to be', async () => {
    expect(wrong(($) => meta($, 'twitter:card') === 'summary_large_image')).toEqual([]);
    expect(wrong(($) => meta($, 'og:title') === $('head title').text())).toEqual([]);
    expect(wrong(($) => meta($, 'og:description') === meta($, 'description'))).toEqual([]);
    const images = new Set(each(($) => meta($, 'og:image')).map(([, address]) => address));
    expect(images.size).toBe(1);
    for (const address of images) {
      const response = await ask(new URL(address).pathname);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      const png = Buffer.from(await response.arrayBuffer());
      const $ = pages.get('/');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)].map(String)).toEqual([
        ...[$ && meta($, 'og:image:width'), $ && meta($, 'og:image:height')],
      ]);
    }
    expect(wrong(($) => meta($, 'og:image:alt').length > 20)).toEqual([]);
  });

  it('lead from every page to whom to write to, to the data, and to the feed', () => {
    expect(
      wrong(($) =>
        $('footer a')
          .toArray()
          .some((link) => /^Contact/.test($(link).text())),
      ),
    ).toEqual([]);
    expect(wrong(($) => $('footer a[href="/data"]').length === 1)).toEqual([]);
    expect(wrong(($) => $('head link[rel=alternate][href="/feed.xml"]').length === 1)).toEqual([]);
  });

  it('say of a report when it was published and how it is cited', async () => {
    const $ = pages.get(REPORT);
    if (!$) throw new Error(`There is no ${REPORT}`);
    const { edition, period, goal } = (await (await ask(`${REPORT}.json`)).json()) as {
      edition: { publishedAt: string; sha256: string };
      period: { label: string; starts: string; ends: string };
      goal: { title: string };
    };
    const day = edition.publishedAt.slice(0, 10);
    expect(meta($, 'og:type')).toBe('article');
    expect(meta($, 'article:published_time')).toBe(edition.publishedAt);
    expect(meta($, 'citation_title')).toBe(`${goal.title}: ${period.label} report`);
    expect(meta($, 'citation_publication_date')).toBe(day.replaceAll('-', '/'));
    expect(meta($, 'DCTERMS.issued')).toBe(day);
    expect(meta($, 'DCTERMS.temporal')).toContain(`start=${period.starts}; end=${period.ends}`);
    expect(meta($, 'DCTERMS.bibliographicCitation')).toContain(edition.sha256);
    const pdf = await ask(new URL(meta($, 'citation_pdf_url')).pathname);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await pdf.arrayBuffer();
    const others = wrong(($, path) => path.includes('/updates/fy') || meta($, 'og:type') === 'website');
    expect(others).toEqual([]);
  });

  it('say on each page of data when it was published or last changed, and what it covers', () => {
    const isOfData = (path: string): boolean =>
      /^\/(goals\/[^/]+(\/.*)?|updates\/.+|milestones\/.+|missed(\/.*)?|goals)?$/.test(path);
    expect(wrong(($, path) => !isOfData(path) || $('.timeliness time[datetime]').length > 0)).toEqual([]);
  });
});
