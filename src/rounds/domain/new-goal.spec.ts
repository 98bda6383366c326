import { nextNumber, refusalsToAdd } from './new-goal.js';

const KNOWN = [
  { slug: 'workforce', number: 1, title: 'The workforce', ofAgenda: true },
  { slug: 'grants', number: 8, title: 'Grants', ofAgenda: true },
  { slug: 'cyber', number: 9, title: 'Cyber', ofAgenda: false },
];

describe('a new goal', () => {
  it.each([
    ['nothing', { slug: 'fraud', number: 2 }, []],
    ['no number of another agenda', { slug: 'fraud', number: 9 }, []],
    ['a name that is taken', { slug: 'cyber', number: 2 }, ['cyber is the name of another goal']],
    ['a number that is taken', { slug: 'fraud', number: 8 }, ['Number 8 is that of Grants.']],
    ['a name that is an address', { slug: 'new', number: 2 }, ['“new” cannot be the name']],
    [
      'both',
      { slug: 'grants', number: 1 },
      ['grants is the name of another goal', 'Number 1 is that of The workforce.'],
    ],
  ])('has against it %s', (_, goal, beginnings) => {
    const refusals = refusalsToAdd(goal, KNOWN);
    expect(refusals).toHaveLength(beginnings.length);
    beginnings.forEach((beginning, index) => {
      expect(refusals[index]).toMatch(new RegExp(`^${beginning}`));
    });
  });

  it.each([
    [KNOWN, 9],
    [[], 1],
  ])('has the next number of its agenda', (known, number) => {
    expect(nextNumber(known)).toBe(number);
  });
});
