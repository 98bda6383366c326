import { headlineOf } from './headline.js';

type Counts = Parameters<typeof headlineOf>[0];

const none: Counts = {
  milestones: 0,
  completed: 0,
  onTrack: 0,
  ongoing: 0,
  notStarted: 0,
  atRisk: 0,
  missed: 0,
  notReported: 0,
  withdrawn: 0,
};

const counts = (some: Partial<Counts>): Counts => ({
  ...none,
  ...some,
  milestones: Object.values(some).reduce((sum, count) => sum + count, 0),
});

describe('the headline', () => {
  it.each([
    [{ completed: 14, onTrack: 9, missed: 1 }, 'The goal has met or is on track for all of its milestones except one.'],
    [{ completed: 9, onTrack: 18, missed: 2 }, 'The goal has met or is on track for all of its milestones except two.'],
    [{ completed: 3, ongoing: 1 }, 'The goal has met or is on track for all of its milestones.'],
    [
      { onTrack: 28, atRisk: 1 },
      'The goal has met or is on track for all of its milestones except one, which is at risk.',
    ],
    [{ onTrack: 2, atRisk: 3 }, 'The goal has met or is on track for 2 of its 5 milestones: 3 at risk.'],
    [{ onTrack: 8, notStarted: 11 }, 'The goal has met or is on track for 8 of its 19 milestones: 11 not started.'],
    [
      { completed: 2, notReported: 1 },
      'The goal has met or is on track for all of its milestones except one, for which no status was reported.',
    ],
    [
      { completed: 3, onTrack: 4, missed: 1, atRisk: 2 },
      'The goal has met or is on track for 7 of its 10 milestones: 1 missed, 2 at risk.',
    ],
    [
      { missed: 1, atRisk: 1, notStarted: 2, notReported: 3 },
      'The goal has met or is on track for 0 of its 7 milestones: 1 missed, 1 at risk, 2 not started, 3 without a reported status.',
    ],
    [{ missed: 2 }, 'The goal has met or is on track for 0 of its 2 milestones: 2 missed.'],
    [{ notReported: 28 }, 'No status was reported for any of the goal’s 28 milestones.'],
    [{ completed: 1, withdrawn: 2 }, 'The goal’s one milestone has been met.'],
    [{ missed: 1 }, 'The goal’s one milestone was missed.'],
    [{ notReported: 1 }, 'The goal’s one milestone has no reported status.'],
    [{ onTrack: 1 }, 'The goal’s one milestone is on track.'],
    [{ withdrawn: 2 }, 'All of the goal’s milestones have been withdrawn.'],
    [{}, 'The goal has no milestones yet.'],
  ])('of %j', (some, sentence) => {
    expect(headlineOf(counts(some))).toBe(sentence);
  });
});
