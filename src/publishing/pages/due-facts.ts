import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { ReportedDue } from '../../quarterly-updates/domain/report.js';
import { counted, quoted, slipInWords } from './wording.js';

export interface DueFacts {
  text: string;
  /** What the plan printed, where that was read rather than copied. */
  printed: string | null;
  first: string | null;
  slip: string | null;
  later: boolean;
}

/** A due date as a reader sees it: the quarter, what was printed, and how far it is from the first promise. */
export const dueFacts = (due: ReportedDue): DueFacts => ({
  text: dueInWords(due),
  printed: printedDue(due),
  first: due.first !== null && due.first !== due.quarter ? `First due ${labelOf(due.first)}` : null,
  slip: slipAndMoves(due),
  later: due.slip > 0,
});

/** `Q3 FY 2018`, or what stands in its place. */
const dueInWords = ({ kind, quarter, text }: Pick<ReportedDue, 'kind' | 'quarter' | 'text'>): string => {
  if (quarter) return labelOf(quarter);
  if (kind === 'unscheduled') return text ? 'No date (TBD)' : 'No date';
  return { scheduled: 'No date', continuous: 'Continuous', recurring: 'Recurring', unclear: 'Unclear' }[kind];
};

export const quarterInWords = (quarter: QuarterKey | null): string => (quarter ? labelOf(quarter) : 'no date');

const printedDue = ({ kind, interpreted, text }: ReportedDue): string | null => {
  if (!text) return null;
  if (kind === 'scheduled') return interpreted ? `read from ${quoted(text)}` : isQuarter(text) ? null : quoted(text);
  return kind === 'unscheduled' && /^tbd$/i.test(text.trim()) ? null : `printed ${quoted(text)}`;
};

// `3Q FY18`, `Q3/18`, `FY2018 Q3`: the same quarter in another spelling tells a reader of the table nothing.
const isQuarter = (text: string): boolean => /^(?=.*q)[\dqfy/\s.-]+$/i.test(text);

const slipAndMoves = ({ slip, moves }: ReportedDue): string | null => {
  const distance = slipInWords(slip);
  if (moves > 1) return `${distance ?? 'Back at the first date'}; moved ${counted(moves, 'time')}`;
  return distance;
};
