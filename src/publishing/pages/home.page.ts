import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import type { EditionSummary, PublishedMilestone } from '../published.js';
import { countsOf, missedCount, sumOf } from './counts.js';
import { goalRow, missedInOrder, missedRow, newestEditions, newestReports, quarterLink } from './goal-row.js';
import { paths } from './paths.js';
import { counted } from './wording.js';

export const HOME_VIEW = 'publishing/home';

export type HomePage = ReturnType<typeof homePage>;

/** How many missed milestones the first page shows in full; the rest is one link away. */
const MISSED_SHOWN = 12;

/**
 * The agenda at a glance. `editions` are the newest of every goal and quarter; `missed` are the missed milestones of each
 * goal's newest report.
 */
export const homePage = (editions: readonly EditionSummary[], missed: readonly PublishedMilestone[], site: Site) => {
  const reports = newestReports(editions);
  const agenda = reports[0]?.agenda.title ?? 'President’s Management Agenda';
  const counts = countsOf(sumOf(reports.map(({ totals }) => totals)));
  const shown = [...missed].sort(missedInOrder).slice(0, MISSED_SHOWN);
  return {
    frame: frameOf(site, {
      title: `${agenda}: goals, milestones and what was missed`,
      description:
        'What the Government promised under its Cross-Agency Priority goals, quarter by quarter: every milestone, ' +
        'what was missed and why, and what changed since the last report.',
      path: paths.home,
      section: null,
      trail: [],
    }),
    agenda,
    counts,
    goals: counted(reports.length, 'goal'),
    empty: reports.length === 0,
    missed: {
      rows: shown.map(missedRow),
      more: missed.length > shown.length ? `See all ${missed.length} missed milestones` : null,
      href: paths.missed,
    },
    quarters: quartersOf(editions),
    groups: groupsOf(reports),
  };
};

const groupsOf = (reports: readonly EditionSummary[]) =>
  grouped(reports, ({ quarter }) => quarter).map(([quarter, rows]) => ({
    ...quarterLink(quarter),
    count: counted(rows.length, 'goal'),
    goals: rows.map(goalRow),
  }));

const quartersOf = (editions: readonly EditionSummary[]) =>
  grouped(newestEditions(editions), ({ quarter }) => quarter).map(([quarter, rows]) => {
    const sum = sumOf(rows.map(({ totals }) => totals));
    return {
      ...quarterLink(quarter),
      goals: counted(rows.length, 'goal'),
      milestones: counted(sum.milestones, 'milestone'),
      missed: missedCount(sum.missed),
    };
  });

/** Rows that are in order, in runs of one quarter. */
const grouped = <T>(rows: readonly T[], quarterOf: (row: T) => QuarterKey): [QuarterKey, T[]][] => {
  const groups = new Map<QuarterKey, T[]>();
  for (const row of rows) {
    const quarter = quarterOf(row);
    const group = groups.get(quarter);
    if (group) group.push(row);
    else groups.set(quarter, [row]);
  }
  return [...groups];
};
