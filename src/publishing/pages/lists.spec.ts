import {
  emptyReport,
  missedMilestone,
  publishedMilestone,
  sampleEdition,
  sampleMilestone,
  sampleSite,
  sampleSummary,
} from '../../../test/support/published-samples.js';
import { goalPage } from './goal.page.js';
import { goalsPage } from './goals.page.js';
import { homePage } from './home.page.js';
import { milestonePage } from './milestone.page.js';
import { type MissedListing, missedPage } from './missed.page.js';
import { quarterPage } from './quarter.page.js';

const grants = { slug: 'grants', number: 8, title: 'Accountability for Grants' };
const older = sampleSummary({ quarter: 'FY2018-Q2' });
const newer = sampleSummary();
const corrected = sampleSummary({ number: 2, corrects: 1, correction: 'A number was wrong.' });
const ofGrants = sampleSummary({ goal: grants, quarter: 'FY2018-Q2' });

describe('the first page', () => {
  it('adds up the newest reports, and lists every quarter', () => {
    const quarters = [
      { quarter: 'FY2018-Q3', goals: 1, milestones: 2, missed: 1 },
      { quarter: 'FY2018-Q2', goals: 2, milestones: 4, missed: 0 },
    ] as const;
    const page = homePage([newer, ofGrants], [publishedMilestone()], quarters, sampleSite());
    expect(page).toMatchObject({
      agenda: 'President’s Management Agenda, 2017–2021',
      goals: '2 goals',
      counts: { milestones: '4 milestones', missed: { count: 2 } },
      missed: { rows: [{ reference: 'CX-002' }], more: 'See all 2 missed milestones' },
    });
    expect(page.groups.map(({ text, goals }) => [text, goals.map(({ number }) => number)])).toEqual([
      ['Q3 FY 2018', [4]],
      ['Q2 FY 2018', [8]],
    ]);
    expect(page.quarters.map(({ text, goals, missed }) => [text, goals, missed.text])).toEqual([
      ['Q3 FY 2018', '1 goal', '1 missed'],
      ['Q2 FY 2018', '2 goals', 'None missed'],
    ]);
  });

  it('says how many misses there are only where it does not show all', () => {
    expect(homePage([newer], [publishedMilestone()], [], sampleSite()).missed.more).toBeNull();
  });

  it('stands while nothing is published', () => {
    expect(homePage([], [], [], sampleSite())).toMatchObject({ empty: true, groups: [], quarters: [] });
  });
});

