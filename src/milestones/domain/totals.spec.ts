import fc from 'fast-check';
import { DUE_KINDS } from './due.js';
import { MILESTONE_STATUSES } from './status.js';
import { totalsOf } from './totals.js';

const counted = fc.record({
  status: fc.constantFrom(...MILESTONE_STATUSES),
  completedLate: fc.boolean(),
  due: fc.record({ kind: fc.constantFrom(...DUE_KINDS) }),
  changes: fc.constant([]),
});

describe('the counts of a report', () => {
  it('add up to the number of milestones, by status and by due date', () => {
    fc.assert(
      fc.property(fc.array(counted), (milestones) => {
        const totals = totalsOf(milestones, 0);
        const { completed, onTrack, ongoing, notStarted, atRisk, missed, notReported, withdrawn } = totals;
        expect(completed + onTrack + ongoing + notStarted + atRisk + missed + notReported + withdrawn).toBe(
          totals.milestones,
        );
        expect(Object.values(totals.due).reduce((sum, count) => sum + count, 0)).toBe(totals.milestones);
        expect(totals.milestones).toBe(milestones.length);
      }),
    );
  });

  it('count each status where it belongs, and changes beside them', () => {
    const one = (
      status: (typeof MILESTONE_STATUSES)[number],
      kinds: ('new' | 'due-moved' | 'newly-missed')[] = [],
    ) => ({
      status,
      completedLate: false,
      due: { kind: 'scheduled' as const },
      changes: kinds.map((kind) => ({ kind })),
    });
    expect(
      totalsOf(
        [one('Completed'), one('Missed', ['newly-missed']), one('Missed', ['due-moved']), one('At risk', ['new'])],
        3,
      ),
    ).toMatchObject({
      milestones: 4,
      completed: 1,
      missed: 2,
      atRisk: 1,
      newlyMissed: 1,
      dueMoved: 1,
      new: 1,
      noLongerTracked: 3,
    });
  });
});
