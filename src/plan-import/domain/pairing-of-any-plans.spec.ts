import fc from 'fast-check';
import type { StrategyPairing } from './pair-strategies.js';
import { pairMilestones } from './pairing.js';

const strategies = (count: number): StrategyPairing => ({
  pairs: [...Array(count).keys()].map((at) => ({ previous: at, current: at, how: 'same' })),
  gone: [],
  new: [],
});

describe('for any plans', () => {
  const words = [
    'publish',
    'draft',
    'final',
    'guidance',
    'FY19',
    'FY20',
    'data',
    'agencies',
    'pilot',
    '–',
    'dashboard',
    'second',
  ];
  const title = fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((chosen) => chosen.join(' '));
  const milestone = fc.record({
    strategy: fc.nat(3),
    group: fc.constantFrom(null, 'A', 'B'),
    title,
    due: fc.constantFrom(null, 'TBD', 'Q3 FY18', '4Q2018'),
    owner: fc.constantFrom(null, 'OMB', 'OMB, GSA'),
  });
  const plan = fc.array(milestone, { maxLength: 14 });

  it('pairs a plan with itself, row by row', () => {
    fc.assert(
      fc.property(plan, (rows) => {
        const { pairs, doubtful } = pairMilestones(rows, rows, strategies(4));
        expect(pairs.map(({ previous, current, how }) => ({ previous, current, how }))).toEqual(
          rows.map((_, at) => ({ previous: at, current: at, how: 'same' })),
        );
        expect(doubtful).toEqual([]);
      }),
    );
  });

  it('finds every row again in another order', () => {
    const distinct = fc.uniqueArray(milestone, { selector: (each) => each.title, maxLength: 14 });
    const shuffled = distinct.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const { pairs } = pairMilestones(rows, others, strategies(4));
        expect(pairs.map(({ current }) => others[current])).toEqual(rows);
      }),
    );
  });

  it('counts every row once, pairs none twice, and says the same when asked again', () => {
    fc.assert(
      fc.property(plan, plan, fc.nat(4), (a, b, paired) => {
        const result = pairMilestones(a, b, strategies(paired));
        const sorted = (list: number[]): number[] => list.sort((x, y) => x - y);
        expect(sorted([...result.pairs.map(({ previous }) => previous), ...result.gone])).toEqual([...a.keys()]);
        expect(sorted([...result.pairs.map(({ current }) => current), ...result.new])).toEqual([...b.keys()]);
        const { doubtful } = result;
        expect(new Set(doubtful.map(({ previous }) => previous)).size).toBe(doubtful.length);
        expect(
          doubtful.every(({ previous, current }) => result.gone.includes(previous) && result.new.includes(current)),
        ).toBe(true);
        expect(doubtful.map(({ similarity }) => similarity)).toEqual(
          doubtful.map(({ similarity }) => similarity).sort((x, y) => y - x),
        );
        expect(pairMilestones(a, b, strategies(paired))).toEqual(result);
      }),
    );
  });
});
