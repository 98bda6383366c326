import fc from 'fast-check';
import { distanceBetween, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { DUE_KINDS } from './due.js';
import { isMissed, recordedStatus } from './missed.js';
import { MILESTONE_STATUSES, type MilestoneStatus } from './status.js';

const due = (quarter: QuarterKey) => ({ kind: 'scheduled' as const, quarter });
const undated = (kind: 'unscheduled' | 'continuous' | 'recurring' | 'unclear') => ({ kind, quarter: null });

describe('a milestone is missed', () => {
  // Printed in the plans of FY 2018; each as [what, due, status as read, quarter, missed].
  it.each([
    ['CX Q3: identify agency candidates, printed "At risk"', due('FY2018-Q3'), 'At risk', 'FY2018-Q3', true],
    ['CX Q3: top challenges, printed "Missed"', due('FY2018-Q3'), 'Missed', 'FY2018-Q3', true],
    ['category management Q3: inventory, "Delayed – At Risk"', due('FY2018-Q2'), 'At risk', 'FY2018-Q3', true],
    ['getting payments right Q1: "Complete for over 90%"', due('FY2018-Q1'), 'Not reported', 'FY2018-Q1', true],
    ['low-value Q3: work with Hill, due April/May 2018', due('FY2018-Q3'), 'Missed', 'FY2018-Q3', true],
    ['CX Q3: dashboard policy, completed in time', due('FY2018-Q3'), 'Completed', 'FY2018-Q3', false],
    ['grants Q1: completed long ago', due('FY2017-Q3'), 'Completed', 'FY2018-Q1', false],
    ['CX Q2: guidance due next quarter', due('FY2018-Q3'), 'On track', 'FY2018-Q2', false],
    ['withdrawn before it fell due', due('FY2018-Q3'), 'Withdrawn', 'FY2018-Q4', false],
    ['category management: begun in February and without an end', undated('continuous'), 'Ongoing', 'FY2018-Q3', false],
    ['grants: TBD', undated('unscheduled'), 'Not reported', 'FY2018-Q2', false],
    ['major acquisitions: February 2019 & 2020', undated('recurring'), 'Not reported', 'FY2019-Q4', false],
    ['workforce: three dates in one cell', undated('unclear'), 'On track', 'FY2020-Q4', false],
  ] as const)('%s', (_, dueDate, status, quarter, missed) => {
    expect(isMissed(dueDate, status, quarter)).toBe(missed);
  });

  const quarters = fc.integer({ min: -40, max: 40 }).map((distance) => plus('FY2018-Q1', distance));
  const open = fc.constantFrom<MilestoneStatus>(
    ...MILESTONE_STATUSES.filter((status) => status !== 'Completed' && status !== 'Withdrawn'),
  );

  it('never depending on the reported status, while it is neither completed nor withdrawn', () => {
    fc.assert(
      fc.property(quarters, quarters, open, open, (dueQuarter, quarter, one, other) => {
        expect(isMissed(due(dueQuarter), one, quarter)).toBe(isMissed(due(dueQuarter), other, quarter));
        expect(isMissed(due(dueQuarter), one, quarter)).toBe(distanceBetween(dueQuarter, quarter) >= 0);
      }),
    );
  });

  it('only when it was scheduled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DUE_KINDS.slice(1)), fc.constantFrom(...MILESTONE_STATUSES), (kind, status) => {
        expect(isMissed({ kind, quarter: null }, status, 'FY2199-Q4')).toBe(false);
      }),
    );
  });
});

describe('the status the record shows', () => {
  it.each([
    ['missed by the calendar whatever was printed', 'On track', null, due('FY2018-Q2'), 'Missed'],
    ['as reported while it is not due', 'On track', null, due('FY2018-Q4'), 'On track'],
    ['at risk where a plan says missed before the quarter is over', 'Missed', null, due('FY2018-Q4'), 'At risk'],
    ['completed, once completed and nothing else said', 'Not reported', 'Completed', due('FY2018-Q2'), 'Completed'],
    ['withdrawn, once withdrawn and nothing else said', 'Not reported', 'Withdrawn', due('FY2018-Q2'), 'Withdrawn'],
    ['missed again when a completed one is taken up again', 'At risk', 'Completed', due('FY2018-Q2'), 'Missed'],
    ['not reported where a blank follows anything else', 'Not reported', 'On track', due('FY2018-Q4'), 'Not reported'],
  ] as const)('%s', (_, reported, last, dueDate, status) => {
    expect(recordedStatus(reported, last, dueDate, 'FY2018-Q3')).toBe(status);
  });
});
