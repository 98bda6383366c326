import { load } from 'cheerio';
import { sampleSummary } from '../../../test/support/published-samples.js';
import { siteMapEntries, siteMapParts } from './site-map-entries.js';
import { siteMapFile, siteMapIndex } from './site-map.js';

const SITE = 'https://milepost.example.gov';
const at = new Date('2018-09-14T14:00:00Z');

describe('the site map', () => {
  it('names a report once, and the editions that were corrected since', () => {
    const editions = [3, 2, 1].map((number) => sampleSummary({ number }));
    const paths = siteMapEntries({ editions, milestones: [] }).map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/updates/fy2018-q3')).sort()).toEqual([
      '/goals/customer-experience/updates/fy2018-q3',
      '/goals/customer-experience/updates/fy2018-q3/editions/1',
      '/goals/customer-experience/updates/fy2018-q3/editions/2',
      '/updates/fy2018-q3',
    ]);
    expect(paths.filter((path) => /\.\w+$/.test(path))).toEqual([]);
  });

  it('says when each page last changed, where that is known', async () => {
    const entries = [
      { path: '/goals/r&d', changedAt: at },
      { path: '/about', changedAt: null },
    ];
    const $ = load((await siteMapFile(entries, SITE)).toString(), { xml: true });
    const read = $('url')
      .toArray()
      .map((url) => [$(url).children('loc').text(), $(url).children('lastmod').text()]);
    expect(read).toEqual([
      [`${SITE}/goals/r&d`, '2018-09-14T14:00:00.000Z'],
      [`${SITE}/about`, ''],
    ]);
  });

  it('is cut where a file would hold too many', () => {
    const entries = Array.from({ length: 7 }, (_, index) => ({ path: `/${index}`, changedAt: at }));
    expect(siteMapParts(entries, 3).map((part) => part.length)).toEqual([3, 3, 1]);
    expect(siteMapParts(entries, 3).flat()).toEqual(entries);
    expect(siteMapParts([], 3)).toEqual([[]]);
  });

  it('then lists its parts', async () => {
    const $ = load((await siteMapIndex([`${SITE}/sitemap-1.xml`, `${SITE}/sitemap-2.xml`])).toString(), { xml: true });
    expect($('sitemapindex > sitemap > loc').text()).toBe(`${SITE}/sitemap-1.xml${SITE}/sitemap-2.xml`);
  });

  it('is a site map even with nothing in it', async () => {
    expect(load((await siteMapFile([], SITE)).toString(), { xml: true })('urlset')).toHaveLength(1);
  });
});
