import { type CheerioAPI, load } from 'cheerio';
import { serve, type Server } from '../../src/app.js';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';
import { labelOf } from '../../src/fiscal/fiscal-quarter.js';
import { databaseKind } from '../support/database.js';
import { openRecord, type OpenRecord, samplePlans } from '../support/sample-plans.js';

const GOAL = 'customer-experience';
const GOALS = [GOAL, 'security-clearance', 'category-management', 'lab-to-market'];
const QUARTERS = ['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4'] as const;

/** What the pictures draw, taken from the page, against the editions that anybody can download. */
describe(`pictures and indicators on ${databaseKind()}`, () => {
  let record: OpenRecord;
  let site: Server;
  let reports: PublishedReport[];
  beforeAll(async () => {
    record = await openRecord();
    for (const goal of GOALS) await record.import(await samplePlans(goal));
    for (const quarter of QUARTERS) await record.publish(null, quarter);
    site = await serve(record.settings);
    reports = await Promise.all(
      QUARTERS.map(async (quarter) => {
        const answer = await fetch(`${site.address}/goals/${GOAL}/updates/${quarter.toLowerCase()}.json`);
        return (await answer.json()) as PublishedReport;
      }),
    );
  }, 120_000);
  afterAll(async () => {
    await site.stop();
    await record.close();
  });

  const page = async (path: string): Promise<CheerioAPI> => {
    const answer = await fetch(site.address + path);
    expect([path, answer.status]).toEqual([path, 200]);
    return load(await answer.text());
  };
  const text = ($: CheerioAPI, found: string): string[] =>
    $(found)
      .toArray()
      .map((one) => $(one).text().replace(/\s+/g, ' ').trim());
  /** What the editions say of a milestone, quarter by quarter; null where a report does not list it. */
  const statuses = (reference: string) =>
    reports.map(({ milestones }) => milestones.find((one) => one.reference === reference)?.status ?? null);
  const references = (): string[] => [
    ...new Set(reports.flatMap(({ milestones }) => milestones.map(({ reference }) => reference))),
  ];

  it('draw every milestone of a goal that any report has, with the status of every quarter', async () => {
    const $ = await page(`/goals/${GOAL}`);
    const drawn = text($, '.life__reference');
    expect([...drawn].sort()).toEqual(references().sort());
    for (const row of $('.life').toArray()) {
      const reference = $(row).find('.life__reference').text();
      const shapes = $(row)
        .find('.strip use')
        .toArray()
        .map((one) => [Math.floor(Number($(one).attr('x')) / 24), $(one).attr('href')]);
      const expected = statuses(reference).flatMap((status, place) =>
        status ? [[place, `#s-${status.toLowerCase().replace(' ', '-')}`]] : [],
      );
      expect([reference, shapes.filter(([, href]) => href !== '#s-left')]).toEqual([reference, expected]);
    }
  });

  it('have the same in words in the table under the picture of a goal', async () => {
    const $ = await page(`/goals/${GOAL}`);
    const newest = reports.at(-1);
    for (const row of $('.table--lives tbody tr:not(.group)').toArray()) {
      const reference = $(row).find('th a').first().text();
      const words = $(row)
        .find('td')
        .toArray()
        .slice(2)
        .map((cell) => $(cell).text());
      const absent = (place: number): unknown => expect.stringMatching(place > 0 ? /.+/ : /^Not listed$/);
      const known = statuses(reference).map((status, place) => status ?? absent(place));
      expect([reference, words]).toEqual([reference, known]);
      const due = newest?.milestones.find((one) => one.reference === reference)?.due;
      if (due?.quarter) expect($(row).find('td').eq(1).text()).toContain(labelOf(due.quarter));
      if (due?.first) expect($(row).find('td').eq(0).text()).toBe(labelOf(due.first));
    }
    expect($('.table--lives tbody tr:not(.group)')).toHaveLength(references().length);
  });

  it('say where a milestone went that no report lists any more', async () => {
    const $ = await page(`/goals/${GOAL}`);
    const row = $('.life').filter((_, one) => $(one).find('.life__reference').text() === 'CX-017');
    expect(row.closest('.lives').find('.lives__title').text()).toMatch(/^No longer tracked/);
    expect(row.find('.life__due').text()).toMatch(/Q2 FY 2019.*moved twice.*Q4 FY 2018/);
  });

  it('tell the life of a milestone: its quarters, moves and end', async () => {
    const $ = await page('/milestones/CX-002');
    expect(text($, '.picture__story')[0]).toBe(
      'First due in Q2 FY 2018. Moved once, to Q3 FY 2018, not announced. Missed in Q3 FY 2018. ' +
        'Completed in Q4 FY 2018, 2 quarters after it was first due.',
    );
    expect(text($, '.picture__wide .pic-word')).toEqual(statuses('CX-002'));
    expect(text($, '.picture__narrow .pic-word').filter((word) => word !== 'newest report')).toEqual(
      statuses('CX-002'),
    );
    const table = text($, '.table--history td[data-label=Status] .status');
    expect(table.reverse()).toEqual(statuses('CX-002'));
  });

  it('draw every milestone of the goal with as many cells as there are quarters', async () => {
    for (const reference of references()) {
      const $ = await page(`/milestones/${reference}`);
      const known = statuses(reference).filter((status) => status !== null);
      const drawn = $('.picture__wide .pic-cell:not(.pic-cell--empty)').length;
      expect([reference, drawn, $('.picture__narrow .pic-shape:not(.pic-shape--left)').length]).toEqual([
        ...[reference, known.length, known.length],
      ]);
      const moves = Math.max(
        ...reports.flatMap(({ milestones }) =>
          milestones.filter((one) => one.reference === reference).map(({ due }) => due.moves),
        ),
      );
      expect([reference, $('.picture__wide .pic-head').length]).toEqual([reference, moves]);
    }
  });

  describe('the indicators of a goal', () => {
    it('have each value once, with the report it is in, and a chart where there are two', async () => {
      const $ = await page('/goals/security-clearance/indicators');
      const first = $('.indicator').first();
      expect(first.find('.trend').text()).toBe('Up from 12 (Q2 17) to 13 (Q2 18); below the target of 14 Days.');
      const rows = first.find('.entries tbody tr').toArray();
      expect(rows.map((row) => [$(row).find('th').text(), $(row).find('td strong').text()])).toEqual([
        ['Q2 17', '12'],
        ['Q3 17', '15'],
        ['Q4 17', '13'],
        ['Q1 18', '11'],
        ['Q2 18', '13'],
      ]);
      expect(first.find('.picture__wide .chart__point')).toHaveLength(5);
      expect(first.find('.picture__narrow .chart__point')).toHaveLength(5);
    });

    it('say what a later report gave in another way', async () => {
      const $ = await page('/goals/category-management/indicators');
      expect($('.entries').text()).toMatch(/\$132B\s*Was \$131B in the Q2 FY 2018 report/);
    });

    it('say "No value reported" where there is none, and keep what is no number in the table', async () => {
      const $ = await page(`/goals/${GOAL}/indicators`);
      expect($('.headline').text()).toBe('3 indicators: 3 without any value.');
      expect(text($, '.table--silent td[data-label=Value]')).toEqual(Array(3).fill('No value reported'));
      const $categories = await page('/goals/category-management/indicators');
      expect($categories('.table--single').text()).toContain('55.7% of FY Goal $139.7B');
    });

    it('have a page where nothing was ever measured, and none where there is no goal', async () => {
      const $ = await page('/goals/lab-to-market/indicators');
      expect($('.headline').text()).toBe('No indicator was ever reported of this goal.');
      expect((await fetch(`${site.address}/goals/nothing/indicators`)).status).toBe(404);
    });

    it('are drawn in the report beside their values', async () => {
      const $ = await page('/goals/category-management/updates/fy2018-q3');
      const cell = $('#indicators tbody tr td:last-child').first();
      expect(cell.find('.chart').attr('aria-label')).toBe(
        'Up from $5.8B (FY 2016 Baseline) to $13.5B (FY 2017 Actuals); below the target of $18B.',
      );
      expect([cell.find('.chart__point').length, cell.find('.chart__goal').length]).toEqual([2, 3]);
    });
  });
});
