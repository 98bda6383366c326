import { nextQuarter, refusalsOfMoments, refusalsToOpen } from './opening.js';

const goal = (slug: string, updates: string, published = updates) => ({
  slug,
  updates: updates.split(' ').filter(Boolean) as 'FY2018-Q3'[],
  published: published.split(' ').filter(Boolean) as 'FY2018-Q3'[],
  correcting: [] as 'FY2018-Q3'[],
});

const CX = goal('customer-experience', 'FY2018-Q2 FY2018-Q3');

describe('Opening a round of Q4 FY 2018', () => {
  it.each([
    ['after a published quarter', [], [CX, goal('grants', 'FY2018-Q2')], []],
    ['after a released round', [{ quarter: 'FY2018-Q3', released: true }], [CX], []],
    ['with a goal that has nothing yet', [], [CX, goal('new-goal', '')], []],
    ['with a goal that has a plan of it', [], [CX, goal('grants', 'FY2018-Q2 FY2018-Q4', 'FY2018-Q2')], []],
    ['twice', [{ quarter: 'FY2018-Q4', released: true }], [CX], ['The round of Q4 FY 2018 was opened already.']],
    [
      'beside another',
      [{ quarter: 'FY2018-Q3', released: false }],
      [CX],
      ['The round of Q3 FY 2018 is open; release it before the next one is opened.'],
    ],
    [
      'without goals',
      [],
      [],
      ['No goal is on record under the agenda of Q4 FY 2018; import the plan of a quarter first.'],
    ],
    [
      'when it is published',
      [],
      [goal('grants', 'FY2018-Q4'), CX],
      ['Reports of Q4 FY 2018 are published already; the next round can be for Q1 FY 2019 or a later quarter.'],
    ],
    [
      'over an unpublished quarter',
      [],
      [goal('grants', 'FY2018-Q2 FY2018-Q3', 'FY2018-Q2')],
      [
        'grants Q3 FY 2018 is not published yet; publish it before Q4 FY 2018 is opened, because changes and first due dates are counted from published reports.',
      ],
    ],
    [
      'over a report that is being corrected',
      [],
      [CX, { ...goal('grants', 'FY2018-Q2 FY2018-Q3'), correcting: ['FY2018-Q3'] }],
      [
        'grants Q3 FY 2018 is being corrected; publish or discard the correction before Q4 FY 2018 is opened, because the round begins with what that report says.',
      ],
    ],
    [
      'before a later plan',
      [],
      [goal('grants', 'FY2019-Q1', '')],
      ['grants has an update of Q1 FY 2019 already; open the round of that quarter in place of Q4 FY 2018.'],
    ],
  ] as const)('%s', (_, rounds, goals, sentences) => {
    expect(refusalsToOpen('FY2018-Q4', rounds, goals)).toEqual(sentences);
  });
});

describe('The moments of a round', () => {
  const now = new Date('2018-11-01T12:00:00Z');
  const at = (day: number) => new Date(Date.UTC(2018, 10, day, 22));
  it.each([
    [at(15), null, 0],
    [at(15), at(15), 0],
    [at(15), at(20), 0],
    [at(15), at(14), 1],
    [new Date(0), new Date(1), 1],
    [at(15), new Date(1), 2],
  ])('due %s, released %s: %d sentences', (submissionsDueAt, releaseAt, count) => {
    expect(refusalsOfMoments({ submissionsDueAt, releaseAt }, now)).toHaveLength(count);
  });
});

describe('The next quarter', () => {
  it.each([
    [['FY2018-Q3', 'FY2018-Q2'], [], 'FY2018-Q4'],
    [['FY2018-Q3'], ['FY2018-Q4'], 'FY2019-Q1'],
    [[], [], null],
  ] as const)('after %s and rounds %s is %s', (published, rounds, next) => {
    expect(nextQuarter(published, rounds)).toBe(next);
  });
});
