import { load } from 'cheerio';
import { databaseKind } from '../support/database.js';
import { servedSamplePlans } from '../support/sample-plans.js';

describe(`the addresses of the public site on ${databaseKind()}`, () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  beforeAll(async () => {
    site = await servedSamplePlans();
  }, 60_000);
  afterAll(() => site.stop());

  const ask = (path: string) => fetch(site.address + path, { redirect: 'manual' });
  const pageOf = async (path: string) => {
    const response = await ask(path);
    expect([path, response.status]).toEqual([path, 200]);
    return load(await response.text());
  };

  it.each([
    ['/milestones/cx-002', '/milestones/CX-002'],
    ['/updates/FY2018-Q3', '/updates/fy2018-q3'],
    ['/goals/customer-experience/updates/FY2018-Q3', '/goals/customer-experience/updates/fy2018-q3'],
    ['/goals/customer-experience/updates/FY2018-Q3.json', '/goals/customer-experience/updates/fy2018-q3.json'],
    [
      '/goals/customer-experience/updates/FY2018-Q3/editions/1.csv',
      '/goals/customer-experience/updates/fy2018-q3/editions/1.csv',
    ],
    ['/goals/', '/goals'],
    ['/goals/grants/', '/goals/grants'],
    ['/missed/', '/missed'],
    ['/missed?page=01', '/missed'],
    ['/missed?quarter=FY2018-Q3&goal=&owner=', '/missed/fy2018-q3'],
    ['/missed?quarter=&goal=grants&owner=', '/missed?goal=grants'],
  ])('%s is at %s', async (path, location) => {
    const { status, headers } = await ask(path);
    expect([status, headers.get('location')]).toEqual([301, location]);
    expect((await ask(location)).status).toBe(200);
  });

  const references = async (query: string): Promise<string[]> => {
    const page = await pageOf(`/missed${query}`);
    return page('main tbody a.reference')
      .toArray()
      .map((link) => page(link).text());
  };

  it('finds what was missed by quarter, goal and owner', async () => {
    const all = await references('');
    expect(all.length).toBeGreaterThan(5);
    expect(await references('?quarter=fy2018-q3&goal=customer-experience')).toEqual(['CX-002', 'CX-020']);
    const ofUsds = await references('?owner=USDS');
    expect(ofUsds).toContain('CX-002');
    expect(all).toEqual(expect.arrayContaining(ofUsds));
    expect(ofUsds.length).toBeLessThan(all.length);
    expect(await references('?owner=usd_')).toEqual([]);
  });

  it('lists the latest quarter first, then in the order of the goals', async () => {
    const page = await pageOf('/missed');
    const rows = page('main tbody tr')
      .toArray()
      .map((row) => {
        const [, quarter, year] = /Q(\d) FY (\d+)/.exec(page(row).find('[data-label=Quarter]').text()) ?? [];
        return [`${year ?? ''}${quarter ?? ''}`, parseInt(page(row).find('[data-label=Goal]').text())] as const;
      });
    expect(rows).toEqual([...rows].sort(([a, one], [b, other]) => Number(b) - Number(a) || one - other));
  });

  it.each([
    ['', false],
    ['?owner=USDS', false],
    ['?page=001&goal=customer-experience', false],
    ['?goal=nowhere', true],
    ['?owner=nobody', true],
    ['?quarter=fy2030-q1', true],
  ])('/missed%s is closed to search engines: %s', async (query, closed) => {
    const page = await pageOf(`/missed${query}`);
    expect(page('meta[name=robots][content=noindex]').length > 0).toBe(closed);
  });

  it('says which words of a query it knows', async () => {
    const response = await ask('/missed?quater=fy2018-q3');
    expect(response.status).toBe(400);
    expect(load(await response.text())('main').text()).toContain(
      '“quater” is not known here. The address may name a quarter, a goal, an owner and a page.',
    );
  });

  it('counts on the first page what the newest reports count, goal by goal', async () => {
    const home = await pageOf('/');
    const goals = await pageOf('/goals');
    const numbers = goals('main tbody tr')
      .toArray()
      .map((row) => Number(goals(row).find('th .number-mark').text()));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(home('.goal-row')).toHaveLength(numbers.length);
    const missedNow = Number(goals('tfoot td').first().text());
    expect(home('.missed-card')).toHaveLength(Math.min(12, missedNow));
    expect(home('.table--quarters tbody tr')).toHaveLength(4);
  });
});
