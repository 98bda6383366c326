import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';

/** Every way a milestone can differ from the last edition (DESIGN, rule 5). Several may hold at once. */
export const CHANGE_KINDS = [
  'new',
  'completed',
  'newly-missed',
  'still-missed',
  'better',
  'worse',
  'due-moved',
  'due-restated',
  'reworded',
  'moved-strategy',
  'owner-changed',
  'withdrawn',
  'merged-into',
  'no-change',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `from` and `to` are quarters for due-moved, printed texts for reworded, due-restated, moved-strategy and owner-changed, statuses for the rest. */
export interface Change {
  kind: ChangeKind;
  from: QuarterKey | string | null;
  to: QuarterKey | string | null;
}
