import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import {
  emptyReport,
  missedMilestone,
  publishedMilestone,
  sampleEdition,
  sampleMilestone,
  sampleReport,
  sampleSite,
  sampleSummary,
} from '../../../test/support/published-samples.js';
import type { Site } from '../../rendering/site.js';
import { TemplateEngine } from '../../rendering/template-engine.js';
import { ABOUT_VIEW, aboutPage } from './about.page.js';
import * as errors from './error.page.js';
import { GOAL_VIEW, goalPage } from './goal.page.js';
import { GOALS_VIEW, goalsPage } from './goals.page.js';
import { GUIDE_VIEW, guidePage } from './guide.page.js';
import { HOME_VIEW, homePage } from './home.page.js';
import { INDICATORS_VIEW, indicatorsPage } from './indicators.page.js';
import { MILESTONE_VIEW, milestonePage } from './milestone.page.js';
import { MISSED_VIEW, missedPage } from './missed.page.js';
import { paths, TERMS } from './paths.js';
import { QUARTER_VIEW, quarterPage } from './quarter.page.js';
import { REPORT_VIEW, reportPage } from './report.page.js';

const root = join(process.cwd(), 'views');
const engine = new TemplateEngine(root);
const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>javascript:alert(1)`;

/** The same value with every text in it made hostile, but for those that steer (keys, kinds, dates). */
const hostile = <T>(value: T, key = ''): T => {
  const steering =
    /^(key|strategy|kind|status|reportedStatus|lastStatus|schema|publishedAt|sha256|code|starts|ends|slug|quarter|in|from|to|first|firstReported|completedIn|recovery|label|lastDue)$/;
  if (typeof value === 'string') return (steering.test(key) ? value : `${HOSTILE}${value}`) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => hostile(one, key)) as T;
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostile(one, name)])) as T;
};

const full = sampleReport({
  milestones: [
    sampleMilestone({ group: 'A', footnotes: ['A note'] }),
    missedMilestone({ group: 'A', reason: 'A reason' }),
    missedMilestone({ reference: 'CX-003', explanation: null, recovery: null, recoveryText: 'when we can' }),
    sampleMilestone({
      reference: 'CX-004',
      status: 'Withdrawn',
      changes: [{ kind: 'merged-into', from: null, to: 'CX-001' }],
    }),
  ],
  noLongerTracked: [
    {
      kind: 'milestone',
      reference: 'CX-009',
      title: 'Gone',
      strategy: null,
      lastStatus: 'At risk',
      lastDue: 'FY2018-Q2',
      lastDueText: '2Q FY18',
      wasDue: true,
      reason: null,
      into: 'CX-001',
      change: { kind: 'merged-into', from: 'CX-001', to: 'CX-001' },
    },
  ],
  waivers: [
    {
      code: 'missed-without-explanation',
      reference: 'CX-003',
      strategy: null,
      sentence: 'CX-003 was missed and has no explanation.',
      reason: 'The plan gives none.',
    },
  ],
});

const pagesOf = (report: typeof full, site: Site, words: (text: string) => string): [string, string, object][] => {
  const edition = sampleEdition(report);
  const corrected = sampleEdition(report, { number: 2, newest: 3, corrects: 1, correction: words('It was wrong.') });
  const summaries = [sampleSummary({ correction: words('Wrong.') }), corrected];
  const missed = report.milestones.filter((one) => one.missed).map((one) => publishedMilestone(one));
  const milestone = publishedMilestone(report.milestones[0] ?? sampleMilestone());
  const departure = report.noLongerTracked[0];
  const departed = departure ? { quarter: report.period.key, departure } : null;
  const filter = { quarter: null, goal: words('grants'), owner: words('OMB') };
  const choices = { quarters: [report.period.key], goals: [edition.goal], owners: [words('OMB')] };
  const listing = { filter, milestones: missed, total: missed.length, page: 1, pages: 2, updatedAt: null, choices };
  const sums = [{ quarter: report.period.key, goals: 1, milestones: 2, missed: 1 }];
  const link = { href: '/goals', text: words('Goals') };
  return [
    ['the report', REPORT_VIEW, reportPage(edition, [edition], site)],
    ['a corrected report', REPORT_VIEW, reportPage(corrected, summaries, site)],
    ['the first page', HOME_VIEW, homePage([edition], missed, sums, site)],
    ['the first page of an empty site', HOME_VIEW, homePage([], [], [], site)],
    ['the goals', GOALS_VIEW, goalsPage([edition], site)],
    ['no goals', GOALS_VIEW, goalsPage([], site)],
    ['a goal', GOAL_VIEW, goalPage(edition, summaries, site)],
    ['the indicators of a goal', INDICATORS_VIEW, indicatorsPage(edition, [report], [], site)],
    ['a quarter', QUARTER_VIEW, quarterPage(report.period.key, [edition], [report.period.key], site)],
    ['an empty quarter', QUARTER_VIEW, quarterPage('FY2030-Q1', [], [], site)],
    ['the missed', MISSED_VIEW, missedPage(listing, site)],
    ['no missed', MISSED_VIEW, missedPage({ ...listing, milestones: [], total: 0, pages: 0 }, site)],
    ['a milestone', MILESTONE_VIEW, milestonePage('CX-001', [milestone, ...missed], site, departed)],
    ['about the site', ABOUT_VIEW, aboutPage(site)],
    ['how to read', GUIDE_VIEW, guidePage(edition, [edition], site)],
    ['how to read, before anything is published', GUIDE_VIEW, guidePage(null, [], site)],
    ['not found', errors.NOT_FOUND_VIEW, errors.notFoundPage(words('/x'), [link], site)],
    ['bad address', errors.BAD_ADDRESS_VIEW, errors.badAddressPage([words('Wrong.')], [], site)],
    ['refused', errors.REFUSED_VIEW, errors.refusedPage([words('Not so.')], [], site)],
    ['failed', errors.FAILED_VIEW, errors.failedPage(site)],
  ];
};

const same = (text: string): string => text;
const official = sampleSite({ demonstration: false, searchable: true });
const withoutAddress = sampleSite({ contact: { href: '/about#contact', text: 'Contact us' } });
const rendered = [
  ...pagesOf(full, sampleSite(), same),
  ...pagesOf(emptyReport(), official, same).map(([name, ...rest]) => [`${name}, bare and official`, ...rest] as const),
].map(([name, view, page]) => [name, engine.render(view, page)] as const);

describe('every view', () => {
  it.each(rendered)('of %s has what a page needs', (_, html) => {
    const $ = load(html);
    expect($('title').text().length).toBeGreaterThanOrEqual(20);
    expect($('meta[name=description]').attr('content')?.length).toBeGreaterThanOrEqual(50);
    expect($('html').attr('lang')).toBe('en');
    expect($('body > a').first().attr('href')).toBe('#main');
    expect($('h1')).toHaveLength(1);
    expect($('.usa-banner')).toHaveLength(1);
    expect($('.usa-identifier')).toHaveLength(1);
    expect($('footer a[href^="mailto:"]').text()).toBe('Contact us');
    expect($('table').length).toBe($('table > caption').length);
    expect($('th:not([scope])')).toHaveLength(0);
  });

  it.each(rendered)('of %s runs nothing and needs no other host', (_, html) => {
    const $ = load(html);
    expect($('script, style, [style], iframe, object')).toHaveLength(0);
    expect(
      $('[src], link[rel=stylesheet], link[rel=icon]')
        .toArray()
        .map((one) => one.attribs.src ?? one.attribs.href),
    ).toEqual(expect.not.arrayContaining([expect.stringMatching(/^(?!\/assets\/)/)]));
  });

  it.each(rendered)('of %s has headings in order and no name twice', (_, html) => {
    const $ = load(html);
    const levels = $('h1, h2, h3, h4')
      .toArray()
      .map((heading) => Number(heading.tagName.slice(1)));
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
    const ids = $('[id]')
      .toArray()
      .map(({ attribs }) => attribs.id);
    expect(ids).toEqual([...new Set(ids)]);
    const anchors = $('a[href^="#"]')
      .toArray()
      .map(({ attribs }) => attribs.href?.slice(1));
    expect(ids).toEqual(expect.arrayContaining(anchors));
  });

  it.each(pagesOf(hostile(full), sampleSite(), (text) => HOSTILE + text))(
    'of %s escapes what people typed',
    (_, view, page) => {
      const $ = load(engine.render(view, page));
      expect($('script, [onerror], img')).toHaveLength(0);
      const addresses = $('[href], [action]')
        .toArray()
        .map(({ attribs }) => attribs.href ?? attribs.action ?? '');
      expect(addresses.filter((address) => !/^(https:\/\/|mailto:|\/|#)/.test(address))).toEqual([]);
    },
  );
});

describe('the views', () => {
  const source = (name: string): string => readFileSync(join(root, `${name}.hbs`), 'utf8');

  it('include only partials that exist', () => {
    const included = engine.names.flatMap((name) =>
      [...source(name).matchAll(/\{\{#?>\s*([\w/-]+)/g)].map(([, one]) => one),
    );
    expect(engine.names).toEqual(expect.arrayContaining(included));
  });

  it('never print what people typed as it is', () => {
    expect(engine.names.filter((name) => /\{\{\{|\{\{&/.test(source(name)))).toEqual([]);
  });

  it('explain every term that pages link to', () => {
    const about = load(engine.render(ABOUT_VIEW, aboutPage(sampleSite())));
    expect(TERMS.filter((term) => about(`#${term}`).length === 0)).toEqual([]);
    const guide = load(engine.render(GUIDE_VIEW, guidePage(null, [], sampleSite())));
    const linked = TERMS.map((term) => paths.term(term)).filter((href) => href.startsWith(`${paths.howToRead}#`));
    expect(linked.length).toBeGreaterThan(20);
    expect(linked.filter((href) => guide(href.slice(paths.howToRead.length)).length === 0)).toEqual([]);
  });

  it('do not send a reader in a circle where there is no address to write to', () => {
    const $ = load(engine.render(ABOUT_VIEW, aboutPage(withoutAddress)));
    expect($('#contact').text()).toContain('This demonstration has no mailbox');
    expect($('#contact a[href^="/about"]')).toHaveLength(0);
  });

  it('say of a demonstration that it is one', () => {
    const text = load(engine.render(ABOUT_VIEW, aboutPage(sampleSite())))('.usa-banner').text();
    expect(text).toContain('Demonstration site. Built on action plans published in 2018; not an official website.');
    expect(load(engine.render(ABOUT_VIEW, aboutPage(official)))('.usa-banner').text()).toContain(
      'An official website of the United States government',
    );
  });
});
