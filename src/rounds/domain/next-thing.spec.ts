import { nextForPpm, nextForTeam } from './next-thing.js';
import type { GoalStanding } from './goal-standing.js';

const standing = (facts: Partial<GoalStanding>): GoalStanding => ({
  ...{ slug: 'grants', number: 8, title: 'Grants', stage: 'not started', milestones: 20, people: [], step: null },
  ...{ withoutStatus: 0, unexplained: 0, otherFindings: 0, comments: 0, commentBy: null },
  ...facts,
});

describe('The very next thing', () => {
  it.each([
    ['not started, 12 without a status', { withoutStatus: 12, unexplained: 2 }, 'Give 12 milestones a status'],
    ['one without a status', { stage: 'drafting', withoutStatus: 1 }, 'Give 1 milestone a status'],
    ['misses', { stage: 'drafting', unexplained: 2, otherFindings: 3 }, 'Explain 2 misses'],
    ['one miss', { stage: 'drafting', unexplained: 1 }, 'Explain 1 miss'],
    ['other findings', { stage: 'drafting', otherFindings: 3 }, 'Settle 3 findings'],
    [
      'a comment while drafting comes last',
      { stage: 'drafting', comments: 1, commentBy: 'Pat' },
      'Read the comment of Pat',
    ],
    ['nothing lacking', { stage: 'drafting' }, 'Submit'],
    [
      'returned with a comment',
      { stage: 'returned', comments: 1, commentBy: 'Pat', withoutStatus: 4 },
      'Read the comment of Pat',
    ],
    ['returned with comments', { stage: 'returned', comments: 3, commentBy: 'Pat' }, 'Read 3 comments'],
    ['returned and mended', { stage: 'returned' }, 'Submit again'],
    ['submitted', { stage: 'submitted' }, 'Waiting for review'],
    ['submitted with a comment', { stage: 'submitted', comments: 1, commentBy: 'Pat' }, 'Read the comment of Pat'],
    ['approved', { stage: 'approved' }, 'See it as the public will'],
    ['released', { stage: 'released' }, 'Read the report'],
  ] as const)('for the team: %s', (_, facts, text) => {
    expect(nextForTeam(standing(facts)).text).toBe(text);
  });

  it.each([
    [{ stage: 'submitted' }, 'Review'],
    [{ stage: 'approved' }, 'See it as the public will'],
    [{ stage: 'approved', otherFindings: 1 }, 'Settle 1 finding'],
    [{ stage: 'released' }, 'Read the report'],
    [{ stage: 'drafting' }, 'Look at the draft'],
  ] as const)('for PPM: %o', (facts, text) => {
    expect(nextForPpm(standing(facts)).text).toBe(text);
  });
});
