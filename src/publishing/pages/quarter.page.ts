import { byQuarter, daysOf, labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import type { EditionSummary } from '../published.js';
import { changesOfQuarter } from './change-links.js';
import { countsOf, sumOf } from './counts.js';
import { quarterLink } from './goal-row.js';
import { movedOf } from './moved-dates.js';
import { countTable } from './goals.page.js';
import { paths } from './paths.js';
import { lastOf, timelinessOfAll } from './timeliness.js';
import { counted, dayOf } from './wording.js';

export const QUARTER_VIEW = 'publishing/quarter';

/** All reports of one quarter, in the order of goals; `quarters` are all that have a report. */
export const quarterPage = (
  quarter: QuarterKey,
  reports: readonly EditionSummary[],
  quarters: readonly QuarterKey[],
  site: Site,
) => {
  const counts = countsOf(sumOf(reports.map(({ totals }) => totals)));
  const label = labelOf(quarter);
  const { starts, ends } = daysOf(quarter);
  const changes = changesOfQuarter(quarter, quarters);
  return {
    frame: frameOf(site, {
      title: `${label}: the reports of all goals`,
      description: `The ${label} reports (${monthsOf(quarter)}) of the Cross-Agency Priority goals: ${counts.sum}.`,
      path: paths.quarter(quarter),
      section: 'quarters',
      trail: [
        { href: paths.home, text: 'Home' },
        { href: paths.quarters, text: 'Quarters' },
        { href: null, text: label },
      ],
    }),
    label,
    timeliness: timelinessOfAll([quarter], lastOf(reports)),
    months: monthsOf(quarter),
    starts: dayOf(starts),
    ends: dayOf(ends),
    goals: counted(reports.length, 'goal'),
    empty: reports.length === 0,
    changes,
    moved: movedOf(reports, changes),
    counts,
    files: [
      { href: paths.quarterMilestones(quarter), text: 'All milestones of this quarter as CSV' },
      { href: paths.editionList(quarter), text: 'The list of its reports as JSON' },
    ],
    missed: { ...counts.missed, href: paths.missedWhere({ quarter, goal: null, owner: null }) },
    table: countTable(`The reports of ${label}, each with the counts of its milestones`, 'Report', reports),
    quarters: [...quarters]
      .sort(byQuarter)
      .reverse()
      .map((one) => ({ ...quarterLink(one), current: one === quarter })),
  };
};
