import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { type DueRow, dueRows, MOVES_DRAWN } from './due-rows.js';
import { columnsOf, type LifeColumn } from './life-columns.js';
import { narrowLife, type NarrowLife } from './life-narrow.js';
import { lifeInWords } from './life-words.js';
import { wideLife, type WideLife } from './life-wide.js';
import type { MilestoneLife } from './milestone-life.js';
import { isMissed, standingWord } from './standing-words.js';

export interface LifePicture {
  /** What the picture shows, in sentences: its caption. */
  story: string[];
  title: string;
  /** The picture for whoever hears it: every quarter with its word. */
  described: string;
  wide: WideLife;
  narrow: NarrowLife;
  legend: { mark: LegendMark; text: string }[];
  /** What is drawn in another way than one quarter a column. */
  notes: string[];
}

export type LegendMark = 'first' | 'due' | 'move' | 'number' | 'hatch' | 'recovery' | 'taken' | 'ahead';

/** The picture of a milestone's life, for a wide screen and a narrow one, with its words. */
export const lifePicture = (reference: string, life: MilestoneLife): LifePicture => {
  const columns = columnsOf(life);
  const rows = dueRows(life);
  return {
    story: lifeInWords(life),
    title: `${reference} quarter by quarter`,
    described: describedOf(columns, rows),
    wide: wideLife(columns, rows),
    narrow: narrowLife(columns, rows),
    legend: legendOf(columns, rows),
    notes: notesOf(life, columns),
  };
};

const describedOf = (columns: readonly LifeColumn[], rows: readonly DueRow[]): string =>
  [
    ...rows.map(({ text }) => `${text}.`),
    ...columns
      .filter(({ standing }) => standing.kind !== 'ahead')
      .map(({ quarter, last, count, standing }) =>
        count === 1
          ? `${labelOf(quarter)}: ${standingWord(standing)}.`
          : `${labelOf(quarter)} to ${labelOf(last)}: ${standingWord(standing)}.`,
      ),
  ].join(' ');

const legendOf = (columns: readonly LifeColumn[], rows: readonly DueRow[]): LifePicture['legend'] => {
  const kinds = new Set(rows.map(({ kind }) => kind));
  const entries: { mark: LegendMark; text: string; shown: boolean }[] = [
    { mark: 'first', text: 'first due quarter', shown: kinds.has('first') },
    { mark: 'due', text: 'due quarter now', shown: rows.some(({ current }) => current) },
    { mark: 'move', text: 'move of the due date', shown: kinds.has('move') },
    { mark: 'number', text: 'the report that showed this move', shown: rows.some(({ number }) => number !== null) },
    { mark: 'taken', text: 'date taken away', shown: kinds.has('taken') },
    { mark: 'recovery', text: 'quarter of recovery', shown: kinds.has('recovery') },
    { mark: 'hatch', text: 'missed', shown: columns.some(({ standing }) => isMissed(standing)) },
    { mark: 'ahead', text: 'no report yet', shown: columns.some(({ standing }) => standing.kind === 'ahead') },
  ];
  return entries.filter(({ shown }) => shown).map(({ mark, text }) => ({ mark, text }));
};

const notesOf = (life: MilestoneLife, columns: readonly LifeColumn[]): string[] => [
  ...(columns.some(({ count }) => count > 1) ? ['Quarters in a row in which nothing changed are drawn as one.'] : []),
  ...(life.moves.length > MOVES_DRAWN
    ? [
        `The first due quarter and the last ${MOVES_DRAWN} of ${life.moves.length} moves are drawn; all are listed below.`,
      ]
    : []),
];
