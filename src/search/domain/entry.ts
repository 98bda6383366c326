import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';

/** What can be found, in the order in which equals are listed. */
export const KINDS = ['goal', 'strategy', 'milestone', 'progress', 'departure', 'indicator', 'correction'] as const;

export type EntryKind = (typeof KINDS)[number];

/** One text of an entry and what it is, such as its explanation; null where it needs no name. */
export interface EntryLine {
  part: string | null;
  text: string;
}

/** One thing of one edition that can be found: what it says, and what it is found by. */
export interface SearchEntry {
  kind: EntryKind;
  /** One and the same over all quarters and editions: what matches in several of them is one result. */
  subject: string;
  /** `CX-014`, or `CX-S2` of a strategy. */
  reference: string | null;
  title: string;
  lines: EntryLine[];
  status: MilestoneStatus | null;
  owners: string[];
  /** Of a strategy: which of its report it is, counted from 1. */
  nth: number | null;
  goalTitle: string;
  /** The title of the strategy it stands under. */
  strategy: string | null;
}

/** Which edition an entry is of. */
export interface EntryPlace {
  goalSlug: string;
  goalNumber: number;
  quarter: QuarterKey;
  /** The number of the edition. */
  number: number;
}
