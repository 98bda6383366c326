import fc from 'fast-check';
import { type ChangeKind, type ComparedMilestone, changesSince } from './change.js';
import { MILESTONE_STATUSES } from './status.js';

const milestone = (
  over: Partial<ComparedMilestone> & { dueQuarter?: `FY${number}-Q${1 | 2 | 3 | 4}` | null; dueText?: string } = {},
): ComparedMilestone => {
  const { dueQuarter = 'FY2018-Q4', dueText = '4Q FY18', ...rest } = over;
  return {
    title: 'Charter a customer experience working group',
    status: 'On track',
    missed: false,
    owners: ['PPM'],
    ownerText: 'PPM',
    due: {
      kind: dueQuarter ? 'scheduled' : 'unscheduled',
      quarter: dueQuarter,
      interpreted: false,
      text: dueText,
      first: dueQuarter,
      slip: 0,
      moves: 0,
      history: [],
      rescheduled: false,
      movedWhenDue: false,
      movedAfterMiss: false,
    },
    ...rest,
  };
};

const kinds = (
  last: ComparedMilestone | null,
  now: ComparedMilestone,
  move: { from: string; to: string } | null = null,
) => changesSince(last, now, move).map(({ kind }) => kind);

describe('what changed from the last edition', () => {
  it.each([
    ['completed', milestone(), milestone({ status: 'Completed' })],
    ['newly-missed', milestone(), milestone({ status: 'Missed', missed: true })],
    ['newly-missed', milestone({ status: 'At risk' }), milestone({ status: 'Missed', missed: true })],
    ['still-missed', milestone({ status: 'Missed', missed: true }), milestone({ status: 'Missed', missed: true })],
    ['completed', milestone({ status: 'Missed', missed: true }), milestone({ status: 'Completed' })],
    ['better', milestone({ status: 'Not started' }), milestone()],
    ['better', milestone({ status: 'At risk' }), milestone()],
    ['worse', milestone(), milestone({ status: 'At risk' })],
    ['worse', milestone({ status: 'Completed' }), milestone()],
    ['withdrawn', milestone(), milestone({ status: 'Withdrawn' })],
    ['status-changed', milestone({ status: 'Not reported' }), milestone()],
    ['status-changed', milestone({ status: 'Ongoing' }), milestone()],
    ['status-changed', milestone(), milestone({ status: 'Not reported' })],
    ['status-changed', milestone({ status: 'Withdrawn' }), milestone()],
    ['due-moved', milestone(), milestone({ dueQuarter: 'FY2019-Q2', dueText: '2Q FY19' })],
    ['due-moved', milestone(), milestone({ dueQuarter: null, dueText: 'TBD' })],
    ['due-set', milestone({ dueQuarter: null, dueText: 'TBD' }), milestone()],
    ['due-restated', milestone({ dueText: 'July 2018' }), milestone({ dueText: 'August 2018' })],
    ['no-change', milestone({ dueText: 'Q4FY18' }), milestone({ dueText: 'Q4 FY18' })],
    ['no-change', milestone(), milestone({ title: 'Charter a customer experience  working group.' })],
    ['reworded', milestone(), milestone({ title: 'Charter a working group' })],
    ['owner-changed', milestone(), milestone({ owners: ['PPM', 'VA'], ownerText: 'PPM/VA' })],
    ['no-change', milestone({ owners: ['PPM', 'VA'] }), milestone({ owners: ['VA', 'ppm'] })],
    ['new', null, milestone()],
    ['no-change', milestone(), milestone()],
  ] as [ChangeKind, ComparedMilestone | null, ComparedMilestone][])('%s', (kind, last, now) => {
    expect(kinds(last, now)).toEqual([kind]);
  });

  it('names both ends', () => {
    expect(changesSince(milestone(), milestone({ dueQuarter: 'FY2019-Q2' }), null)).toEqual([
      { kind: 'due-moved', from: 'FY2018-Q4', to: 'FY2019-Q2' },
    ]);
    expect(changesSince(milestone(), milestone({ title: 'Charter a working group' }), null)).toEqual([
      { kind: 'reworded', from: 'Charter a customer experience working group', to: 'Charter a working group' },
    ]);
  });

  it('may be several things at once', () => {
    const now = milestone({ status: 'At risk', dueQuarter: 'FY2019-Q1', title: 'Charter two working groups' });
    expect(kinds(milestone(), now, { from: 'Celebrate Success', to: 'Keep a Customer Focus' })).toEqual([
      'worse',
      'due-moved',
      'reworded',
      'moved-strategy',
    ]);
  });

  it('does not call it better that a missed milestone got a later date', () => {
    const last = milestone({ status: 'Missed', missed: true, dueQuarter: 'FY2018-Q2' });
    expect(kinds(last, milestone({ dueQuarter: 'FY2019-Q1' }))).toEqual(['status-changed', 'due-moved']);
  });

  it('never says "no change" where the status changed', () => {
    const statuses = fc.constantFrom(...MILESTONE_STATUSES);
    fc.assert(
      fc.property(statuses, statuses, (before, after) => {
        const [last, now] = [before, after].map((status) => milestone({ status, missed: status === 'Missed' }));
        expect(kinds(last!, now!).includes('no-change')).toBe(before === after && before !== 'Missed');
      }),
    );
  });
});
