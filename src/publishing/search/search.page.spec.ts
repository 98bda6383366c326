import { join } from 'node:path';
import { load } from 'cheerio';
import { sampleReport, sampleSite } from '../../../test/support/published-samples.js';
import { TemplateEngine } from '../../rendering/template-engine.js';
import { entriesOf, placeOf } from '../../search/domain/entries-of.js';
import { readQuery } from '../../search/domain/query.js';
import type { Hit, Result } from '../../search/domain/results.js';
import type { FoundEntry } from '../../search/search.record.js';
import { NO_FILTER, type SearchAsked } from './search-address.js';
import type { Found, SearchListing } from './search-listing.js';
import { SEARCH_VIEW, searchPage } from './search.page.js';

const engine = new TemplateEngine(join(process.cwd(), 'views'));
const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

const results = (words: string, superseded = false): (Result & FoundEntry)[] => {
  const sample = sampleReport({
    goal: { ...sampleReport().goal, title: `${words} goal` },
    edition: { ...sampleReport().edition, number: 2, corrects: 1, correction: `${words} corrected` },
  });
  const report = {
    ...sample,
    milestones: sample.milestones.map((one) => ({ ...one, title: words + one.title, explanation: `${words} late.` })),
  };
  return entriesOf(report).map((entry, position) => {
    const { kind, subject, title, lines } = entry;
    const shown: Hit = { id: position + 1, kind, subject, position, ...placeOf(report) };
    const places: FoundEntry['places'] = {
      title: title === '' ? [] : [[0, 1]],
      lines: lines.length === 0 ? [] : [[0, 1]],
    };
    const earlier: Hit = { ...shown, quarter: 'FY2018-Q2', number: 1 };
    return { shown, superseded, left: null, others: [{ hit: earlier, superseded: true }], entry, places };
  });
};

const listing = (asked: Partial<SearchAsked>, found: Partial<Found> | null): SearchListing => {
  const whole = { typed: '', filter: NO_FILTER, order: 'best', page: 1, ...asked } as const;
  return {
    asked: whole,
    query: readQuery(whole.typed),
    choices: {
      quarters: ['FY2018-Q3'],
      goals: [{ slug: 'customer-experience', number: 4, title: 'Improving Customer Experience' }],
      owners: ['OMB', HOSTILE],
    },
    examples: { words: ['permits', '"shared services"'], reference: 'CX-014', owner: 'OMB' },
    answers: [],
    found: found && { results: [], total: 0, counts: [], pages: 1, more: false, instead: [], meant: null, ...found },
  };
};

const page = (one: SearchListing) =>
  load(engine.render(SEARCH_VIEW, searchPage(one, sampleSite({ searchable: true }))));

