import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { dueFacts } from '../pages/due-facts.js';
import { announcedInWords } from './life-words.js';
import type { LifeMove, MilestoneLife } from './milestone-life.js';

/** What a due date did, a step a row: where it stood first, each move, and where a miss is to be made good. */
export interface DueRow {
  kind: 'first' | 'due' | 'move' | 'taken' | 'given' | 'none' | 'recovery';
  /** The number of the move; null for what is none. */
  number: number | null;
  from: QuarterKey | null;
  to: QuarterKey | null;
  /** In one line beside its arrow. */
  text: string;
  /** In a word or two, where there is no room. */
  brief: string;
  /** The due quarter that holds now stands at the end of this row. */
  current: boolean;
}

/** More moves than these are told in the table only: the first due date and the last moves are drawn. */
export const MOVES_DRAWN = 8;

/** The steps of the due date, in their order. */
export const dueRows = (life: MilestoneLife): DueRow[] => {
  const { first, due, moves } = life;
  const rows: DueRow[] = [];
  if (first === null)
    rows.push({ ...ROW, kind: 'none', text: `No due quarter: ${dueFacts(due).text}`, brief: dueFacts(due).text });
  else if (moves.length === 0)
    rows.push({ ...ROW, kind: 'due', to: first, text: `Due ${labelOf(first)}`, brief: 'Due', current: true });
  else rows.push({ ...ROW, kind: 'first', to: first, text: `First due ${labelOf(first)}`, brief: 'First due' });
  const drawn = moves.slice(-MOVES_DRAWN);
  for (const move of drawn) rows.push(moveRow(move, move === drawn.at(-1)));
  if (life.recovery)
    rows.push({
      ...ROW,
      kind: 'recovery',
      to: life.recovery,
      text: `To be made good by ${labelOf(life.recovery)}`,
      brief: 'Recovery',
    });
  return rows;
};

const ROW = { number: null, from: null, to: null, current: false };

const moveRow = (move: LifeMove, current: boolean): DueRow => {
  const { number, from, to } = move;
  const announced = announcedInWords(move);
  const shown = `in the ${labelOf(move.in)} report${announced ? `, ${announced}` : ''}`;
  if (to === null)
    return { kind: 'taken', number, from, to, text: `Date taken away ${shown}`, brief: 'Date taken', current: false };
  if (from === null)
    return {
      kind: 'given',
      number,
      from,
      to,
      text: `Due ${labelOf(to)} ${shown}`,
      brief: current ? 'Due' : 'Then due',
      current,
    };
  return {
    kind: 'move',
    number,
    from,
    to,
    text: `Moved to ${labelOf(to)} ${shown}`,
    brief: current ? 'Due' : 'Then due',
    current,
  };
};
