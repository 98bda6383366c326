import fc from 'fast-check';
import { pairStrategies, type PlacedStrategy } from './pair-strategies.js';

const strategy = (title: string, label: string | null = null, continues?: string): PlacedStrategy => ({
  label,
  title,
  ...(continues === undefined ? {} : { continues }),
});

it.each<[string, PlacedStrategy, PlacedStrategy, string]>([
  ['the same', strategy('Standardize Data', 'Strategy 1'), strategy('Standardize data.', 'Strategy 1'), 'same'],
  [
    'another label',
    strategy('Enterprise Data Governance', 'Strategy 1'),
    strategy('Enterprise Data Governance'),
    'relabelled',
  ],
  [
    'a longer title',
    strategy('Reduce Unnecessary Agency Costs and Compliance Requirements', 'Strategy 4'),
    strategy('Reduce Unnecessary Agency Costs and Compliance Requirements, and Increase High-Value Work', 'Strategy 4'),
    'retitled',
  ],
  ['the plan says so', strategy('Manage Risk'), strategy('Digital Tools', null, 'Manage risk'), 'continues'],
])('knows a strategy again: %s', (_, before, now, how) => {
  expect(pairStrategies([before], [now])).toEqual({ pairs: [{ previous: 0, current: 0, how }], gone: [], new: [] });
});

it.each([
  [
    'another strategy under the old label',
    strategy('Digital Tools', 'Strategy 2'),
    strategy('Manage Risk', 'Strategy 2'),
  ],
  ['few words in common', strategy('Modernize the IT Stack'), strategy('Modernize the Federal IT Delivery Model')],
  ['one word of three replaced', strategy('Embrace Cloud Solutions'), strategy('Embrace Modern Technology Solutions')],
  [
    'the opposite',
    strategy('Increase Agency Use of Cards', 'Strategy 3'),
    strategy('Reduce Agency Use of Cards', 'Strategy 3'),
  ],
])('does not know again: %s', (_, before, now) => {
  expect(pairStrategies([before], [now])).toEqual({ pairs: [], gone: [0], new: [0] });
});

it('follows the titles where the strategies changed places', () => {
  const [networks, assets, personnel] = [
    strategy('Protect Networks and Data'),
    strategy('Manage Asset Security'),
    strategy('Limit Personnel Access'),
  ];
  const { pairs } = pairStrategies([networks, assets, personnel], [assets, personnel, networks]);
  expect(pairs).toEqual([
    { previous: 0, current: 2, how: 'same' },
    { previous: 1, current: 0, how: 'same' },
    { previous: 2, current: 1, how: 'same' },
  ]);
});

it('lets several continue one that ended, and none continue one that stands', () => {
  const before = [strategy('Manage Risk'), strategy('Standardize Data')];
  const now = [
    strategy('Digital Tools', null, 'Manage risk'),
    strategy('Trusted Suppliers', null, 'Manage Risk¹'),
    strategy('Standardize Data'),
    strategy('Open Records', null, 'Standardize Data'),
  ];
  expect(pairStrategies(before, now)).toEqual({
    pairs: [
      { previous: 0, current: 0, how: 'continues' },
      { previous: 0, current: 1, how: 'continues' },
      { previous: 1, current: 2, how: 'same' },
    ],
    gone: [],
    new: [3],
  });
});

it('takes neither where one strategy could go on as two', () => {
  const before = [strategy('Improve Digital Services and Customer Experience')];
  const now = [
    strategy('Improve Digital Services and Customer Experience at Agencies'),
    strategy('Improve Digital Services and Customer Experience for All'),
  ];
  expect(pairStrategies(before, now)).toEqual({ pairs: [], gone: [0], new: [0, 1] });
});

it('pairs any list with itself, and counts every strategy once in any two lists', () => {
  const anyStrategy = fc.record({
    label: fc.constantFrom(null, 'Strategy 1', 'Strategy 2'),
    title: fc.constantFrom('Standardize Data', 'Manage Risk', 'Manage Risk Well', 'Improve Digital Services', ''),
  });
  const anyList = fc.array(anyStrategy, { maxLength: 8 });
  fc.assert(
    fc.property(anyList, anyList, (a, b) => {
      const itself = pairStrategies(a, a);
      expect(itself.pairs).toEqual(a.map((__, at) => ({ previous: at, current: at, how: 'same' })));
      const { pairs, gone, new: fresh } = pairStrategies(a, b);
      const sorted = (list: number[]): number[] => list.sort((x, y) => x - y);
      expect(sorted([...pairs.map(({ previous }) => previous), ...gone])).toEqual([...a.keys()]);
      expect(sorted([...pairs.map(({ current }) => current), ...fresh])).toEqual([...b.keys()]);
    }),
  );
});
