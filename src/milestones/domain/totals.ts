import type { DueKind } from './due.js';

/** The counts of a report. The first eight are disjoint and always add up to `milestones` (DESIGN, rule 8). */
export interface Totals {
  milestones: number;
  completed: number;
  onTrack: number;
  ongoing: number;
  notStarted: number;
  atRisk: number;
  missed: number;
  notReported: number;
  withdrawn: number;
  /** How many of the completed were completed after the quarter they were due in. */
  completedLate: number;
  newlyMissed: number;
  dueMoved: number;
  new: number;
  noLongerTracked: number;
  /** By what their due text says; these add up to `milestones` too. */
  due: Record<DueKind, number>;
}