describe('the search page', () => {
  it('lets nothing out of what was typed or reported', () => {
    const found = results(HOSTILE, true);
    const $ = page(listing({ typed: HOSTILE, filter: { ...NO_FILTER, owner: HOSTILE } }, { results: found, total: 6 }));
    expect([$('script').length, $('img').length, $('[onerror]').length]).toEqual([0, 0, 0]);
    expect($('#search-words').attr('value')).toBe(HOSTILE);
    expect($('.result')).toHaveLength(found.length);
    expect($('.result__title').text()).toContain('<script>');
  });

  it('marks the matches, and says where and how it stands', () => {
    const $ = page(listing({ typed: 'x' }, { results: results('x'), total: 6, counts: [{ kind: 'goal', count: 1 }] }));
    const milestone = $('.result').filter((_, one) => $(one).find('.result__kind').text().includes('CX-002'));
    const text = milestone.text().replace(/\s+/g, ' ');
    expect(milestone.find('h3 mark').text()).toBe('x');
    expect(text).toContain('Milestone CX-002');
    expect(text).toContain('Explanation: x late.');
    expect(text).toMatch(/Status Missed.*Stands in Q3 FY 2018 report.*Owner OMB.*Goal 4\. x goal/);
    expect(text).toContain('Also in Q2 FY 2018 (edition 1, corrected since)');
    expect(milestone.find('h3 a').attr('href')).toBe('/milestones/CX-002');
    expect(
      milestone
        .find('dd a')
        .map((_, one) => $(one).attr('href'))
        .get(),
    ).toEqual([
      '/goals/customer-experience/updates/fy2018-q3#CX-002',
      '/goals/customer-experience',
      '/goals/customer-experience/updates/fy2018-q2/editions/1#CX-002',
    ]);
    expect(
      $('.result h3 a')
        .map((_, one) => $(one).attr('href'))
        .get(),
    ).toEqual(
      expect.arrayContaining([
        '/goals/customer-experience',
        '/goals/customer-experience/updates/fy2018-q3#progress',
        '/goals/customer-experience/updates/fy2018-q3#strategy-1',
        '/goals/customer-experience/updates/fy2018-q3#indicators',
        '/goals/customer-experience/updates/fy2018-q3/editions/2',
      ]),
    );
  });

  it('says of what was corrected that it was, and leads to what holds', () => {
    const $ = page(listing({ typed: 'x' }, { results: results('x', true), total: 6 }));
    const old = $('.result__old').first();
    expect(old.text()).toContain('Edition 2 of the Q3 FY 2018 report says so. It was corrected since.');
    expect(old.find('a').attr('href')).toBe('/goals/customer-experience/updates/fy2018-q3');
    expect($('.result dd a').first().attr('href')).toContain('/editions/2');
  });

  it('says how many there are, and that there may be more', () => {
    const counts = [
      { kind: 'strategy', count: 1 },
      { kind: 'milestone', count: 1_200 },
    ] as const;
    const $ = page(
      listing(
        { typed: 'x', page: 2 },
        { results: results('x'), total: 1_201, counts: [...counts], more: true, pages: 61 },
      ),
    );
    expect($('h2.found').text()).toBe('More than 1,201 results for “x”');
    expect($('.search__kinds').text()).toBe('1 strategy and 1,200 milestones');
    expect(
      $('.paging a')
        .map((_, one) => $(one).attr('href'))
        .get(),
    ).toEqual(['/search?q=x', '/search?q=x&page=3']);
    expect($('main').text()).toContain('add a word or a filter');
  });

  it('says what to try where nothing is found', () => {
    const filter = { ...NO_FILTER, goal: 'grants' };
    const instead = [
      { typed: 'permitz', filter: NO_FILTER, order: 'best', page: 1 },
      { typed: 'perm*', filter, order: 'best', page: 1 },
    ] as const;
    const $ = page(listing({ typed: 'permitz', filter }, { instead }));
    expect($('h2.found').text()).toBe('Nothing found for “permitz” (grants)');
    expect(
      $('.search__none a')
        .map((_, one) => [$(one).text(), $(one).attr('href')])
        .get(),
    ).toEqual([
      ...['Search for “permitz” without the filters', '/search?q=permitz'],
      ...['Search for “perm*”', '/search?q=perm*&goal=grants'],
    ]);
    expect($('details').attr('open')).toBeDefined();
  });

  it.each([
    ['🎉', 'no letter and no digit'],
    ['-late', 'only what to leave out'],
  ])('says why it looks for nothing with %s', (typed, sentence) => {
    const $ = page(listing({ typed }, null));
    expect($('#search-problem').text()).toContain(sentence);
    expect($('#search-words').attr('aria-describedby')).toContain('search-problem');
  });

  it('tells what can be asked while nothing is', () => {
    const $ = page(listing({}, null));
    expect(
      $('.search__examples a')
        .map((_, one) => $(one).attr('href'))
        .get(),
    ).toEqual([
      ...['/search?q=permits', '/search?q=%22shared+services%22', '/search?q=CX-014', '/search?owner=OMB'],
      '/search?quarter=fy2018-q3&status=missed',
    ]);
    expect($('meta[name=robots]')).toHaveLength(0);
    expect($('link[rel=canonical]').attr('href')).toBe('https://milepost.example.gov/search');
  });

  it('is not for search engines once something is asked, and has a name of its own', () => {
    const $ = page(listing({ typed: 'x', page: 2, filter: { ...NO_FILTER, kind: 'milestone' } }, { pages: 3 }));
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
    expect($('title').text()).toBe('Search of all reports: “x”, milestones, page 2 | Milepost');
  });

  it('stands on every page as a box, but where nothing answers it', () => {
    const $ = page(listing({}, null));
    expect($('header form[role=search]').attr('action')).toBe('/search');
    expect($('header label[for=search]')).toHaveLength(1);
    const exported = load(engine.render(SEARCH_VIEW, searchPage(listing({}, null), sampleSite())));
    expect(exported('header form')).toHaveLength(0);
  });
});
