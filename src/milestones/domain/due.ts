import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';

/**
 * What a due text says. Only a scheduled milestone can be missed; the others are counted and shown as what they are.
 * scheduled: there is a last quarter in which it is still on time; unscheduled: `TBD` or nothing; continuous: work
 * without an end; recurring: several dates; unclear: nobody can tell, a person is asked.
 */
export const DUE_KINDS = ['scheduled', 'unscheduled', 'continuous', 'recurring', 'unclear'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface Due {
  kind: DueKind;
  /** The last quarter in which the milestone is still on time; null for every kind but scheduled. */
  quarter: QuarterKey | null;
  /** True where the text is not one quarter or one month (a range, a season, a year): the end of it was taken. */
  interpreted: boolean;
}
