import { type Announcement } from '../../milestones/domain/announced.js';
import { type Change, changesSince } from '../../milestones/domain/change.js';
import { sayTheSame } from '../../milestones/domain/words.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Departure, PublishedReport, ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { basisOf, type ReportBasis, shownMilestone } from './report-basis.js';
import { isIn, type DifferenceKind, DIFFERENCE_KINDS } from './compare-quarters-kinds.js';
import { type AnnouncedMove, movesBetween } from './compare-quarters-moves.js';
import { compareStrategies, type StrategyDifferences, predecessorsIn } from './compare-quarters-strategies.js';

/** How a milestone of two reports, or of one of them, or of one between, differs from the first report to the second. */
export interface MilestoneDifference {
  reference: string;
  /** As the last of the reports that has it shows it. */
  title: string;
  strategy: string;
  from: ReportedMilestone | null;
  to: ReportedMilestone | null;
  /** As for "change from last quarter", whatever lies between the reports. */
  changes: Change[];
  /** Every recorded move of its due quarter between the reports, and the one that a correction made. */
  moves: AnnouncedMove[];
  /** The least that was said of any of the moves; null where the date did not move. */
  announcement: Announcement | null;
  /** Where it stands under another sub-heading of the same strategy. */
  groupMove: { from: string | null; to: string | null } | null;
  /** Where the second report alone has it: the milestone that it was split off from. */
  partOf: string | null;
  /** Where the second report no longer has it: what was said of that, and in the report of which quarter. */
  left: { departure: Departure; in: QuarterKey } | null;
}

/** What one side of a comparison is, and its counts. */
export interface ComparedReport {
  quarter: QuarterKey;
  edition: number;
  totals: PublishedReport['totals'];
  basis: ReportBasis;
}

/** What differs between the reports of two quarters of a goal. */
export interface QuarterComparison {
  from: ComparedReport;
  to: ComparedReport;
  /** In the order of the second report, then what is gone in the order of the first. */
  milestones: MilestoneDifference[];
  /** How many milestones are of each kind; one may be of several. */
  counts: Record<DifferenceKind, number>;
  /** How many due dates moved, by where it was said. */
  announced: Record<Announcement, number>;
  strategies: StrategyDifferences;
}

/**
 * Compares the reports of two quarters of a goal, the earlier first. `between` are its newest reports of the quarters
 * between them: what left, split or moved in those is told with the words that were printed then.
 */
export const compareQuarters = (
  from: PublishedReport,
  to: PublishedReport,
  between: readonly PublishedReport[] = [],
): QuarterComparison => {
  const later = [...between.toSorted((a, b) => (a.period.key < b.period.key ? -1 : 1)), to];
  const reports = [from, ...later];
  const milestones = referencesOf(to, from, ...later).map((reference) => differenceOf(reference, reports));
  const of = (wanted: Announcement) => milestones.filter(({ announcement }) => announcement === wanted).length;
  return {
    from: sideOf(from),
    to: sideOf(to),
    milestones: milestones.map((one) => ({
      ...one,
      from: one.from && shownMilestone(one.from, basisOf(from)),
      to: one.to && shownMilestone(one.to, basisOf(to)),
    })),
    counts: Object.fromEntries(
      DIFFERENCE_KINDS.map((kind) => [kind, milestones.filter((one) => isIn[kind](one)).length]),
    ) as QuarterComparison['counts'],
    announced: { 'in-remark': of('in-remark'), 'in-note': of('in-note'), nowhere: of('nowhere') },
    strategies: compareStrategies(reports),
  };
};

const sideOf = (report: PublishedReport): ComparedReport => ({
  ...{ quarter: report.period.key, edition: report.edition.number, totals: report.totals, basis: basisOf(report) },
});

const referencesOf = (...reports: readonly PublishedReport[]): string[] => [
  ...new Set(reports.flatMap(({ milestones }) => milestones.map(({ reference }) => reference))),
];

const differenceOf = (reference: string, reports: readonly PublishedReport[]): MilestoneDifference => {
  const shown = reports.map((report) => report.milestones.find((one) => one.reference === reference) ?? null);
  const [from = null, to = null] = [shown[0], shown.at(-1)];
  const last = shown.findLastIndex((one) => one !== null);
  const [newest, holder] = [shown[last], reports[last]];
  if (!newest || !holder) throw new Error(`None of the reports has ${reference}`);
  const moves = movesBetween(from, newest, reports);
  return {
    ...{ reference, title: newest.title, from, to, moves },
    strategy: holder.strategies.find(({ key }) => key === newest.strategy)?.title ?? newest.strategy,
    changes: to ? changesOf(from, to, shown, reports) : [],
    announcement: LEAST_FIRST.find((one) => moves.some(({ announcement }) => announcement === one)) ?? null,
    groupMove:
      from && to && from.strategy === to.strategy && !sayTheSame(from.group, to.group)
        ? { from: from.group, to: to.group }
        : null,
    partOf: from ? null : wholeOf(reference, reports),
    left: to ? null : departureOf(reference, reports),
  };
};

const LEAST_FIRST = ['nowhere', 'in-note', 'in-remark'] as const satisfies readonly Announcement[];

const changesOf = (
  from: ReportedMilestone | null,
  to: ReportedMilestone,
  shown: readonly (ReportedMilestone | null)[],
  reports: readonly PublishedReport[],
): Change[] => {
  if (from) return changesSince(from, to, strategyMove(from, to, reports));
  // In no report before the second one: that one compared it with the last that had it, if there ever was one.
  if (shown.filter((one) => one !== null).length === 1 && to.changes.length > 0) return to.changes;
  const returned = reports[0] !== undefined && to.firstReported < reports[0].period.key;
  return [{ kind: returned ? 'returned' : 'new', from: null, to: to.status }];
};

const strategyMove = (
  from: ReportedMilestone,
  to: ReportedMilestone,
  reports: readonly PublishedReport[],
): { from: string; to: string } | null => {
  if (from.strategy === to.strategy) return null;
  const now = reports.at(-1)?.strategies.find(({ key }) => key === to.strategy);
  const before = reports[0]?.strategies.find(({ key }) => key === from.strategy);
  if (!now || !before || predecessorsIn(reports, now).includes(before.key)) return null;
  return { from: before.title, to: now.title };
};

const milestoneDepartures = (reports: readonly PublishedReport[]): { departure: Departure; in: QuarterKey }[] =>
  reports
    .slice(1)
    .flatMap(({ noLongerTracked, period }) => noLongerTracked.map((departure) => ({ departure, in: period.key })));

const departureOf = (reference: string, reports: readonly PublishedReport[]): MilestoneDifference['left'] =>
  milestoneDepartures(reports).findLast(({ departure }) => departure.reference === reference) ?? null;

const wholeOf = (reference: string, reports: readonly PublishedReport[]): string | null =>
  milestoneDepartures(reports).find(
    ({ departure: { change } }) => change.kind === 'split-into' && change.to?.split(', ').includes(reference),
  )?.departure.reference ?? null;
