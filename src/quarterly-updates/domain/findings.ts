/** What may stand between an update and its publication (DESIGN, rule 7). */
export const FINDING_CODES = [
  'missed-without-explanation',
  'missed-without-recovery',
  'move-without-reason',
  'withdrawal-without-reason',
  'departure-without-reason',
  'strategy-departure-without-reason',
  'milestone-without-status',
  'no-summary',
  'approved-by-submitter',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  code: FindingCode;
  /** The milestone it concerns; null when it concerns the whole report or a strategy. */
  reference: string | null;
  /** The strategy it concerns, by title. */
  strategy: string | null;
  sentence: string;
}

/** A finding PPM let pass, and why: printed where the words are missing. */
export interface WaivedFinding extends Finding {
  reason: string;
}
