import fc from 'fast-check';
import { distanceBetween, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Due } from './due.js';
import { printedReason, trackDue, type TrackedDue } from './slip.js';

const due = (quarter: QuarterKey | null): Due => ({
  kind: quarter ? 'scheduled' : 'unscheduled',
  quarter,
  interpreted: false,
});

const open = (last: TrackedDue | null, missed = false) => last && { ...last, missed };

const history = (dues: (QuarterKey | null)[], from: QuarterKey = 'FY2018-Q1'): TrackedDue | null =>
  dues.reduce<TrackedDue | null>(
    (last, quarter, index) => trackDue(due(quarter), open(last), plus(from, index), null),
    null,
  );

describe('a due date is tracked from its first publication', () => {
  it.each([
    [
      'CX-020: review nominations, 4Q FY18, 1Q FY19, 2Q FY19',
      ['FY2018-Q4', 'FY2019-Q1', 'FY2019-Q2'],
      'FY2018-Q4',
      2,
      2,
    ],
    ['infrastructure: OFD guidance brought forward', ['FY2018-Q3', 'FY2018-Q2', 'FY2018-Q2'], 'FY2018-Q3', -1, 1],
    ['CX: guidance document, TBD then a date', [null, 'FY2018-Q3', 'FY2018-Q3'], 'FY2018-Q3', 0, 0],
    ['a date taken away and given again', ['FY2018-Q3', null, 'FY2019-Q1'], 'FY2018-Q3', 2, 2],
    ['moved there and back', ['FY2018-Q3', 'FY2018-Q4', 'FY2018-Q3'], 'FY2018-Q3', 0, 2],
    ['never dated', [null, null, null], null, 0, 0],
  ] as [string, (QuarterKey | null)[], QuarterKey | null, number, number][])('%s', (_, dues, first, slip, moves) => {
    expect(history(dues)).toMatchObject({ first, slip, moves });
  });

  it('with each move recorded: in which report, from, to and why', () => {
    const first = trackDue(due('FY2018-Q4'), null, 'FY2018-Q2', 'never kept for the first');
    const moved = trackDue(due('FY2019-Q1'), open(first), 'FY2018-Q3', 'Aligned with the new CX guidance');
    expect(moved.history).toEqual([
      { in: 'FY2018-Q3', from: 'FY2018-Q4', to: 'FY2019-Q1', reason: 'Aligned with the new CX guidance' },
    ]);
  });

  it.each([
    ['before it fell due', 'FY2018-Q4', false, { rescheduled: true, movedWhenDue: false, movedAfterMiss: false }],
    ['in the very quarter it was due', 'FY2018-Q3', false, { rescheduled: false, movedWhenDue: true }],
    ['after it was missed', 'FY2018-Q2', true, { rescheduled: false, movedAfterMiss: true }],
    ['after it was completed in time', 'FY2018-Q2', false, { rescheduled: false, movedAfterMiss: false }],
  ] as const)('says whether it moved %s', (_, from, missed, when) => {
    const last = trackDue(due(from), null, 'FY2018-Q2', null);
    expect(trackDue(due('FY2019-Q2'), open(last, missed), 'FY2018-Q3', null)).toMatchObject(when);
  });

  it('so that the first stays, the slip is the distance to it, and the moves are counted, whatever comes', () => {
    const quarter = fc.option(
      fc.integer({ min: 0, max: 12 }).map((distance) => plus('FY2018-Q1', distance)),
      { nil: null },
    );
    fc.assert(
      fc.property(fc.array(quarter, { minLength: 1, maxLength: 10 }), (dues) => {
        const tracked = history(dues);
        const first = dues.find((one) => one !== null) ?? null;
        const last = dues.at(-1) ?? null;
        const dated = dues.slice(first === null ? dues.length : dues.indexOf(first));
        expect(tracked).toMatchObject({
          first,
          slip: first && last ? distanceBetween(first, last) : 0,
          moves: dated.filter((one, index) => index > 0 && one !== dated[index - 1]).length,
        });
      }),
    );
  });
});

describe('the reason that a plan prints for a moved date', () => {
  it.each([
    [['Due date updated to align with due dates published in the new CX guidance'], 'No change', 0],
    [['Milestone due date has been updated to align with OMB Memorandum 18-25.'], 'Milestone Due Date Changed', 0],
    [['Modified select milestone dates to align with the in depth analysis being conducted by the WG.'], null, 0],
    [[], 'pushed 1 month due to clearance timing', 'remark'],
    [[], 'Milestone Due Date Changed', null],
    [[], 'Milestone due date adjusted from Q3 to Q4', null],
    [[], 'date adjusted', null],
    [['Consolidated milestones'], 'No change', null],
    [[], null, null],
  ] as [string[], string | null, 0 | 'remark' | null][])('%j and %j', (footnotes, remark, which) => {
    const expected = which === 0 ? footnotes[0] : which === 'remark' ? remark : null;
    expect(printedReason(footnotes, remark)).toBe(expected);
  });
});
