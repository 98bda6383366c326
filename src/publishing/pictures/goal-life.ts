import { byQuarter, distanceBetween, plus, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type {
  Departure,
  PublishedReport,
  ReportedDue,
  ReportedMilestone,
} from '../../quarterly-updates/domain/report.js';
import type { Standing } from './milestone-life.js';

/** So many quarters with reports are drawn, and so many after them: the twelve columns fit a screen of 320 pixels. */
export const REPORTS_DRAWN = 8;
export const QUARTERS_AHEAD = 4;

export interface LifeRow {
  reference: string;
  title: string;
  due: ReportedDue;
  /** One for each of the picture's quarters. */
  standings: Standing[];
  /** What the report said that first no longer lists it. */
  left: { quarter: QuarterKey; departure: Departure | null } | null;
}

/** All milestones of a goal over the quarters that are drawn, without a gap. */
export interface GoalLife {
  quarters: QuarterKey[];
  newest: QuarterKey;
  /** The strategies of the newest report in its order, then what is no longer tracked. */
  groups: { title: string; rows: LifeRow[] }[];
}

type Reports = readonly [PublishedReport, ...PublishedReport[]];

/** The lives of a goal's milestones, from its newest reports: one a quarter, latest first. */
export const goalLifeOf = (latestFirst: Reports): GoalLife => {
  const [newest] = latestFirst;
  const quarters = quartersOf(latestFirst);
  const byQuarterOf = new Map(latestFirst.map((report) => [report.period.key, milestonesOf(report)]));
  const rowOf = (milestone: ReportedMilestone): LifeRow => {
    const { reference, title, due } = milestone;
    const left = leftOf(reference, latestFirst);
    const standings = quarters.map((quarter): Standing => {
      const reported = byQuarterOf.get(quarter)?.get(reference);
      if (reported) return { kind: 'reported', status: reported.status };
      if (quarter > newest.period.key) return { kind: 'ahead' };
      if (!byQuarterOf.has(quarter)) return { kind: 'no-report' };
      return { kind: left && quarter >= left.quarter ? 'left' : 'unlisted' };
    });
    return { reference, title, due, standings, left };
  };
  const groups = newest.strategies.map((strategy) => ({
    title: strategy.label ? `${strategy.label}: ${strategy.title}` : strategy.title,
    rows: newest.milestones.filter((one) => one.strategy === strategy.key).map(rowOf),
  }));
  const gone = { title: 'No longer tracked', rows: goneFrom(latestFirst).map(rowOf) };
  return { quarters, newest: newest.period.key, groups: [...groups, gone].filter(({ rows }) => rows.length > 0) };
};

const milestonesOf = ({ milestones }: PublishedReport): Map<string, ReportedMilestone> =>
  new Map(milestones.map((milestone) => [milestone.reference, milestone]));

/** From the earliest report that is drawn to the newest, and on to the furthest due date within reach. */
const quartersOf = (latestFirst: Reports): QuarterKey[] => {
  const [newest] = latestFirst;
  const last = newest.period.key;
  const earliest = plus(last, 1 - REPORTS_DRAWN);
  const first = latestFirst
    .map(({ period }) => period.key)
    .filter((key) => key >= earliest)
    .sort(byQuarter)[0];
  const ahead = newest.milestones
    .map(({ due }) => (due.quarter ? distanceBetween(last, due.quarter) : 0))
    .filter((distance) => distance > 0);
  const reach = Math.min(QUARTERS_AHEAD, Math.max(0, ...ahead));
  const start = first ?? last;
  return Array.from({ length: distanceBetween(start, last) + 1 + reach }, (_, index) => plus(start, index));
};

/** What an earlier report has and the newest one has not, each as it was reported last. */
const goneFrom = ([newest, ...earlier]: Reports): ReportedMilestone[] => {
  const present = milestonesOf(newest);
  const gone = new Map<string, ReportedMilestone>();
  for (const { milestones } of earlier) {
    for (const milestone of milestones) {
      const { reference } = milestone;
      if (!present.has(reference) && !gone.has(reference)) gone.set(reference, milestone);
    }
  }
  return [...gone.values()].sort((a, b) => (a.reference < b.reference ? -1 : 1));
};

/** Since which report a milestone is in none any more. */
const leftOf = (reference: string, latestFirst: Reports): LifeRow['left'] => {
  const last = latestFirst.findIndex(({ milestones }) => milestones.some((one) => one.reference === reference));
  const report = latestFirst[last - 1];
  if (!report) return null;
  const departure = report.noLongerTracked.find((one) => one.reference === reference) ?? null;
  return { quarter: report.period.key, departure };
};
