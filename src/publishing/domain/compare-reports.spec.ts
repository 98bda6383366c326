import { assembleReport } from '../../quarterly-updates/domain/assemble-report.js';
import type { Report } from '../../quarterly-updates/domain/report.js';
import type { MilestoneOnRecord, UpdateOnRecord } from '../../quarterly-updates/domain/update-on-record.js';
import { compareReports } from './compare-reports.js';

const milestone = (reference: string, over: Partial<MilestoneOnRecord> = {}): MilestoneOnRecord => ({
  ...{ reference, strategy: 'CX-S1', group: null, title: `Do ${reference}`, ownerText: 'OMB' },
  due: { kind: 'scheduled', quarter: 'FY2018-Q4', interpreted: false, text: 'Q4 FY18' },
  ...{ statusText: null, status: 'On track', remark: null, explanation: null },
  ...{ recoveryText: null, recoveryQuarter: null, reason: null, footnotes: [] },
  ...over,
});

const strategy = {
  ...{ key: 'CX-S1', label: null, title: 'Digital services', lead: null, problem: null },
  ...{ theoryOfChange: null, description: null, continues: null, continuesKey: null },
};

const reportOf = (milestones: MilestoneOnRecord[], over: Partial<UpdateOnRecord> = {}): Report =>
  assembleReport(
    {
      quarter: 'FY2018-Q3',
      goal: {
        ...{ number: 4, slug: 'customer-experience', title: 'Improving Customer Experience' },
        agenda: { slug: 'pma', title: 'PMA' },
        ...{ statement: [], challenge: [], opportunity: [], leaders: [], partners: [] },
      },
      words: {
        ...{ summary: 'Two steps were taken.', highlightsText: null, highlights: [], components: [], progress: [] },
        ...{ source: null, notes: [], carriedOver: [] },
      },
      strategies: [strategy],
      ...{ milestones, departures: [], indicators: [], signatures: null },
      ...over,
    },
    null,
  ).report;

const first = reportOf([milestone('CX-001'), milestone('CX-002')]);

describe('compareReports', () => {
  it('finds nothing between a report and itself', () => {
    expect(compareReports(first, structuredClone(first))).toEqual({
      ...{ same: true, words: [], counts: [], strategies: [], milestones: [], departures: [] },
    });
  });

  it('names the fields of a milestone that differ, the counts and the headline', () => {
    const status = { status: 'Completed' as const, explanation: 'It was signed on June 29.' };
    const comparison = compareReports(first, reportOf([milestone('CX-001', status), milestone('CX-002')]));
    expect(comparison.same).toBe(false);
    expect(comparison.milestones.map(({ to, differences }) => [to?.reference, differences])).toEqual([
      [
        'CX-001',
        [
          { name: 'Status', from: 'On track', to: 'Completed' },
          { name: 'Reported status', from: 'On track', to: 'Completed' },
          { name: 'Completed in', from: null, to: 'Q3 FY 2018' },
          { name: 'Explanation', from: null, to: 'It was signed on June 29.' },
        ],
      ],
    ]);
    expect(comparison.counts).toEqual([
      { key: 'onTrack', from: 2, to: 1 },
      { key: 'completed', from: 0, to: 1 },
    ]);
  });

  it.each<[string, Partial<MilestoneOnRecord>, string, string | null, string | null]>([
    ['a title', { title: 'Do it well' }, 'Milestone', 'Do CX-002', 'Do it well'],
    ['an owner', { ownerText: 'GSA' }, 'Owner', 'OMB', 'GSA'],
    ['a sub-heading', { group: 'Pilots' }, 'Sub-heading', null, 'Pilots'],
    ['a remark', { remark: 'Ahead' }, 'Remark', null, 'Ahead'],
    [
      'a due date',
      { due: { kind: 'scheduled', quarter: 'FY2019-Q1', interpreted: false, text: 'Q1 FY19' } },
      ...(['Due', 'Q4 FY 2018', 'Q1 FY 2019'] as const),
    ],
  ])('tells %s', (_, change, name, from, to) => {
    const { milestones } = compareReports(first, reportOf([milestone('CX-001'), milestone('CX-002', change)]));
    expect(milestones[0]?.differences).toContainEqual({ name, from, to });
  });

  it('tells what one of them alone has', () => {
    const second = reportOf([milestone('CX-001'), milestone('CX-003')]);
    const alone = compareReports(first, second).milestones.map(({ from, to }) => [from?.reference, to?.reference]);
    expect(alone).toEqual([
      [undefined, 'CX-003'],
      ['CX-002', undefined],
    ]);
  });

  it('tells the words of the report and of a strategy', () => {
    const words = { ...reportOf([milestone('CX-001'), milestone('CX-002')]), summary: 'Three steps were taken.' };
    const { words: found } = compareReports(first, words);
    expect(found).toEqual([
      { name: 'Summary of progress', from: 'Two steps were taken.', to: 'Three steps were taken.' },
    ]);
    const renamed = reportOf([milestone('CX-001'), milestone('CX-002')], {
      strategies: [{ ...strategy, title: 'Digital service' }],
    });
    const comparison = compareReports(first, renamed);
    expect(comparison.strategies.map(({ differences }) => differences)).toEqual([
      [{ name: 'Title', from: 'Digital services', to: 'Digital service' }],
    ]);
    expect(comparison.milestones).toEqual([]);
  });

  it('tells another order of the same', () => {
    const { same, words } = compareReports(first, reportOf([milestone('CX-002'), milestone('CX-001')]));
    expect([same, words]).toEqual([
      false,
      [{ name: 'Order of the milestones', from: 'CX-001, CX-002', to: 'CX-002, CX-001' }],
    ]);
  });
});
