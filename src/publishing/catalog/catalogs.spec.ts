import { sampleReport, sampleSite, sampleSummary } from '../../../test/support/published-samples.js';
import { dcatUs11, dcatUs30 } from '../../../test/support/standards.js';
import { keyOf } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import type { EditionSummary } from '../published.js';
import { catalogFacts } from './catalog-facts.js';
import { dcatUs1 } from './dcat-us-1.js';
import { dcatUs3 } from './dcat-us-3.js';

const MAIL = 'Milepost <milepost@example.gov>';
const FIRST = new Date('2018-09-14T14:00:00Z');
const SECOND = new Date('2018-10-02T09:30:00Z');
const standard1 = dcatUs11();
const standard3 = dcatUs30('catalog');

const corrected = [
  sampleSummary({ number: 2, corrects: 1, publishedAt: SECOND }),
  sampleSummary({ number: 1, publishedAt: FIRST }),
];
const HOSTILE = '</script> "=1+1\n\u0000\uD800 {{this}} \u202Eright to left 🇺🇸 %00 & \\';
const hostile = [sampleSummary({ goal: { ...sampleReport().goal, title: HOSTILE } })];
const page = { href: '/about#contact', text: 'Contact' };

interface Read {
  dataset: {
    modified: string;
    issued: string;
    contactPoint: { fn: string; hasEmail: string };
    publisher: { name: string };
    distribution: { downloadURL: string }[];
  }[];
}
const read = (editions: EditionSummary[], site: Site, mail = MAIL): Read =>
  JSON.parse(JSON.stringify(dcatUs1(catalogFacts(editions, site, mail), site))) as Read;

describe('the data catalogs', () => {
  it.each<[string, EditionSummary[], Site, string]>([
    ['of a demonstration', corrected, sampleSite(), MAIL],
    ['of the official site', corrected, sampleSite({ demonstration: false }), MAIL],
    ['with nothing published', [], sampleSite(), MAIL],
    ['with hostile words', hostile, sampleSite(), MAIL],
    [
      'on a host without a dot',
      corrected,
      sampleSite({ address: 'http://localhost:3000', contact: page }),
      'Milepost <milepost@localhost>',
    ],
    ['with an address that is no mailbox', corrected, sampleSite({ contact: page }), 'Desk <a+b@[::1]>'],
  ])('%s are valid', (_, editions, site, mail) => {
    const facts = catalogFacts(editions, site, mail);
    expect(standard1(JSON.parse(JSON.stringify(dcatUs1(facts, site))))).toEqual([]);
    expect(standard3(JSON.parse(JSON.stringify(dcatUs3(facts, site))))).toEqual([]);
  });

  it('list a table and a list for each quarter, and say when it was first published and last corrected', () => {
    const [, quarter] = read(corrected, sampleSite()).dataset;
    expect(quarter).toMatchObject({ issued: FIRST.toISOString(), modified: SECOND.toISOString() });
    expect(quarter?.distribution.map(({ downloadURL }) => downloadURL)).toEqual(
      ['/data/milestones/fy2018-q3.csv', '/api/v1/quarters/fy2018-q3.json'].map(
        (path) => `https://milepost.example.gov${path}`,
      ),
    );
  });

  it('stay small enough to be kept over twenty years of two hundred goals', () => {
    const editions = Array.from({ length: 80 * 200 }, (_, at) =>
      sampleSummary({
        quarter: keyOf({
          fiscalYear: 2018 + Math.floor(at / 800),
          quarter: ((Math.floor(at / 200) % 4) + 1) as 1 | 2 | 3 | 4,
        }),
        goal: { ...sampleReport().goal, slug: `goal-${at % 200}`, number: at % 200 },
      }),
    );
    const facts = catalogFacts(editions, sampleSite(), MAIL);
    expect(facts.quarters).toHaveLength(80);
    for (const catalog of [dcatUs1(facts, sampleSite()), dcatUs3(facts, sampleSite())])
      expect(JSON.stringify(catalog, null, 1).length).toBeLessThan(1_000_000);
  });

  it('name the agency only where it publishes', () => {
    const publishers = [true, false].map(
      (demonstration) => read(corrected, sampleSite({ demonstration })).dataset[0]?.publisher.name,
    );
    expect(publishers).toEqual(['Milepost (demonstration)', 'Office of Management and Budget']);
  });

  it.each([
    ['the contact of the site', sampleSite(), MAIL, 'mailto:milepost@example.gov'],
    [
      'where its mail comes from',
      sampleSite({ contact: page }),
      'Desk <desk@omb.example.gov>',
      'mailto:desk@omb.example.gov',
    ],
    ['none', sampleSite({ contact: page }), 'milepost@localhost', 'mailto:no-mailbox@milepost.invalid'],
  ])('give as mailbox %s', (_, site, mail, expected) => {
    expect(read(corrected, site, mail).dataset[0]?.contactPoint.hasEmail).toBe(expected);
  });
});
