import { inReportOrder, joinedBy, moved, newPlaces } from './order.js';

const row = (id: string, strategyId: string, position: number, group: string | null = null) => ({
  ...{ id, strategyId, position, group },
});
const ids = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join(' ');

describe('the order of milestones', () => {
  it('is that of their strategies, and within each their own', () => {
    const rows = [row('a', 'S2', 0), row('b', 'S1', 3), row('c', 'S1', 1)];
    expect(ids(inReportOrder(rows, ['S1', 'S2']))).toBe('c b a');
  });

  const rows = [row('a', 'S1', 0, 'North'), row('b', 'S1', 1, 'South'), row('c', 'S2', 2)];

  it.each([
    ['behind the last under its sub-heading', row('n', 'S1', 9, 'North'), 'a n b c'],
    ['at the end of its strategy under a new sub-heading', row('n', 'S1', 9, 'West'), 'a b n c'],
    ['at the end of all in a strategy without milestones', row('n', 'S3', 9), 'a b c n'],
    ['once, where it stood before', row('a', 'S2', 0), 'b c a'],
  ])('has a newcomer %s', (_, newcomer, expected) => {
    expect(ids(joinedBy(rows, newcomer))).toBe(expected);
  });

  it.each([
    ['b', 'up', 'b a c'],
    ['a', 'down', 'b a c'],
    ['a', 'up', 'a b c'],
    ['b', 'down', 'a b c'],
    ['x', 'down', 'a b c'],
  ] as const)('after %s went %s within its strategy is %s', (id, way, expected) => {
    const together = (a: { strategyId: string }, b: { strategyId: string }) => a.strategyId === b.strategyId;
    expect(ids(moved(rows, id, way, together))).toBe(expected);
  });

  it('gives new places to those alone that have another', () => {
    expect(newPlaces([row('b', 'S1', 1), row('a', 'S1', 0), row('c', 'S1', 2)])).toEqual([
      { id: 'b', position: 0 },
      { id: 'a', position: 1 },
    ]);
  });
});
