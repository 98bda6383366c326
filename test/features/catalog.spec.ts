import { load } from 'cheerio';
import { DATA_ADDRESSES } from '../../src/publishing/catalog/open-api.js';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { samplePlans, servedSamplePlans } from '../support/sample-plans.js';
import { dcatUs11, dcatUs30, openApi31 } from '../support/standards.js';

const GOAL = 'customer-experience';

interface Distribution {
  title: string;
  downloadURL: string;
  mediaType: string;
  describedBy?: string | { downloadURL: string };
}

interface Dataset {
  identifier: string;
  title: string;
  isPartOf?: string;
  temporal: string | { startDate: string; endDate: string }[];
  landingPage: string | { accessURL: string };
  distribution: Distribution[];
  inSeries?: object[];
}

interface Catalog {
  dataset: Dataset[];
  datasetSeries: { first: Dataset; last: Dataset; seriesMember: Dataset[] }[];
}

/** The catalogs, the site map and the description of the API, over the plans of FY 2018. */
describe(`catalogs on ${databaseKind()}`, () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  beforeAll(async () => {
    site = await servedSamplePlans();
  }, 120_000);
  afterAll(() => site.stop());

  const ask = (path: string) => fetch(site.address + path, { redirect: 'manual' });
  const pathOf = (address: string): string => {
    const { origin, pathname } = new URL(address);
    expect(origin).toBe(site.record.settings.publicUrl);
    return pathname;
  };
  const json = async <T>(path: string): Promise<T> => {
    const response = await ask(path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      ...[path, 200, 'application/json; charset=utf-8'],
    ]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    return (await response.json()) as T;
  };
  interface Edition {
    goal: { slug: string };
    quarter: string;
    newest: boolean;
    publishedAt: string;
    totals: { milestones: number };
    files: { json: string } & Record<string, string>;
  }
  /** Every edition, by way of the list of quarters. */
  const editionsListed = async (): Promise<Edition[]> => {
    const { quarters } = await json<{ quarters: { files: { editions: string } }[] }>('/api/v1/quarters.json');
    const lists = await Promise.all(quarters.map(({ files }) => json<{ editions: Edition[] }>(pathOf(files.editions))));
    return lists.flatMap(({ editions }) => editions);
  };
  const QUARTERS = ['fy2018-q4', 'fy2018-q3', 'fy2018-q2', 'fy2018-q1'];
  const periods = [
    ['2018-07-01', '2018-09-30'],
    ['2018-04-01', '2018-06-30'],
    ['2018-01-01', '2018-03-31'],
    ['2017-10-01', '2017-12-31'],
  ];

  it('are valid by DCAT-US 1.1: a collection with one part for each quarter', async () => {
    const catalog = await json<Catalog>('/data.json');
    expect(dcatUs11()(catalog)).toEqual([]);
    const [whole, ...parts] = catalog.dataset;
    expect(whole).toMatchObject({
      accrualPeriodicity: 'R/P3M',
      temporal: '2017-10-01/2018-09-30',
      bureauCode: ['100:55'],
    });
    expect(whole?.isPartOf).toBeUndefined();
    expect(whole?.distribution.map(({ downloadURL }) => pathOf(downloadURL))).toEqual(['/data/milestones.csv']);
    expect(parts.map(({ identifier }) => pathOf(identifier))).toEqual(QUARTERS.map((quarter) => `/updates/${quarter}`));
    expect(parts.map(({ isPartOf }) => isPartOf)).toEqual(parts.map(() => whole?.identifier));
    expect(parts.map(({ temporal }) => temporal)).toEqual(periods.map((period) => period.join('/')));
  });

  it('are valid by DCAT-US 3.0: a series with one dataset for each quarter', async () => {
    const catalog = await json<Catalog>('/data/dcat-us-3.json');
    expect(dcatUs30('catalog')(catalog)).toEqual([]);
    const [series, ...others] = catalog.datasetSeries;
    expect(others).toEqual([]);
    expect(dcatUs30('definitions/datasetseries')(series)).toEqual([]);
    const members = catalog.dataset.filter(({ inSeries }) => inSeries !== undefined);
    expect(series?.seriesMember.map(({ identifier }) => identifier)).toEqual(
      members.map(({ identifier }) => identifier),
    );
    expect([series?.last.identifier, series?.first.identifier].map((one) => pathOf(one ?? ''))).toEqual([
      ...['/updates/fy2018-q4', '/updates/fy2018-q1'],
    ]);
    expect(members.map(({ temporal }) => temporal)).toEqual(
      periods.map(([startDate, endDate]) => [{ '@type': 'PeriodOfTime', startDate, endDate }]),
    );
  });

  it('are seen to be wrong where they are', async () => {
    const one = await json<Catalog>('/data.json');
    const other = await json<Catalog>('/data/dcat-us-3.json');
    const [first] = one.dataset;
    const broken = {
      ...one,
      dataset: [{ ...first, bureauCode: undefined, modified: 'yesterday', temporal: '2018-Q3' }],
    };
    expect(dcatUs11()(JSON.parse(JSON.stringify(broken))).length).toBeGreaterThanOrEqual(3);
    const [newer] = other.dataset;
    const wrong = { ...other, dataset: [{ ...newer, title: null, contactPoint: { fn: 'OMB' }, theme: [{}] }] };
    expect(dcatUs30('catalog')(wrong).length).toBeGreaterThanOrEqual(3);
  });

  it('list the table and the reports of each quarter, and each is there as what it is said to be', async () => {
    const catalog = await json<Catalog>('/data.json');
    const newer = await json<Catalog>('/data/dcat-us-3.json');
    const files = catalog.dataset.flatMap(({ distribution }) => distribution);
    const listed = ({ downloadURL, mediaType, title }: Distribution) => [downloadURL, mediaType, title];
    expect(newer.dataset.flatMap(({ distribution }) => distribution).map(listed)).toEqual(files.map(listed));
    expect(files.map(({ downloadURL }) => pathOf(downloadURL))).toEqual([
      '/data/milestones.csv',
      ...QUARTERS.flatMap((quarter) => [`/data/milestones/${quarter}.csv`, `/api/v1/quarters/${quarter}.json`]),
    ]);
    for (const { downloadURL, mediaType } of files) {
      const response = await ask(pathOf(downloadURL));
      const [type] = (response.headers.get('content-type') ?? '').split(';');
      expect([downloadURL, response.status, type]).toEqual([downloadURL, 200, mediaType]);
      expect((await response.text()).length).toBeGreaterThan(1000);
    }
    const editions = await editionsListed();
    expect(editions).toHaveLength((await samplePlans()).length);
    for (const address of editions.flatMap((edition) => Object.values(edition.files))) {
      const response = await fetch(site.address + pathOf(address), { method: 'HEAD' });
      expect([address, response.status]).toEqual([address, 200]);
    }
    const described = new Set(
      files.flatMap(({ describedBy }) => (typeof describedBy === 'string' ? [describedBy] : [])),
    );
    for (const address of described) expect((await ask(pathOf(address))).status).toBe(200);
  }, 60_000);

  it.each([
    ['/api/v1/quarters/fy2018-Q3.json', 301, '/api/v1/quarters/fy2018-q3.json'],
    ['/data/milestones/FY2018-q3.csv', 301, '/data/milestones/fy2018-q3.csv'],
    ['/api/v1/quarters/fy2018-q5.json', 400, null],
    ['/data/milestones/fy2018-q5.csv', 400, null],
    ['/api/v1/quarters/fy2031-q1.json', 404, null],
    ['/data/milestones/fy2031-q1.csv', 404, null],
    ['/data/milestones/fy2018-q3.json', 404, null],
  ])('answer %s with %i', async (path, status, location) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('location')]).toEqual([status, location]);
  });

  it('describe the API by OpenAPI 3.1, and every address answers as it says', async () => {
    const description = await json<{ paths: Record<string, { get: { responses: Record<string, unknown> } }> }>(
      '/api/v1/openapi.json',
    );
    expect(openApi31()(description)).toEqual([]);
    expect(openApi31()({ ...description, info: {} })).not.toEqual([]);
    expect(Object.keys(description.paths)).toEqual(DATA_ADDRESSES.map(({ path }) => path));
    for (const { path, type } of DATA_ADDRESSES) {
      const address = path.replace('{goal}', GOAL).replace('{quarter}', 'fy2018-q3').replace('{edition}', '1');
      const plain = { 'accept-encoding': 'identity' }; // each encoding has a tag of its own
      const response = await fetch(site.address + address, { headers: plain });
      const { headers } = response;
      expect([address, response.status, headers.get('content-type')]).toEqual([address, 200, type]);
      expect([address, headers.get('access-control-allow-origin')]).toEqual([address, '*']);
      expect(headers.get('access-control-expose-headers')).toContain('ETag');
      await response.arrayBuffer();
      const again = await fetch(site.address + address, {
        headers: { ...plain, 'if-none-match': headers.get('etag') ?? '' },
      });
      expect([address, again.status]).toEqual([address, 304]);
    }
  });

  it('leave no address for programs out of the page about them', async () => {
    const $ = load(await (await ask('/data')).text());
    const shown = $('#api tbody th')
      .toArray()
      .map((cell) => $(cell).text());
    expect(shown).toEqual(DATA_ADDRESSES.map(({ path }) => path));
    const { status, headers } = await ask('/api');
    expect([status, headers.get('location')]).toEqual([301, '/data#api']);
    expect($('#api')).toHaveLength(1);
    expect(load(await (await ask('/')).text())('footer a[href="/data"]').text()).toBe('Data and feeds');
  });

  it('name the site map to robots, and close to them what is for staff and what is endless', async () => {
    const response = await ask('/robots.txt');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const lines = (await response.text()).split('\n');
    expect(lines).toContain(`Sitemap: ${site.record.settings.publicUrl}/sitemap.xml`);
    for (const path of ['/desk', '/sign-in', '/search']) expect(lines).toContain(`Disallow: ${path}`);
  });

  it('list every page once in the site map, with when it last changed', async () => {
    const response = await ask('/sitemap.xml');
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const $ = load(await response.text(), { xml: true });
    const entries = $('urlset > url')
      .toArray()
      .map((url) => ({ path: pathOf($(url).children('loc').text()), changed: $(url).children('lastmod').text() }));
    const found = entries.map(({ path }) => path);
    expect(new Set(found).size).toBe(found.length);
    const editions = await editionsListed();
    for (const { goal, quarter, publishedAt } of editions) {
      const path = `/goals/${goal.slug}/updates/${quarter.toLowerCase()}`;
      expect(entries.find((one) => one.path === path)).toEqual({ path, changed: publishedAt });
    }
    expect(found).toEqual(
      expect.arrayContaining([
        '/',
        '/goals',
        '/missed',
        '/about',
        '/data',
        ...QUARTERS.map((one) => `/updates/${one}`),
      ]),
    );
    const reports = await Promise.all(
      editions.map(async ({ files }) => (await (await ask(pathOf(files.json))).json()) as PublishedReport),
    );
    const references = reports.flatMap(({ milestones }) => milestones.map(({ reference }) => reference));
    expect(found.filter((path) => path.startsWith('/milestones/')).sort()).toEqual(
      [...new Set(references)].map((reference) => `/milestones/${reference}`).sort(),
    );
    expect((await ask('/sitemap-1.xml')).status).toBe(404);
  });
});
