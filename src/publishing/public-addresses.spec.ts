import { sampleSummary } from '../../test/support/published-samples.js';
import { publicAddresses } from './public-addresses.js';

const FIRST = new Date('2018-06-14T14:00:00Z');
const LAST = new Date('2018-09-14T14:00:00Z');

const addresses = publicAddresses({
  editions: [
    sampleSummary({ quarter: 'FY2018-Q3', number: 2, publishedAt: LAST }),
    sampleSummary({ quarter: 'FY2018-Q3', number: 1, publishedAt: FIRST }),
    sampleSummary({
      quarter: 'FY2018-Q2',
      number: 1,
      publishedAt: FIRST,
      goal: { slug: 'grants', number: 8, title: 'Grants' },
    }),
  ],
  milestones: [{ reference: 'CX-001', publishedAt: FIRST }],
});
const at = (path: string) => addresses.find((one) => one.path === path);

describe('the public addresses', () => {
  it('are each there once', () => {
    const paths = addresses.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(
      expect.arrayContaining([
        '/',
        '/goals',
        '/missed',
        '/about',
        '/goals/grants',
        '/updates/fy2018-q2',
        '/milestones/CX-001',
      ]),
    );
    expect(paths.filter((path) => path.startsWith('/goals/customer-experience/updates/')).sort()).toEqual(
      ['', '/editions/1', '/editions/2']
        .flatMap((end) =>
          ['', '.bib', '.csl.json', '.csv', '.json', '.pdf', '.ris', '.xlsx'].map(
            (form) => `/goals/customer-experience/updates/fy2018-q3${end}${form}`,
          ),
        )
        .sort(),
    );
  });

  it.each([
    ['/', 'page', LAST],
    ['/about', 'page', null],
    ['/missed/fy2018-q3', 'page', LAST],
    ['/feed.xml', 'file', LAST],
    ['/goals/grants/feed.xml', 'file', FIRST],
    ['/goals/customer-experience', 'page', LAST],
    ['/goals/grants', 'page', FIRST],
    ['/updates/fy2018-q2', 'page', FIRST],
    ['/data/milestones/fy2018-q2.csv', 'file', FIRST],
    ['/api/v1/quarters/fy2018-q3.json', 'file', LAST],
    ['/goals/customer-experience/updates/fy2018-q3', 'page', LAST],
    ['/goals/customer-experience/updates/fy2018-q3.pdf', 'file', LAST],
    ['/goals/customer-experience/updates/fy2018-q3/editions/1', 'edition', FIRST],
    ['/milestones/CX-001', 'page', FIRST],
  ])('%s is a %s that changed at %s', (path, kind, changedAt) => {
    expect(at(path)).toEqual({ path, kind, changedAt });
  });

  it('are fewer while nothing is published', () => {
    expect(publicAddresses({ editions: [], milestones: [] })).toContainEqual({
      path: '/',
      kind: 'page',
      changedAt: null,
    });
  });
});
