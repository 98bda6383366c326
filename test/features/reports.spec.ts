import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { databaseKind } from '../support/database.js';
import { servedSamplePlans } from '../support/sample-plans.js';

/** What a reader gets, over HTTP, of the plans of FY 2018. */
describe(`published reports on ${databaseKind()}`, () => {
  let site: Awaited<ReturnType<typeof servedSamplePlans>>;
  beforeAll(async () => {
    site = await servedSamplePlans();
  }, 60_000);
  afterAll(() => site.stop());

  const get = async (path: string): Promise<string> => {
    const response = await fetch(site.address + path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };
  const report = async (goal: string, quarter: string): Promise<PublishedReport> =>
    JSON.parse(await get(`/goals/${goal}/updates/${quarter}.json`)) as PublishedReport;
  const missed = ({ milestones }: PublishedReport) =>
    milestones.filter((one) => one.missed).map(({ title, statusText }) => [title.slice(0, 60), statusText]);

  it.each([
    [
      'customer-experience',
      { milestones: 29, completed: 9, missed: 2, dueMoved: 9 },
      [
        ['Identify agency candidates for proof-of-concept pilot using ', 'At risk'],
        ['Identify top customer experience challenges amongst high-imp', 'Missed'],
      ],
    ],
    ['low-value-to-high-value-work', { milestones: 18, missed: 1 }, [['Work with Hill to review', 'missed']]],
    [
      'category-management',
      { milestones: 18, missed: 1 },
      [['Agencies establish a comprehensive software inventory repres', 'Delayed – At Risk']],
    ],
    ['infrastructure-permitting', { milestones: 24, missed: 0, dueMoved: 13 }, []],
  ])('%s in Q3 FY 2018', async (goal, totals, titles) => {
    const published = await report(goal, 'fy2018-q3');
    expect(published.totals).toMatchObject(totals);
    expect(missed(published)).toEqual(titles);
  });

  it('shows the moves of customer experience that the plan calls "No change"', async () => {
    const { milestones } = await report('customer-experience', 'fy2018-q3');
    const moved = milestones.filter(({ changes }) => changes.some(({ kind }) => kind === 'due-moved'));
    expect(moved.map(({ remark }) => remark)).toEqual(Array(9).fill('No change'));
    expect(moved.find(({ title }) => title.startsWith('Review nominations'))?.due).toMatchObject({
      quarter: 'FY2019-Q2',
      first: 'FY2018-Q4',
      slip: 2,
      moves: 2,
      text: '2Q FY19',
    });
    const page = load(await get('/goals/customer-experience/updates/fy2018-q3'));
    expect(page('main').text()).toContain('Due moved from Q4 FY 2018 to Q1 FY 2019');
  });

  it('tells the story of December 2018', async () => {
    const page = load(await get('/goals/customer-experience/updates/fy2018-q4'));
    const text = page('main').text().replace(/\s+/g, ' ');
    expect(text).toContain('The goal has met or is on track for all of its milestones except one.');
    for (const words of [
      ...['Data', 'Tools', 'Technology', 'Agencies will capture data to analyze the voices of citizens'],
      ...['Improve digital services', 'Increase transparency to drive accountability'],
      'Apply proven practices to raise the standard of service of high impact service providers',
      ...['Celebrate Success', 'grew into the broader Gears of Government Award'],
      'A governmentwide customer journey map pilot with 50 people was completed',
      ...[
        'Identify top customer experience challenges amongst high-impact programs',
        'PPM is now compiling their results',
      ],
      'Q1 FY 2019',
    ]) {
      expect(text).toContain(words);
    }
    const { highlights, strategies, totals, waivers } = await report('customer-experience', 'fy2018-q4');
    expect([highlights.length, strategies.length, totals.missed, waivers]).toEqual([4, 3, 1, []]);
  });

  it('keeps four milestones of one title in four strategies apart', async () => {
    const { milestones } = await report('lab-to-market', 'fy2018-q2');
    const same = milestones.filter(
      ({ title }) => title === 'Identify additional milestones based on stakeholder input',
    );
    expect(new Set(same.map(({ reference }) => reference)).size).toBe(4);
    expect(new Set(same.map(({ strategy }) => strategy)).size).toBe(4);
  });

  it('says the same in the page, the JSON and the CSV', async () => {
    for (const [goal, quarter] of [
      ['customer-experience', 'fy2018-q3'],
      ['infrastructure-permitting', 'fy2018-q3'],
      ['getting-payments-right', 'fy2018-q2'],
    ] as const) {
      const { milestones, totals } = await report(goal, quarter);
      const csv = parse<Record<string, string>>(await get(`/goals/${goal}/updates/${quarter}.csv`), {
        columns: true,
        bom: true,
      });
      expect(
        csv.map((row) => [row.reference, row.milestone, row.status, row.due, row.first_due, row.explanation]),
      ).toEqual(
        milestones.map((one) => [
          ...[one.reference, one.title, one.status, one.due.quarter ?? '', one.due.first ?? '', one.explanation ?? ''],
        ]),
      );
      const page = load(await get(`/goals/${goal}/updates/${quarter}`));
      for (const { reference, title, missed: isMissed } of milestones) {
        const row = page(`main tr:has(a[href="/milestones/${reference}"])`);
        expect(row.length).toBe(1);
        expect(row.text()).toContain(title);
        expect(row.text().includes('Missed')).toBe(isMissed);
      }
      expect(csv.filter((row) => row.missed === 'yes')).toHaveLength(totals.missed);
    }
  });

  it('prints the waiver where the words are missing', async () => {
    const page = load(await get('/goals/low-value-to-high-value-work/updates/fy2018-q3'));
    expect(page('main').text()).toContain('The plan of 2018 gives no such words.');
  });
});
