import { labelOf, quarterOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { LifeQuarter, MilestoneLife } from './milestone-life.js';

/** One column of the picture (a row of the narrow one): a quarter, or a run of quarters that are all the same. */
export interface LifeColumn extends LifeQuarter {
  /** How many quarters the column stands for. */
  count: number;
  last: QuarterKey;
  newest: boolean;
}

/** With more columns than this, quarters in a row in which nothing changes are drawn as one. */
export const COLUMNS = 10;

/** The columns of a life, with runs drawn as one where there would be too many. */
export const columnsOf = (life: MilestoneLife): LifeColumn[] => {
  const turning = new Set<QuarterKey | null>([
    ...[life.first, life.due.quarter, life.recovery, life.newest, life.completedIn],
    ...life.moves.flatMap((move) => [move.from, move.to, move.in]),
  ]);
  const joins = life.quarters.length > COLUMNS;
  const columns: LifeColumn[] = [];
  for (const one of life.quarters) {
    const last = columns.at(-1);
    if (joins && last && !turning.has(one.quarter) && !turning.has(last.last) && same(last, one)) {
      last.count += 1;
      last.last = one.quarter;
    } else {
      columns.push({ ...one, count: 1, last: one.quarter, newest: one.quarter === life.newest });
    }
  }
  return columns;
};

const same = (a: LifeQuarter, b: LifeQuarter): boolean =>
  a.standing.kind === b.standing.kind &&
  (a.standing.kind !== 'reported' || b.standing.kind !== 'reported' || a.standing.status === b.standing.status);

/** The place of the column that holds a quarter. Throws where none does: the picture would lie. */
export const placeOf = (columns: readonly LifeColumn[], quarter: QuarterKey): number => {
  const place = columns.findIndex(({ quarter: from, last }) => from <= quarter && quarter <= last);
  if (place < 0) throw new RangeError(`${labelOf(quarter)} is not on the picture`);
  return place;
};

/** `Q3`, or `8 quarters` for a run. */
export const columnLabel = ({ quarter, count }: LifeColumn): string =>
  count === 1 ? `Q${quarterOf(quarter).quarter}` : `${count} quarters`;

/** `FY 2018`, or `FY 2018–2020` for a run over several. */
export const yearLabel = ({ quarter, last }: LifeColumn): string => {
  const [from, to] = [quarterOf(quarter).fiscalYear, quarterOf(last).fiscalYear];
  return from === to ? `FY ${from}` : `FY ${from}–${to}`;
};
