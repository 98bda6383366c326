import { quarterOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { GoalLife, LifeRow } from './goal-life.js';
import { isMissed, type PictureShape, standingShape } from './standing-words.js';

/** The side of a cell in pixels: on a wide screen the strip is drawn half as large again, for it holds no words. */
export const CELL = 24;
export const STRIP = 30;
const SHAPE = 15;
/** Due dates stand in the upper lane, statuses in the lower. */
const DUE = 5;
const STATUS = 19;

export interface LifeStrip {
  width: number;
  height: number;
  shapes: { name: PictureShape; x: number; y: number }[];
  /** The cells in which it is missed. */
  hatched: string | null;
  /** Where nothing was published, a dash. */
  dashes: string | null;
  /** From where it was first due to where it is due now, or to the edge where that is not drawn. */
  move: string | null;
  head: string | null;
  /** That it is due after the last quarter that is drawn. */
  later: string | null;
  first: string | null;
  due: string | null;
}

/** One milestone over the quarters: its statuses in cells, above them where it was due first and is due now. */
export const lifeStrip = ({ standings, due }: LifeRow, quarters: readonly QuarterKey[]): LifeStrip => {
  const at = (quarter: QuarterKey | null): number | null => {
    const place = quarter === null ? -1 : quarters.indexOf(quarter);
    return place < 0 ? null : place * CELL + CELL / 2;
  };
  const [first, now] = [at(due.first), at(due.quarter)];
  return {
    width: quarters.length * CELL,
    height: STRIP,
    shapes: standings.flatMap((standing, place) => {
      const name = standingShape(standing);
      // What is no longer tracked is marked where it left, once.
      const still = standing.kind === 'left' && standings[place - 1]?.kind === 'left';
      return name === null || still ? [] : [{ name, x: place * CELL + (CELL - SHAPE) / 2, y: STATUS - SHAPE / 2 }];
    }),
    hatched: joined(standings, isMissed, (x) => `M${x} 10h${CELL}v${STRIP - 11}h-${CELL}z`),
    dashes: joined(
      standings,
      ({ kind }) => kind === 'no-report',
      (x) => `M${x + 9} ${STATUS}h6`,
    ),
    ...moveOf(due, quarters, first, now),
    first: first !== null && due.first !== due.quarter ? triangle(first) : null,
    due: now === null ? null : triangle(now),
  };
};

const joined = (
  standings: LifeRow['standings'],
  wanted: (standing: LifeRow['standings'][number]) => boolean,
  path: (x: number) => string,
): string | null => standings.map((one, place) => (wanted(one) ? path(place * CELL) : '')).join('') || null;

const triangle = (x: number): string => `M${x - 5} ${DUE - 4}h10l-5 8z`;

const moveOf = (
  { first, quarter }: LifeRow['due'],
  quarters: readonly QuarterKey[],
  from: number | null,
  to: number | null,
): Pick<LifeStrip, 'move' | 'head' | 'later'> => {
  const none = { move: null, head: null, later: null };
  if (quarter === null || first === null) return none;
  const [start, end] = [from ?? edgeOf(first, quarters), to ?? edgeOf(quarter, quarters)];
  const beyond = to === null && quarter > (quarters.at(-1) ?? quarter);
  if (beyond) {
    const later = `M${end - 10} ${DUE - 4}l4 4l-4 4M${end - 5} ${DUE - 4}l4 4l-4 4`;
    if (from === null || end - from < CELL) return { ...none, later };
    return { move: `M${from} ${DUE}H${end - 17}`, head: `M${end - 12} ${DUE}l-6 -4v8z`, later };
  }
  if (first === quarter || to === null || start === end) return none;
  const step = start < end ? 1 : -1;
  const tip = end - step * 5;
  return { ...none, move: `M${start} ${DUE}H${tip - step * 4}`, head: `M${tip} ${DUE}l${-step * 6} -4v8z` };
};

const edgeOf = (quarter: QuarterKey, quarters: readonly QuarterKey[]): number =>
  quarter < (quarters[0] ?? quarter) ? 0 : quarters.length * CELL;

export interface StripHead {
  width: number;
  labels: { x: number; text: string; newest: boolean }[];
  years: { x: number; text: string; line: string }[];
  ahead: { x: number; width: number } | null;
}

/** What stands over the strips: each quarter, and the fiscal years over them, as long as there is room. */
export const stripHead = ({ quarters, newest }: Pick<GoalLife, 'quarters' | 'newest'>): StripHead => {
  const years: { year: number; from: number; to: number }[] = [];
  quarters.forEach((quarter, place) => {
    const { fiscalYear } = quarterOf(quarter);
    const last = years.at(-1);
    if (last?.year === fiscalYear) last.to = place + 1;
    else years.push({ year: fiscalYear, from: place, to: place + 1 });
  });
  const drawn = quarters.indexOf(newest) + 1;
  return {
    width: quarters.length * CELL,
    labels: quarters.map((quarter, place) => ({
      x: place * CELL + CELL / 2,
      text: `Q${quarterOf(quarter).quarter}`,
      newest: quarter === newest,
    })),
    years: years.map(({ year, from, to }) => ({
      x: ((from + to) * CELL) / 2,
      text: [String(year).slice(2), `FY${String(year).slice(2)}`, `FY ${year}`][Math.min(to - from, 3) - 1] ?? '',
      line: `M${from * CELL + 1} 18h${(to - from) * CELL - 2}`,
    })),
    ahead: drawn < quarters.length ? { x: drawn * CELL, width: (quarters.length - drawn) * CELL } : null,
  };
};
