import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { type Announcement, announcementOf } from '../../milestones/domain/announced.js';
import type { PublishedReport, ReportedMilestone } from '../../quarterly-updates/domain/report.js';

/** A move of a due quarter, with what the report that first shows it prints of it. */
export interface AnnouncedMove {
  /** The quarter whose report first shows it. */
  in: QuarterKey;
  from: QuarterKey | null;
  to: QuarterKey | null;
  reason: string | null;
  announcement: Announcement;
  /** What was printed under "change from last quarter", word for word. */
  remark: string | null;
}

/**
 * The moves of a milestone's due quarter after the first of some reports, in which it is `from`, up to the last of them
 * that has it, in which it is `to`; earliest first. A move that no report recorded, because a correction changed the
 * date it started from, is told as one of the last report.
 */
export const movesBetween = (
  from: ReportedMilestone | null,
  to: ReportedMilestone,
  reports: readonly PublishedReport[],
): AnnouncedMove[] => {
  const [first, last] = [reports[0]?.period.key, reports.at(-1)?.period.key];
  if (!first || !last) return [];
  const recorded = to.due.history.filter((move) => move.in > first && move.in <= last);
  const unrecorded =
    recorded.length === 0 && from !== null && from.due.first !== null && from.due.quarter !== to.due.quarter;
  const moves = unrecorded ? [{ in: last, from: from.due.quarter, to: to.due.quarter, reason: to.reason }] : recorded;
  return moves.map((move) => {
    const shown = reports
      .find(({ period }) => period.key === move.in)
      ?.milestones.find(({ reference }) => reference === to.reference);
    const words = shown ?? { remark: null, footnotes: [], explanation: null };
    return {
      ...move,
      announcement: announcementOf({ ...words, reason: move.reason }),
      remark: words.remark,
    };
  });
};
