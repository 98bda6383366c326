import { load } from 'cheerio';
import { announcementOf } from '../../src/milestones/domain/announced.js';
import type { ChangeKind } from '../../src/milestones/domain/change.js';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { slugOf, type QuarterKey } from '../../src/fiscal/fiscal-quarter.js';
import { databaseKind } from '../support/database.js';
import { servedSamplePlans } from '../support/sample-plans.js';

const QUARTERS = ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'] as const satisfies readonly QuarterKey[];

/** The headings of the comparison, with the kinds of change that a report itself counts under them. */
const COUNTED: Record<string, ChangeKind> = {
  'Newly missed': 'newly-missed',
  'Still missed': 'still-missed',
  Completed: 'completed',
  'Due dates moved': 'due-moved',
  'Due dates set for the first time': 'due-set',
  'Due dates rewritten': 'due-restated',
  Worse: 'worse',
  Better: 'better',
  'Status changed otherwise': 'status-changed',
  Withdrawn: 'withdrawn',
  Reworded: 'reworded',
  'Owner changed': 'owner-changed',
  New: 'new',
  'Tracked again': 'returned',
};

describe(`comparisons on ${databaseKind()}`, () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  const reports = new Map<string, PublishedReport[]>();
  beforeAll(async () => {
    site = await servedSamplePlans();
    const goals = load(await (await ask('/goals')).text());
    const slugs = goals('main tbody th a[href^="/goals/"]')
      .toArray()
      .map((link) => (goals(link).attr('href') ?? '').slice('/goals/'.length));
    for (const slug of slugs) reports.set(slug, await reportsOf(slug));
  }, 90_000);
  afterAll(() => site.stop());

  const ask = (path: string) => fetch(site.address + path, { redirect: 'manual' });
  const pageOf = async (path: string) => {
    const response = await ask(path);
    expect([path, response.status]).toEqual([path, 200]);
    return load(await response.text());
  };
  const mainOf = async (path: string): Promise<string> => (await pageOf(path))('main').text().replace(/\s+/g, ' ');
  const reportsOf = async (slug: string): Promise<PublishedReport[]> => {
    const found: PublishedReport[] = [];
    for (const quarter of QUARTERS) {
      const response = await ask(`/goals/${slug}/updates/${slugOf(quarter)}.json`);
      if (response.status === 200) found.push((await response.json()) as PublishedReport);
    }
    return found;
  };
  const comparePath = (slug: string, from: PublishedReport, to: PublishedReport): string =>
    `/goals/${slug}/compare/${slugOf(from.period.key)}/${slugOf(to.period.key)}`;

  /** What the headings below some element of a page count: `Newly missed (2)`. */
  const countsIn = (page: ReturnType<typeof load>, headings: string): Record<string, number> =>
    Object.fromEntries(
      page(headings)
        .toArray()
        .flatMap((heading) => {
          const [, name, count] = /^(.*) \((\d+)\)$/.exec(page(heading).text().trim()) ?? [];
          return name === undefined ? [] : [[name, Number(count)]];
        }),
    );

  /** Every report of the sample plans with the one before it. */
  const adjacent = () =>
    [...reports].flatMap(([slug, all]) =>
      all.flatMap((to, place) => {
        const from = all[place - 1];
        return from ? [{ slug, from, to }] : [];
      }),
    );

  it('count of a quarter and the one before what the report itself counts', async () => {
    expect(adjacent()).toHaveLength(18);
    for (const { slug, from, to } of adjacent()) {
      const path = comparePath(slug, from, to);
      const counts = countsIn(await pageOf(path), 'main h2');
      const own = (kind: ChangeKind) =>
        to.milestones.filter(({ changes }) => changes.some((change) => change.kind === kind)).length;
      for (const [heading, kind] of Object.entries(COUNTED))
        expect([path, heading, counts[heading] ?? 0]).toEqual([path, heading, own(kind)]);
      expect([path, counts['No longer tracked'] ?? 0]).toEqual([path, to.totals.noLongerTracked]);
      expect(own('due-moved')).toBe(to.totals.dueMoved);
      expect(own('newly-missed')).toBe(to.totals.newlyMissed);
    }
  });

  it('list as many milestones as each heading counts, and the counts of each side add up', async () => {
    for (const { slug, from, to } of adjacent()) {
      const page = await pageOf(comparePath(slug, from, to));
      for (const section of page('main section[id]').toArray()) {
        const [, count] = /\((\d+)\)/.exec(page(section).find('h2').text()) ?? [];
        expect(page(section).find('.changed')).toHaveLength(Number(count));
      }
      const columns = page('.table--sides tbody tr')
        .toArray()
        .map((row) =>
          page(row)
            .find('td')
            .toArray()
            .map((cell) => Number(page(cell).text())),
        );
      const [was, now] = [0, 1].map((side) => columns.reduce((sum, row) => sum + (row[side] ?? 0), 0));
      expect([was, now]).toEqual([from.totals.milestones, to.totals.milestones]);
    }
  });

  it('find the moved due dates that nobody announced, as the plans of fiscal year 2018 printed them', () => {
    const moves = adjacent().flatMap(({ to }) =>
      to.milestones.filter(({ changes }) => changes.some(({ kind }) => kind === 'due-moved')),
    );
    const of = (where: string) => moves.filter((one) => announcementOf(one) === where);
    expect([moves.length, of('in-remark').length, of('in-note').length, of('nowhere').length]).toEqual([
      47, 13, 15, 19,
    ]);
    // "Change from last quarter" is blank or says "No change" beside as many moves as were counted by hand.
    const silent = moves.filter(({ remark }) => remark === null || /^no change$/i.test(remark));
    expect(silent).toHaveLength(25);
    expect(silent.filter((one) => announcementOf(one) === 'in-remark')).toEqual([]);
  });

  it('tell the story of customer experience from Q2 to Q3', async () => {
    const text = await mainOf('/goals/customer-experience/compare/fy2018-q2/fy2018-q3');
    expect(text).toContain(
      'Between Q2 FY 2018 and Q3 FY 2018: 8 milestones were completed, 2 were newly missed, 1 was reworded and ' +
        '1 is no longer tracked; 9 due dates moved, all of them told only in a note.',
    );
    expect(text).toContain('30 milestones in Q2 FY 2018 − 1 no longer tracked = 29 in Q3 FY 2018.');
    const page = await pageOf('/goals/customer-experience/compare/fy2018-q2/fy2018-q3');
    expect(page('#gone').text()).toContain('Develop executive briefing materials');
    expect(page('#gone').text()).toContain('It was due by then, and not completed.');
    expect(page('#reworded ins').text()).toContain('including executive briefing materials');
  });

  it('tell the thirteen moves of infrastructure permitting in Q3, four of them without a word', async () => {
    const page = await pageOf('/goals/infrastructure-permitting/compare/fy2018-q2/fy2018-q3');
    expect(page('.headline').text()).toContain('13 due dates moved, 4 of them without a word');
    expect(page('#due-moved .changed')).toHaveLength(13);
    expect(page('#due-moved .lacking').text()).toContain('“Change from last quarter” printed “Action Completed”');
  });

  it('tell of quarters that lie apart what happened in between', async () => {
    const page = await pageOf('/goals/customer-experience/compare/fy2018-q1/fy2018-q4');
    const moved = page('#due-moved .changed')
      .filter((_, one) => page(one).text().includes('CX-017'))
      .text();
    expect(moved).toContain('No longer tracked now.');
    expect(moved).toContain('In the report of Q2 FY 2018: Q4 FY 2018 to Q1 FY 2019');
    expect(moved).toContain('In the report of Q3 FY 2018: Q1 FY 2019 to Q2 FY 2019');
    expect(page('#came-and-went .changed')).toHaveLength(1);
  });

  it.each([
    ['?from=fy2018-q2&to=fy2018-q3', '/fy2018-q2/fy2018-q3'],
    ['?from=fy2018-q3&to=fy2018-q2', '/fy2018-q2/fy2018-q3'],
    ['?from=fy2018-q2-edition-1&to=fy2018-q3', '/fy2018-q2-edition-1/fy2018-q3'],
    ['/fy2018-q3/fy2018-q2', '/fy2018-q2/fy2018-q3'],
    ['/FY2018-Q2/fy2018-q3', '/fy2018-q2/fy2018-q3'],
  ])('/goals/customer-experience/compare%s is at compare%s', async (asked, at) => {
    const { status, headers } = await ask(`/goals/customer-experience/compare${asked}`);
    expect([status, headers.get('location')]).toEqual([301, `/goals/customer-experience/compare${at}`]);
    expect((await ask(headers.get('location') ?? '')).status).toBe(200);
  });

  it.each([
    ['/goals/nowhere/compare', 404, 'nothing at this address'],
    ['/goals/customer-experience/compare/fy2018-q2/fy2030-q1', 404, 'nothing at this address'],
    ['/goals/customer-experience/compare/fy2018-q2/fy2018-q3-edition-7', 404, 'nothing at this address'],
    ['/goals/customer-experience/compare/fy2018-q2/q3', 400, '“q3” is not a fiscal quarter.'],
    ['/goals/customer-experience/compare/fy2018-q2/fy2018-q2', 400, 'Both sides are the same.'],
    [
      '/goals/customer-experience/compare/fy2018-q3-edition-1/fy2018-q3',
      400,
      'Edition 1 is the newest edition of Q3 FY 2018',
    ],
    ['/goals/customer-experience/compare?from=fy2018-q2', 400, 'Write both'],
    ['/goals/customer-experience/compare?quarter=fy2018-q2', 400, '“quarter” is not known here.'],
    ['/updates/fy2018-q3/compare/fy2018-q3', 400, 'Both sides are the same.'],
    ['/updates/fy2018-q3/compare/last', 400, '“last” is not a fiscal quarter.'],
    ['/updates/fy2018-q3/compare/fy2017-q4', 404, 'nothing at this address'],
  ])('%s answers %i', async (path, status, words) => {
    const response = await ask(path);
    expect([path, response.status]).toEqual([path, status]);
    expect(
      load(await response.text())('main')
        .text()
        .replace(/\s+/g, ' '),
    ).toMatch(new RegExp(words.replace('.', '\\.'), 'i'));
  });

  it('are chosen in a form, with each quarter and the one before it ready', async () => {
    const page = await pageOf('/goals/customer-experience/compare');
    const chosen = (name: string) => page(`select[name=${name}] option[selected]`).attr('value');
    expect([chosen('from'), chosen('to')]).toEqual(['fy2018-q3', 'fy2018-q4']);
    expect(page('main section li a')).toHaveLength(3);
    expect(await mainOf('/goals/lab-to-market/compare')).toContain('There is nothing to compare yet.');
  });

  it('lead from one pair to the next, and are found from the goal, the report and the quarter', async () => {
    const linkOf = async (path: string, text: string) =>
      (await pageOf(path))('main a')
        .filter((_, link) => load(link).text().includes(text))
        .attr('href');
    const path = '/goals/customer-experience/compare';
    expect(await linkOf(`${path}/fy2018-q2/fy2018-q3`, 'Later:')).toBe(`${path}/fy2018-q3/fy2018-q4`);
    expect(await linkOf(`${path}/fy2018-q2/fy2018-q3`, 'Earlier:')).toBe(`${path}/fy2018-q1/fy2018-q2`);
    expect(await linkOf('/goals/customer-experience', 'Compare any two quarters')).toBe(path);
    expect(await linkOf('/goals/customer-experience/updates/fy2018-q3', 'What changed since Q2 FY 2018')).toBe(
      `${path}/fy2018-q2/fy2018-q3`,
    );
    expect(await linkOf('/updates/fy2018-q3', 'What changed since')).toBe('/updates/fy2018-q3/compare/fy2018-q2');
    expect(await linkOf('/updates/fy2018-q1', 'What changed since')).toBeUndefined();
  });

  it.each([
    ['fy2018-q2', 'fy2018-q1', 13, 1, 0],
    ['fy2018-q3', 'fy2018-q2', 4, 10, 0],
    ['fy2018-q4', 'fy2018-q1', 1, 12, 0],
  ])('of all goals, %s since %s, sum up the goals', async (to, from, compared, onlyFrom, onlyTo) => {
    const page = await pageOf(`/updates/${to}/compare/${from}`);
    const numbers = (row: string) =>
      page(row)
        .find('td')
        .toArray()
        .map((cell) => Number(page(cell).text()));
    const rows = page('.table--compared-goals tbody tr').toArray();
    expect(rows).toHaveLength(compared);
    const sums = rows.reduce<number[]>((sum, row) => {
      const cells = page(row)
        .find('td')
        .toArray()
        .map((cell) => Number(page(cell).text()));
      return cells.map((count, place) => count + (sum[place] ?? 0));
    }, []);
    expect(numbers('.table--compared-goals tfoot')).toEqual(sums);
    const goals = page('.compared-goal').toArray();
    expect(goals).toHaveLength(compared);
    for (const [place, name] of ['Newly missed', 'Completed', 'Due dates moved'].entries()) {
      const listed = goals.reduce((sum, goal) => {
        const inGoal = load(page.html(goal));
        return sum + (countsIn(inGoal, 'h3')[name] ?? 0);
      }, 0);
      expect([name, sums[place]]).toEqual([name, listed]);
    }
    expect(page('[aria-labelledby=lacking-heading] li')).toHaveLength(onlyFrom + onlyTo);
  });
});
