import { byQuarter, distanceBetween, isAfter, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { type Announcement, moveTold } from '../../milestones/domain/announced.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import type { ReportedDue } from '../../quarterly-updates/domain/report.js';
import type { PublishedMilestone } from '../published.js';

/** What one quarter has to say of a milestone. */
export type Standing =
  | { kind: 'reported'; status: MilestoneStatus }
  /** The goal reported and did not list it: not yet, or not in between. */
  | { kind: 'unlisted' }
  /** The goal reported, and the milestone is in no report from here on. */
  | { kind: 'left' }
  /** Nothing is published of the goal for this quarter. */
  | { kind: 'no-report' }
  /** After the newest report. */
  | { kind: 'ahead' };

export interface LifeQuarter {
  quarter: QuarterKey;
  standing: Standing;
  /** The numbers of the moves that the report of this quarter shows first. */
  moves: number[];
}

/** One move of the due quarter, numbered from 1. `announced` is null where the report that showed it is not at hand. */
export interface LifeMove {
  number: number;
  in: QuarterKey;
  from: QuarterKey | null;
  to: QuarterKey | null;
  announced: Announcement | null;
}

/** Everything a picture of a milestone's life shows: its quarters without a gap, from the earliest to the latest. */
export interface MilestoneLife {
  quarters: LifeQuarter[];
  /** The goal's newest report. */
  newest: QuarterKey;
  first: QuarterKey | null;
  /** As it stood last. */
  due: ReportedDue;
  moves: LifeMove[];
  /** The quarter by which a miss is to be made good, where it stands missed. */
  recovery: QuarterKey | null;
  completedIn: QuarterKey | null;
}

/**
 * The life of a milestone, from its newest editions (at least one, in any order) and the quarters of which its goal has
 * a report.
 */
export const lifeOf = (
  history: readonly [PublishedMilestone, ...PublishedMilestone[]],
  reports: readonly QuarterKey[],
): MilestoneLife => {
  const inOrder = [...history].sort((a, b) => byQuarter(a.quarter, b.quarter));
  const byReport = new Map(inOrder.map((one) => [one.quarter, one.milestone]));
  const last = inOrder.at(-1) ?? history[0];
  const { due, missed, recovery: promised, completedIn } = last.milestone;
  const published = new Set([...reports, ...byReport.keys()]);
  const moves = due.history.map((move, index) => {
    const announced = published.has(move.in) ? moveTold(move, byReport.get(move.in) ?? null).announcement : null;
    return { number: index + 1, in: move.in, from: move.from, to: move.to, announced };
  });
  const recovery = missed ? promised : null;
  const newest = latest([...published]);
  const dates = [due.first, due.quarter, recovery, ...moves.flatMap(({ from, to }) => [from, to])].filter(
    (quarter) => quarter !== null,
  );
  const start = [...byReport.keys(), ...dates].sort(byQuarter)[0] ?? newest;
  const end = latest([newest, ...dates]);
  const standingIn = (quarter: QuarterKey): Standing => {
    const reported = byReport.get(quarter);
    if (reported) return { kind: 'reported', status: reported.status };
    if (isAfter(quarter, newest)) return { kind: 'ahead' };
    if (!published.has(quarter)) return { kind: 'no-report' };
    return { kind: isAfter(quarter, last.quarter) ? 'left' : 'unlisted' };
  };
  const quarters = Array.from({ length: distanceBetween(start, end) + 1 }, (_, index) => {
    const quarter = plus(start, index);
    const shown = moves.filter((move) => move.in === quarter).map(({ number }) => number);
    return { quarter, standing: standingIn(quarter), moves: shown };
  });
  return { quarters, newest, first: due.first, due, moves, recovery, completedIn };
};

const latest = (quarters: readonly QuarterKey[]): QuarterKey => {
  const last = [...quarters].sort(byQuarter).at(-1);
  if (!last) throw new RangeError('A milestone that was published has a report');
  return last;
};
