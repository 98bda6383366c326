import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { DueRow } from './due-rows.js';
import { columnLabel, type LifeColumn, placeOf, yearLabel } from './life-columns.js';
import { isMissed, type PictureShape, standingShape, standingWord } from './standing-words.js';
import { widthOf } from './text-width.js';

/** The type sizes of the picture, in pixels: it is never scaled. */
export const TEXT = 14;
export const SMALL = 13;

const GUTTER = 80;
const COLUMN = { least: 92, most: 136 };
/** What fits beside the margins of the narrowest window that gets the wide picture. */
const ROOM = 1024;
const ROW = 42;
const BAND = 68;
const SHAPE = 22;
const EDGE = 6;

export interface PlacedText {
  x: number;
  y: number;
  text: string;
}

export interface LifeCell {
  x: number;
  y: number;
  width: number;
  height: number;
  middle: number;
  shape: { name: PictureShape; x: number; y: number } | null;
  missed: boolean;
  empty: boolean;
  newest: boolean;
  words: PlacedText[];
  badges: PlacedText[];
}

export interface DueStep {
  kind: DueRow['kind'];
  current: boolean;
  badge: PlacedText | null;
  label: PlacedText;
  /** From the old due quarter to the new one; null where nothing moved. */
  arrow: { path: string; head: string } | null;
  mark: string | null;
  /** From here down to the quarter it names. */
  drop: string | null;
}

export interface WideLife {
  width: number;
  height: number;
  /** Wider than a window: it then scrolls in a frame of its own. */
  scrolls: boolean;
  heads: PlacedText[];
  steps: DueStep[];
  cells: LifeCell[];
  labels: (PlacedText & { newest: boolean })[];
  years: (PlacedText & { line: string })[];
}

/** The picture of a life with time from left to right: the due date step by step, under it what each report said. */
export const wideLife = (columns: readonly LifeColumn[], rows: readonly DueRow[]): WideLife => {
  const share = Math.floor((ROOM - GUTTER) / columns.length);
  const column = Math.min(COLUMN.most, Math.max(COLUMN.least, share));
  const longest = Math.max(...rows.map(({ text }) => widthOf(text, TEXT) + 40));
  const width = GUTTER + Math.max(columns.length * column, longest);
  const middleOf = (place: number): number => GUTTER + place * column + column / 2;
  const at = (quarter: QuarterKey): number => middleOf(placeOf(columns, quarter));
  const top = rows.length * ROW + EDGE;
  const cells = columns.map((one, place) => cellOf(one, GUTTER + place * column, top, column));
  const steps = rows.map((row, index) => stepOf(row, index * ROW, { at, width, top }));
  const axis = top + BAND + 20;
  return {
    width,
    height: axis + 50,
    scrolls: width > ROOM,
    heads: [
      { x: 0, y: TEXT + 2, text: 'Due date' },
      { x: 0, y: top + BAND / 2 + 5, text: 'Reported' },
    ],
    steps,
    cells,
    labels: columns.map((one, place) => ({ x: middleOf(place), y: axis, text: columnLabel(one), newest: one.newest })),
    years: yearsOf(columns, column, axis + 10),
  };
};

const cellOf = (column: LifeColumn, x: number, y: number, width: number): LifeCell => {
  const { standing } = column;
  const middle = x + width / 2;
  const name = standingShape(standing);
  const lines = standing.kind === 'ahead' ? [] : linesWithin(standingWord(standing), width - 6);
  const first = y + (name ? 48 : BAND / 2 + 4) - (lines.length - 1) * 4;
  return {
    ...{ x: x + 2, y, width: width - 4, height: BAND, middle },
    shape: name && { name, x: middle - SHAPE / 2, y: y + (lines.length > 1 ? 4 : 9) },
    missed: isMissed(standing),
    empty: standing.kind !== 'reported',
    newest: column.newest,
    words: lines.map((text, index) => ({ x: middle, y: first + index * 15, text })),
    badges: column.moves.map((number, index) => ({ x: x + width - 14 - index * 20, y: y + 13, text: String(number) })),
  };
};

/** A word or two in one line where they fit, else one under the other. */
const linesWithin = (text: string, width: number): string[] => {
  const space = text.lastIndexOf(' ');
  return widthOf(text, SMALL) <= width || space < 0 ? [text] : [text.slice(0, space), text.slice(space + 1)];
};

interface Plane {
  at(quarter: QuarterKey): number;
  width: number;
  top: number;
}

const stepOf = (row: DueRow, y: number, { at, width, top }: Plane): DueStep => {
  const { kind, current, number, from, to } = row;
  const line = y + 30;
  const [start, end] = [from && at(from), to && at(to)];
  const anchor = Math.min(start ?? end ?? GUTTER, end ?? start ?? GUTTER) - 8;
  const room = widthOf(row.text, TEXT) + (number === null ? 0 : 22);
  const left = Math.max(GUTTER, Math.min(anchor, width - room - 2));
  const mark = end ?? start;
  return {
    kind,
    current,
    badge: number === null ? null : { x: left + 8, y: y + 11, text: String(number) },
    label: { x: left + (number === null ? 0 : 22), y: y + 16, text: row.text },
    arrow: start !== null && end !== null ? arrow(start, end, line) : null,
    mark: mark === null ? null : markPath(kind, mark, line),
    drop: current && end !== null ? `M${end} ${line + 8}V${top}` : null,
  };
};

const arrow = (from: number, to: number, y: number): { path: string; head: string } => {
  const step = from < to ? 1 : -1;
  const tip = to - step * 9;
  return { path: `M${from} ${y}H${tip - step * 6}`, head: `M${tip} ${y}l${-step * 9} -5v10z` };
};

/** A triangle that points down to a quarter, a circle for a quarter of recovery, a cross for a date taken away. */
const markPath = (kind: DueRow['kind'], x: number, y: number): string => {
  if (kind === 'recovery') return `M${x - 6} ${y}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z`;
  if (kind === 'taken') return `M${x - 6} ${y - 6}l12 12M${x + 6} ${y - 6}l-12 12`;
  return `M${x - 8} ${y - 6}h16l-8 13z`;
};

const yearsOf = (columns: readonly LifeColumn[], column: number, y: number): WideLife['years'] => {
  const groups: { text: string; from: number; to: number }[] = [];
  columns.forEach((one, place) => {
    const text = yearLabel(one);
    const last = groups.at(-1);
    if (last?.text === text) last.to = place;
    else groups.push({ text, from: place, to: place });
  });
  return groups.map(({ text, from, to }) => {
    const [left, right] = [GUTTER + from * column + 2, GUTTER + (to + 1) * column - 2];
    return { x: (left + right) / 2, y: y + 22, text, line: `M${left} ${y}v5H${right}v-5` };
  });
};
