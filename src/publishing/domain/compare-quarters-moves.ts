import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { moveTold, type MoveTold } from '../../milestones/domain/announced.js';
import type { DueMove } from '../../milestones/domain/slip.js';
import type { PublishedReport, ReportedMilestone } from '../../quarterly-updates/domain/report.js';

/** A move of a due quarter, with what the report that first shows it prints of it. */
export interface AnnouncedMove extends MoveTold {
  /** The quarter whose report first shows it. */
  in: QuarterKey;
  from: QuarterKey | null;
  to: QuarterKey | null;
}

/**
 * The moves of a milestone's due quarter after the first of some reports, in which it is `from`, up to the last of them
 * that has it, in which it is `to`; earliest first. Each begins where the one before it ended: where a correction changed
 * the date that the first one started from, what lies between is told as a move too.
 */
export const movesBetween = (
  from: ReportedMilestone | null,
  to: ReportedMilestone,
  reports: readonly PublishedReport[],
): AnnouncedMove[] => {
  const [first, last] = [reports[0]?.period.key, reports.at(-1)?.period.key];
  if (!first || !last) return [];
  const shownIn = reports.slice(1).flatMap(({ period, milestones }) => {
    const milestone = milestones.find(({ reference }) => reference === to.reference);
    return milestone ? [{ quarter: period.key, milestone }] : [];
  });
  const recorded = to.due.history.filter((move) => move.in > first && move.in <= last);
  const start = recorded[0] ?? { in: last, from: to.due.quarter };
  const startShown = shownIn.find(
    ({ quarter, milestone }) => quarter <= start.in && milestone.due.quarter === start.from,
  );
  const gap: DueMove[] =
    from === null || from.due.first === null || from.due.quarter === start.from
      ? []
      : [{ in: startShown?.quarter ?? start.in, from: from.due.quarter, to: start.from, reason: null }];
  return [...gap, ...recorded].map((move) => ({
    ...move,
    ...moveTold(move, shownIn.find(({ quarter }) => quarter === move.in)?.milestone ?? null),
  }));
};
