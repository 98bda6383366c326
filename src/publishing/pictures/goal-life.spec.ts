import { periodOf, sampleDue, sampleMilestone, sampleReport } from '../../../test/support/published-samples.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Departure, ReportedDue, ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { goalLifeOf } from './goal-life.js';
import { goalPicture } from './goal-picture.js';
import { CELL, lifeStrip, stripHead } from './life-strip.js';

const of = (quarter: QuarterKey, milestones: Partial<ReportedMilestone>[], noLongerTracked: Departure[] = []) =>
  sampleReport({
    period: periodOf(quarter),
    milestones: milestones.map((one) => sampleMilestone(one)),
    noLongerTracked,
  });

const merged: Departure = {
  ...{ kind: 'milestone', reference: 'CX-002', title: 'Two', strategy: null, lastStatus: 'On track', lastDue: null },
  ...{ lastDueText: null, wasDue: false, reason: null, into: 'CX-001' },
  change: { kind: 'merged-into', from: 'CX-002', to: 'CX-001' },
};

const q1 = of('FY2018-Q1', [{ status: 'On track' }, { reference: 'CX-002', status: 'At risk' }]);
const q3 = of('FY2018-Q3', [{ status: 'Missed' }, { reference: 'CX-003', status: 'Not started' }], [merged]);
const q4 = of('FY2018-Q4', [{ status: 'Completed' }, { reference: 'CX-003', status: 'On track' }]);

describe('all milestones of a goal over time', () => {
  const life = goalLifeOf([q4, q3, q1]);

  it('have a cell for every quarter, in the order of the newest report, those that left at the end', () => {
    expect(life.quarters).toEqual(['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3', 'FY2018-Q4']);
    const told = life.groups.map(({ title, rows }) => [
      title,
      rows.map(({ reference, standings }) => [
        reference,
        ...standings.map((one) => (one.kind === 'reported' ? one.status : one.kind)),
      ]),
    ]);
    expect(told).toEqual([
      [
        'Strategy 1: Improve digital services',
        [
          ['CX-001', 'On track', 'no-report', 'Missed', 'Completed'],
          ['CX-003', 'unlisted', 'no-report', 'Not started', 'On track'],
        ],
      ],
      ['No longer tracked', [['CX-002', 'At risk', 'no-report', 'left', 'left']]],
    ]);
  });

  it('say where a milestone went', () => {
    const { groups } = goalPicture(life, 3);
    expect(groups.at(-1)?.rows[0]?.left).toEqual({
      ...{ text: 'Merged into', quarter: 'Q3 FY 2018' },
      link: { href: '/milestones/CX-001', text: 'CX-001' },
    });
  });

  it('reach four quarters ahead at most, and say so of what is older than eight reports', () => {
    const far = goalLifeOf([of('FY2018-Q4', [{ due: sampleDue({ quarter: 'FY2021-Q1' }) }])]);
    expect(far.quarters.at(-1)).toBe('FY2019-Q4');
    expect(goalPicture(life, 3).caption).not.toContain('The last 8');
    expect(goalPicture(life, 9).caption).toContain('The last 8 quarters are drawn');
  });

  it('are the same in the picture and its table', () => {
    const { groups, legend, columns } = goalPicture(life, 3);
    const [first] = groups[0]?.rows ?? [];
    expect(first?.cells.map(({ word }) => word)).toEqual(['On track', 'No report', 'Missed', 'Completed']);
    expect(first?.strip.shapes.map(({ name, x }) => [name, Math.floor(x / CELL)])).toEqual([
      ['on-track', 0],
      ['missed', 2],
      ['completed', 3],
    ]);
    expect(legend.map(({ text }) => text)).toEqual([
      ...['Completed', 'On track', 'Not started', 'At risk', 'Missed, hatched', 'No longer tracked'],
    ]);
    expect(columns).toBe(7);
  });
});

describe('the strip of a milestone', () => {
  const QUARTERS: QuarterKey[] = ['FY2018-Q3', 'FY2018-Q4', 'FY2019-Q1', 'FY2019-Q2'];
  const strip = (due: Partial<ReportedDue>) =>
    lifeStrip({ reference: 'CX-001', title: '', due: sampleDue(due), standings: [], left: null }, QUARTERS);
  const middle = (place: number) => place * CELL + CELL / 2;

  it('marks one due quarter, and draws an arrow from the first to the one of now', () => {
    expect(strip({})).toMatchObject({ first: null, move: null, due: expect.stringMatching(/^M31 /) as string });
    const moved = strip({ first: 'FY2018-Q3', quarter: 'FY2019-Q2' });
    expect(moved.first).toMatch(new RegExp(`^M${middle(0) - 5} `));
    expect(moved.due).toMatch(new RegExp(`^M${middle(3) - 5} `));
    expect(moved.move).toBe(`M${middle(0)} 5H${middle(3) - 9}`);
    expect(moved.head).toMatch(new RegExp(`^M${middle(3) - 5} `));
  });

  it('has a sign of its own for what is due later, and comes in from what was due before', () => {
    const later = strip({ first: 'FY2018-Q3', quarter: 'FY2020-Q1' });
    expect([later.due, later.head]).toEqual([null, expect.stringMatching(/^M84 /)]);
    expect([later.later, strip({}).later]).toEqual([expect.stringMatching(/^M86 /), null]);
    const never = strip({ first: 'FY2020-Q1', quarter: 'FY2020-Q1' });
    expect([never.move, never.head, never.later]).toEqual([null, null, later.later]);
    expect(strip({ first: 'FY2017-Q1', quarter: 'FY2018-Q4' }).move).toMatch(/^M0 5H/);
  });

  it('draws nothing for what has no due quarter', () => {
    const none = strip({ kind: 'unscheduled', first: null, quarter: null });
    expect([none.first, none.due, none.move, none.head]).toEqual([null, null, null, null]);
  });

  it('stands under its quarters and fiscal years', () => {
    expect(stripHead({ quarters: QUARTERS, newest: 'FY2018-Q4' })).toMatchObject({
      labels: [{ text: 'Q3' }, { text: 'Q4', newest: true }, { text: 'Q1' }, { text: 'Q2' }],
      years: [{ text: 'FY18' }, { text: 'FY19' }],
      ahead: { x: 2 * CELL, width: 2 * CELL },
    });
    expect(stripHead({ quarters: QUARTERS.slice(1), newest: 'FY2018-Q4' }).years[0]?.text).toBe('18');
  });
});