describe('lists of goals', () => {
  it('add up', () => {
    const { table } = goalsPage([ofGrants, newer], sampleSite());
    expect(table.rows.map(({ number }) => number)).toEqual([4, 8]);
    expect(table.totals).toMatchObject({ label: '2 goals', milestones: 4 });
    expect(table.totals.cells.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  it('show one quarter', () => {
    const page = quarterPage('FY2018-Q2', [older, ofGrants], ['FY2018-Q2', 'FY2018-Q3'], sampleSite());
    expect(page).toMatchObject({
      label: 'Q2 FY 2018',
      starts: { text: 'January 1, 2018' },
      ends: { text: 'March 31, 2018' },
      goals: '2 goals',
      missed: { href: '/missed/fy2018-q2' },
      quarters: [
        { text: 'Q3 FY 2018', current: false },
        { text: 'Q2 FY 2018', current: true },
      ],
    });
    expect(quarterPage('FY2030-Q1', [], [], sampleSite())).toMatchObject({ empty: true, goals: '0 goals' });
  });
});

describe('the page of a goal', () => {
  it('says who led it, when', () => {
    const named = (names: string[]) => names.map((name) => ({ name, title: null, organization: null }));
    const editions = [
      sampleSummary({ quarter: 'FY2018-Q1', leaders: named(['A', 'B']) }),
      sampleSummary({ quarter: 'FY2018-Q3', leaders: named(['A']) }),
      sampleSummary({ quarter: 'FY2018-Q2', leaders: named(['C']) }),
      sampleSummary({ quarter: 'FY2018-Q2', leaders: named(['A']), number: 2 }),
    ];
    const page = goalPage(sampleEdition(), editions, sampleSite());
    expect(page.leaders).toEqual([
      { name: 'A', role: null, quarters: 'Named in Q1 FY 2018 to Q3 FY 2018, 3 reports', current: true },
      { name: 'B', role: null, quarters: 'Named in Q1 FY 2018', current: false },
    ]);
    expect(page.newest.label).toBe('Q3 FY 2018');
  });

  it('lists its reports with their editions, and what is missed in the newest', () => {
    const page = goalPage(sampleEdition(), [older, newer, corrected], sampleSite());
    expect(page.reports).toMatchObject([
      {
        quarter: 'Q3 FY 2018',
        editions: [{ text: 'Edition 1' }, { text: 'Edition 2', correction: 'A number was wrong.' }],
      },
      { quarter: 'Q2 FY 2018', editions: [{ text: 'Edition 1' }] },
    ]);
    expect(page.missed).toMatchObject([{ reference: 'CX-002' }]);
  });

  it('stands with everything absent', () => {
    expect(goalPage(sampleEdition(emptyReport()), [], sampleSite())).toMatchObject({
      parts: [],
      leaders: [],
      missed: [],
    });
  });
});

describe('missed milestones', () => {
  const listing = (changed: Partial<MissedListing> = {}): MissedListing => ({
    filter: { quarter: null, goal: null, owner: null },
    milestones: [publishedMilestone()],
    total: 1,
    page: 1,
    pages: 1,
    updatedAt: null,
    choices: { quarters: ['FY2018-Q2', 'FY2018-Q3'], goals: [grants], owners: ['OMB'] },
    ...changed,
  });

  it('say how many there are', () => {
    expect(missedPage(listing(), sampleSite())).toMatchObject({
      found: '1 miss',
      any: true,
      reset: null,
      paging: null,
    });
  });

  it('are kept by search engines only where there are any', () => {
    expect(missedPage(listing(), sampleSite()).frame.indexed).toBe(true);
    expect(missedPage(listing({ milestones: [], total: 0 }), sampleSite()).frame.indexed).toBe(false);
  });

  it('keep the filter in the form, the title and the words', () => {
    const filter = { quarter: 'FY2018-Q3', goal: 'grants', owner: 'OMB' } as const;
    const page = missedPage(listing({ filter, milestones: [], total: 0, pages: 0 }), sampleSite());
    expect(page).toMatchObject({
      found: 'No misses for Q3 FY 2018, Accountability for Grants, owner OMB',
      any: false,
      reset: '/missed',
    });
    expect(page.frame.title).toContain('Q3 FY 2018, Accountability for Grants, owner OMB');
    expect(page.selects.map(({ options }) => options.find(({ selected }) => selected)?.text)).toEqual([
      'Q3 FY 2018',
      '8. Accountability for Grants',
      'OMB',
    ]);
  });

  it('go on from page to page under the same filter', () => {
    const filter = { quarter: 'FY2018-Q3', goal: null, owner: null } as const;
    expect(missedPage(listing({ filter, total: 90, page: 2, pages: 2 }), sampleSite()).paging).toEqual({
      text: 'Page 2 of 2',
      previous: { href: '/missed/fy2018-q3', text: 'Previous page' },
      next: null,
    });
  });

  it('written as files have no form, and lead to every quarter without a query', () => {
    const filter = { quarter: 'FY2018-Q3', goal: null, owner: null } as const;
    const page = missedPage(listing({ filter }), sampleSite({ exported: true }));
    expect(page.selects).toEqual([]);
    expect(page.quarters).toContainEqual({ href: '/missed', text: 'Every quarter', current: false });
    expect(page.quarters).toContainEqual({ href: '/missed/fy2018-q3', text: 'Q3 FY 2018', current: true });
    expect(missedPage(listing({ filter }), sampleSite()).quarters).toEqual([]);
  });
});

describe('the page of a milestone', () => {
  const first = publishedMilestone(sampleMilestone({ reference: 'CX-002', title: 'Identify candidates' }), {
    quarter: 'FY2018-Q2',
  });
  const move = { in: 'FY2018-Q3', from: 'FY2018-Q2', to: 'FY2018-Q3', reason: null } as const;

  it('tells the present state first, then every quarter, and what moved when', () => {
    const milestone = missedMilestone();
    const now = publishedMilestone({ ...milestone, due: { ...milestone.due, history: [move] } });
    expect(milestonePage('CX-002', [first, now], sampleSite())).toMatchObject({
      title: 'Identify agency candidates',
      asOf: { text: 'Q3 FY 2018 report' },
      now: { status: { text: 'Missed' }, printedDue: '“3Q FY18”' },
      titles: [
        { title: 'Identify agency candidates', since: 'Q3 FY 2018' },
        { title: 'Identify candidates', since: 'Q2 FY 2018' },
      ],
      moves: [{ in: 'Q3 FY 2018', from: 'Q2 FY 2018', to: 'Q3 FY 2018', reason: null }],
      moveCount: '1 time',
      rows: [{ quarter: 'Q3 FY 2018', printedStatus: '“At risk”' }, { quarter: 'Q2 FY 2018' }],
      left: null,
    });
  });

  it('says so where it is no longer tracked', () => {
    const departure = {
      kind: 'milestone',
      reference: 'CX-002',
      title: '',
      strategy: null,
      lastStatus: null,
      lastDue: null,
      lastDueText: null,
      wasDue: false,
      reason: null,
      into: 'CX-003',
      change: { kind: 'merged-into', from: 'CX-002', to: 'CX-003' },
    } as const;
    expect(milestonePage('CX-002', [first], sampleSite(), { quarter: 'FY2018-Q3', departure }).left).toEqual({
      report: { href: '/goals/customer-experience/updates/fy2018-q3', text: 'Q3 FY 2018 report' },
      reason: 'No reason was reported.',
      into: { href: '/milestones/CX-003', text: 'CX-003' },
    });
  });
});
