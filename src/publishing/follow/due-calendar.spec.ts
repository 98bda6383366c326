import {
  missedMilestone,
  publishedMilestone,
  sampleDue,
  sampleMilestone,
  sampleSite,
} from '../../../test/support/published-samples.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { dueDays, stillTracked } from './due-calendar.js';
import type { TrackedMilestone } from './releases-record.js';

const site = sampleSite();
const tracked = (milestone: ReportedMilestone, sequence = 7): TrackedMilestone => ({
  ...publishedMilestone(milestone),
  sequence,
});
const uidsOf = (...milestones: ReportedMilestone[]): string[] =>
  dueDays(
    milestones.map((one) => tracked(one)),
    null,
    site,
  ).map(({ uid }) => uid);

describe('the calendar of what is due', () => {
  it('has an open milestone on the last day of its due quarter', () => {
    expect(dueDays([tracked(sampleMilestone())], null, site)[0]).toEqual({
      uid: 'cx-001@milepost.example.gov',
      sequence: 7,
      day: '2018-09-30',
      title: 'Due: CX-001 Issue dashboard guidance',
      description:
        'Status in the Q3 FY 2018 report: On track.\nDue by the end of Q4 FY 2018.\n' +
        'Goal 4: Improving Customer Experience.\nOwner: OMB.',
      address: 'https://milepost.example.gov/milestones/CX-001',
      at: new Date('2018-09-14T14:00:00.000Z'),
    });
  });

  it.each([
    ['of the newest quarter', 'FY2018-Q3', 'FY2018-Q3', true],
    ['of a goal that is late', 'FY2018-Q3', 'FY2019-Q3', true],
    ['of a goal that reports no more', 'FY2018-Q3', 'FY2019-Q4', false],
    ['of an agenda that ended long ago', 'FY2018-Q3', 'FY2026-Q3', false],
  ] as const)('keeps milestones %s: %s where the newest report is on %s', (_, quarter, latest, kept) => {
    const one = { ...tracked(sampleMilestone()), quarter };
    expect(stillTracked([one], latest)).toEqual(kept ? [one] : []);
  });

  it('keeps a missed milestone on the day it was due, with when it will be done', () => {
    const [missed] = dueDays([tracked(missedMilestone())], null, site);
    expect(missed).toMatchObject({ day: '2018-06-30', title: 'Missed: CX-002 Identify agency candidates' });
    expect(missed?.description).toContain('First promised for Q2 FY 2018.');
    expect(missed?.description).toContain('To be done by Q1 FY 2019.');
  });

  it('moves an entry when the due date moves: the same name, a later sequence', () => {
    const [before] = dueDays([tracked(sampleMilestone(), 7)], null, site);
    const due = sampleDue({ quarter: 'FY2019-Q2', moves: 1, slip: 2 });
    const [after] = dueDays([tracked(sampleMilestone({ due }), 19)], null, site);
    expect([after?.uid, after?.day]).toEqual([before?.uid, '2019-03-31']);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  it.each<[string, Partial<ReportedMilestone>]>([
    ['completed', { status: 'Completed' }],
    ['withdrawn', { status: 'Withdrawn' }],
    ['without a date', { due: sampleDue({ kind: 'unscheduled', quarter: null, first: null }) }],
    ['without an end', { due: sampleDue({ kind: 'continuous', quarter: null, first: null }) }],
  ])('has nothing that is %s', (_, changed) => {
    expect(uidsOf(sampleMilestone(changed))).toEqual([]);
  });

  it('marks the end of each quarter in which something is due, once', () => {
    const other = sampleMilestone({ reference: 'CX-003', due: sampleDue({ quarter: 'FY2019-Q1' }) });
    expect(
      uidsOf(other, sampleMilestone(), missedMilestone(), sampleMilestone({ reference: 'CX-004' })).slice(4),
    ).toEqual([
      'fy2018-q3-ends@milepost.example.gov',
      'fy2018-q4-ends@milepost.example.gov',
      'fy2019-q1-ends@milepost.example.gov',
    ]);
  });

  it('names the ends of quarters apart in the calendar of a goal', () => {
    const days = dueDays([tracked(sampleMilestone())], 'customer-experience', site);
    expect(days[1]).toMatchObject({
      uid: 'fy2018-q4-ends-customer-experience@milepost.example.gov',
      title: 'Q4 FY 2018 ends',
      description: 'Covers July to September 2018. 1 open milestone due by the end of it.',
    });
  });
});
