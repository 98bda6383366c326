/** A row as far as its place goes. */
export interface Placed {
  id: string;
  strategyId: string;
  group: string | null;
  position: number;
}

/** The milestones of a quarter in the order of the report: strategy by strategy, and within each as they are placed. */
export const inReportOrder = <T extends Placed>(rows: readonly T[], strategyIds: readonly string[]): T[] =>
  rows.toSorted(
    (a, b) => strategyIds.indexOf(a.strategyId) - strategyIds.indexOf(b.strategyId) || a.position - b.position,
  );

/**
 * The rows with one of them where it belongs when it has just come to its strategy and sub-heading: behind the last one
 * that stands there, or else at the end of the strategy.
 */
export const joinedBy = (rows: readonly Placed[], newcomer: Placed): Placed[] => {
  const others = rows.filter(({ id }) => id !== newcomer.id);
  const ofStrategy = (row: Placed): boolean => row.strategyId === newcomer.strategyId;
  const sameGroup = others.findLastIndex((row) => ofStrategy(row) && row.group === newcomer.group);
  const after = sameGroup >= 0 ? sameGroup : others.findLastIndex(ofStrategy);
  return others.toSpliced(after + 1 || others.length, 0, newcomer);
};

/** Which way one of a list goes. */
export type Way = 'up' | 'down';

/** The list with one of it changed for its neighbor among those that stand together; as it is where there is none. */
export const moved = <T extends { id: string }>(
  list: readonly T[],
  id: string,
  way: Way,
  together: (a: T, b: T) => boolean = () => true,
): T[] => {
  const place = list.findIndex((one) => one.id === id);
  const one = list[place];
  const step = way === 'up' ? -1 : 1;
  const neighbor = list[place + step];
  if (!one || !neighbor || !together(one, neighbor)) return [...list];
  return list.with(place, neighbor).with(place + step, one);
};

/** Those whose place in the list is not the one they have, each with the one it should have. */
export const newPlaces = (list: readonly { id: string; position: number }[]): { id: string; position: number }[] =>
  list.flatMap(({ id, position }, place) => (position === place ? [] : [{ id, position: place }]));
