import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { DueRow } from './due-rows.js';
import { columnLabel, type LifeColumn, placeOf, yearLabel } from './life-columns.js';
import type { PlacedText } from './life-wide.js';
import { isMissed, type PictureShape, standingShape, standingWord } from './standing-words.js';

/** What is left of 320 pixels beside the margins of a page. */
export const NARROW = 288;

const HEAD = 24;
const YEAR = 28;
const ROW = 40;
const SHAPE = 18;
const X = { label: 0, shape: 30, word: 54, badge: 158, lanes: 180, lanesEnd: 212, due: 224 } as const;

export interface NarrowRow {
  y: number;
  middle: number;
  label: PlacedText;
  shape: { name: PictureShape; x: number; y: number } | null;
  missed: boolean;
  ahead: boolean;
  newest: boolean;
  words: PlacedText[];
  badges: PlacedText[];
  due: PlacedText[];
}

export interface NarrowLife {
  width: number;
  height: number;
  rowHeight: number;
  note: PlacedText | null;
  years: (PlacedText & { line: string })[];
  rows: NarrowRow[];
  steps: { kind: DueRow['kind']; current: boolean; arrow: { path: string; head: string } | null; mark: string }[];
}

/** The same picture with time from top to bottom, for a screen of 320 pixels: a quarter a row, the due date beside it. */
export const narrowLife = (columns: readonly LifeColumn[], rows: readonly DueRow[]): NarrowLife => {
  const note = rows.find(({ kind }) => kind === 'none');
  const { tops, years, end } = topsOf(columns, note ? HEAD : 0);
  const middleOf = (quarter: QuarterKey): number => (tops[placeOf(columns, quarter)] ?? 0) + ROW / 2;
  const dated = rows.filter(({ from, to }) => from !== null || to !== null);
  const pitch = Math.min(14, (X.lanesEnd - X.lanes) / Math.max(1, dated.length - 1));
  return {
    width: NARROW,
    height: end,
    rowHeight: ROW,
    note: note ? { x: 0, y: 16, text: note.text } : null,
    years,
    rows: columns.map((column, place) => rowOf(column, tops[place] ?? 0, dueWords(column, dated))),
    steps: dated.map((row, index) => stepOf(row, X.lanes + index * pitch, middleOf)),
  };
};

const topsOf = (columns: readonly LifeColumn[], start: number) => {
  const tops: number[] = [];
  const years: NarrowLife['years'] = [];
  let y = start;
  columns.forEach((column, place) => {
    const text = yearLabel(column);
    const before = columns[place - 1];
    if (!before || yearLabel(before) !== text) {
      years.push({ x: 0, y: y + 19, text, line: `M0 ${y + YEAR - 3}H${NARROW}` });
      y += YEAR;
    }
    tops.push(y);
    y += ROW;
  });
  return { tops, years, end: y };
};

const rowOf = (column: LifeColumn, y: number, due: string[]): NarrowRow => {
  const { standing, count } = column;
  const middle = y + ROW / 2;
  const name = standingShape(standing);
  const words = wordsOf(column);
  return {
    y,
    middle,
    label: { x: X.label, y: middle + 5, text: count === 1 ? columnLabel(column) : `${count}×` },
    shape: name && { name, x: X.shape, y: middle - SHAPE / 2 },
    missed: isMissed(standing),
    ahead: standing.kind === 'ahead',
    newest: column.newest,
    words: stacked(words, X.word, middle),
    badges: column.moves.map((number, index) => ({ x: X.badge - index * 18, y: middle, text: String(number) })),
    due: stacked(due, X.due, middle),
  };
};

const wordsOf = (column: LifeColumn): string[] => {
  const { standing, count, newest } = column;
  if (standing.kind === 'left') return ['No longer', 'tracked'];
  const word = standing.kind === 'ahead' ? [] : [standingWord(standing)];
  return [...word, ...(count > 1 ? [columnLabel(column)] : []), ...(newest ? ['newest report'] : [])].slice(0, 2);
};

const stacked = (lines: readonly string[], x: number, middle: number): PlacedText[] =>
  lines.map((text, index) => ({ x, y: middle + 5 + (index - (lines.length - 1) / 2) * 15, text }));

/** What a quarter is to the due date, the last first said where there is no room for all. */
const dueWords = ({ quarter, last }: LifeColumn, rows: readonly DueRow[]): string[] => {
  const named = rows
    .filter((row) => {
      const at = row.to ?? row.from;
      return at !== null && quarter <= at && at <= last;
    })
    .map(({ brief }) => brief);
  return [...new Set(named)].slice(-2);
};

const stepOf = (row: DueRow, x: number, middleOf: (quarter: QuarterKey) => number): NarrowLife['steps'][number] => {
  const { kind, current, from, to } = row;
  const [start, end] = [from && middleOf(from), to && middleOf(to)];
  const mark = end ?? start ?? 0;
  return {
    kind,
    current,
    arrow: start !== null && end !== null ? arrow(start, end, x) : null,
    mark: markPath(kind, x, mark),
  };
};

const arrow = (from: number, to: number, x: number): { path: string; head: string } => {
  const step = from < to ? 1 : -1;
  const tip = to - step * 8;
  return { path: `M${x} ${from}V${tip - step * 6}`, head: `M${x} ${tip}l-4 ${-step * 8}h8z` };
};

// Points to the right, to the words of its quarter.
const markPath = (kind: DueRow['kind'], x: number, y: number): string => {
  if (kind === 'recovery') return `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z`;
  if (kind === 'taken') return `M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10`;
  return `M${x - 5} ${y - 6}v12l10 -6z`;
};
