import type { Change } from './change.js';
import { DUE_KINDS, type DueKind } from './due.js';
import type { MilestoneStatus } from './status.js';

/** The counts of a report. The first eight are disjoint and always add up to `milestones` (docs/domain.md, rule 8). */
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

/** A milestone as far as it is counted. */
export interface CountedMilestone {
  status: MilestoneStatus;
  completedLate: boolean;
  due: { kind: DueKind };
  changes: readonly Pick<Change, 'kind'>[];
}

/** Counts milestones by the status the record shows, each in exactly one of the eight; `noLongerTracked` is given. */
export const totalsOf = (milestones: readonly CountedMilestone[], noLongerTracked: number): Totals => {
  const withStatus = (status: MilestoneStatus) => milestones.filter((one) => one.status === status).length;
  const withChange = (kind: Change['kind']) =>
    milestones.filter(({ changes }) => changes.some((change) => change.kind === kind)).length;
  const due = Object.fromEntries(
    DUE_KINDS.map((kind) => [kind, milestones.filter((one) => one.due.kind === kind).length]),
  ) as Record<DueKind, number>;
  return {
    milestones: milestones.length,
    completed: withStatus('Completed'),
    onTrack: withStatus('On track'),
    ongoing: withStatus('Ongoing'),
    notStarted: withStatus('Not started'),
    atRisk: withStatus('At risk'),
    missed: withStatus('Missed'),
    notReported: withStatus('Not reported'),
    withdrawn: withStatus('Withdrawn'),
    completedLate: milestones.filter((one) => one.completedLate).length,
    newlyMissed: withChange('newly-missed'),
    dueMoved: withChange('due-moved'),
    new: withChange('new'),
    noLongerTracked,
    due,
  };
};
