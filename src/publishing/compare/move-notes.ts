import { distanceBetween, labelOf } from '../../fiscal/fiscal-quarter.js';
import type { AnnouncedMove } from '../domain/compare-quarters-moves.js';
import { quarterInWords } from '../pages/due-facts.js';
import { capitalised, counted, quoted } from '../pages/wording.js';

/** A line of words below a difference; `lacking` where it tells of words that were never given. */
export interface DifferenceNote {
  text: string;
  lacking: boolean;
}

/** What the plan printed under "change from last quarter". */
export const remarkNote = (remark: string): string => `Printed under “Change from last quarter”: ${quoted(remark)}`;

/** How far a due date moved, step by step where there were several, and whether anybody said so. */
export const moveNotes = (moves: readonly AnnouncedMove[]): DifferenceNote[] => {
  const steps = moves.length > 1;
  return moves.flatMap((move) => {
    const distance = distanceOf(move);
    const step = steps
      ? `In the report of ${labelOf(move.in)}: ${quarterInWords(move.from)} to ${quarterInWords(move.to)}${distance ? `, ${distance}` : ''}`
      : distance && capitalised(distance);
    return [
      ...(step ? [{ text: `${step}.`, lacking: false }] : []),
      saidOf(move),
      ...(move.reason ? [{ text: `Reason: ${move.reason}`, lacking: false }] : []),
    ];
  });
};

const distanceOf = ({ from, to }: AnnouncedMove): string | null => {
  if (from === null || to === null) return null;
  const distance = distanceBetween(from, to);
  return `${counted(Math.abs(distance), 'quarter')} ${distance > 0 ? 'later' : 'earlier'}`;
};

const saidOf = ({ announcement, remark }: AnnouncedMove): DifferenceNote => {
  const printed =
    remark === null
      ? 'nothing stands under “Change from last quarter”'
      : `“Change from last quarter” printed ${quoted(remark)}`;
  switch (announcement) {
    case 'in-remark':
      return { text: `Announced under “Change from last quarter”: ${quoted(remark ?? '')}`, lacking: false };
    case 'in-note':
      return { text: `Told only in a note: ${printed}`, lacking: false };
    case 'nowhere':
      return { text: `Not announced: ${printed}`, lacking: true };
  }
};
