import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import type { EditionSummary } from '../published.js';
import { COUNT_COLUMNS, countCells, countsOf, sumOf } from './counts.js';
import { paths } from './paths.js';
import { lastOf, timelinessOfAll } from './timeliness.js';
import { counted } from './wording.js';

export const GOALS_VIEW = 'publishing/goals';

/** All goals with the counts of their newest reports, and a row that adds them up. */
export const goalsPage = (newestReports: readonly EditionSummary[], site: Site) => {
  const reports = [...newestReports].sort((a, b) => a.goal.number - b.goal.number);
  return {
    frame: frameOf(site, {
      title: 'All Cross-Agency Priority goals',
      description: `The ${counted(reports.length, 'Cross-Agency Priority goal')} with the counts of each goal’s newest quarterly report.`,
      path: paths.goals,
      section: 'goals',
      trail: [
        { href: paths.home, text: 'Home' },
        { href: null, text: 'Goals' },
      ],
    }),
    count: counted(reports.length, 'goal'),
    timeliness: timelinessOfAll(
      reports.map(({ quarter }) => quarter),
      lastOf(reports),
    ),
    empty: reports.length === 0,
    table: countTable('The goals, with the counts of each goal’s newest report', 'Newest report', reports),
  };
};

/** A table of reports, one row each, with the disjoint counts and a row of totals that adds up. */
export const countTable = (caption: string, reportLabel: string, reports: readonly EditionSummary[]) => {
  const sum = sumOf(reports.map(({ totals }) => totals));
  return {
    caption,
    reportLabel,
    columns: COUNT_COLUMNS,
    rows: reports.map((report) => ({
      number: report.goal.number,
      title: report.goal.title,
      href: paths.goal(report.goal.slug),
      report: { href: paths.report(report.goal.slug, report.quarter), text: labelOf(report.quarter) },
      headline: report.headline,
      fromAccounts: report.basis === 'other accounts',
      cells: countCells(report.totals),
      posts: countsOf(report.totals).posts,
      milestones: report.totals.milestones,
    })),
    totals: { label: counted(reports.length, 'goal'), cells: countCells(sum), milestones: sum.milestones },
  };
};
