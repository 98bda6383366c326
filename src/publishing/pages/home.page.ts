import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import type { EditionSummary, PublishedMilestone, QuarterSum } from '../published.js';
import { groupedBy } from '../grouped-by.js';
import { changesOfQuarter } from './change-links.js';
import { countsOf, missedCount, sumOf } from './counts.js';
import { goalRow, missedRow, quarterLink } from './goal-row.js';
import { movedOf } from './moved-dates.js';
import { paths } from './paths.js';
import { lastOf, timelinessOfAll } from './timeliness.js';
import { counted, dayOf } from './wording.js';

export const HOME_VIEW = 'publishing/home';

/** How many missed milestones the first page shows in full; the rest is one link away. */
export const MISSED_SHOWN = 12;

/** How many of the last publications it lists; the feed has the others. */
export const LATEST_SHOWN = 5;

/**
 * The agenda at a glance. `reports` are the newest of each goal, latest quarter first; `missed` are the first of the
 * milestones that are missed in them; `quarters` are all that have a report, latest first; `updatedAt` is the moment of
 * the last publication; `latest` are the last publications, newest first.
 */
export const homePage = (
  reports: readonly EditionSummary[],
  missed: readonly PublishedMilestone[],
  quarters: readonly QuarterSum[],
  site: Site,
  updatedAt: Date | null = lastOf(reports),
  latest: readonly EditionSummary[] = [],
) => {
  const agenda = reports[0]?.agenda.title ?? 'President’s Management Agenda';
  const sum = sumOf(reports.map(({ totals }) => totals));
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
    timeliness: timelinessOfAll(
      quarters.map(({ quarter }) => quarter),
      updatedAt,
    ),
    counts: countsOf(sum),
    missedInWords: missedInWords(sum.missed),
    links: { guide: paths.howToRead, goals: paths.goals, data: paths.data, feed: paths.feed, calendar: paths.calendar },
    goals: counted(reports.length, 'goal'),
    empty: reports.length === 0,
    missed: {
      rows: missed.map(missedRow),
      more: sum.missed > missed.length ? `See all ${sum.missed} missed milestones` : null,
      href: paths.missed,
    },
    latest: latest.map(latestRow),
    quarters: quarters.map(quarterRow),
    groups: groupsOf(
      reports,
      quarters.map(({ quarter }) => quarter),
    ),
  };
};

/** What the first page opens with: the answer to what its reader came for. */
const missedInWords = (missed: number): string =>
  missed === 0
    ? 'None of them is missed.'
    : `${missed.toLocaleString('en-US')} of them ${missed === 1 ? 'is' : 'are'} missed.`;

const groupsOf = (reports: readonly EditionSummary[], quarters: readonly QuarterKey[]) =>
  groupedBy(reports, ({ quarter }) => quarter).map(([quarter, rows]) => ({
    ...quarterLink(quarter),
    count: counted(rows.length, 'goal'),
    moved: movedOf(rows, changesOfQuarter(quarter, quarters)),
    goals: rows.map(goalRow),
  }));

const latestRow = ({ goal, quarter, number, correction, publishedAt }: EditionSummary) => ({
  href: paths.edition(goal.slug, quarter, number),
  text: `${goal.title}: ${labelOf(quarter)} report${correction === null ? '' : `, edition ${number}`}`,
  correction,
  published: dayOf(publishedAt),
});

const quarterRow = ({ quarter, goals, milestones, missed }: QuarterSum) => ({
  ...quarterLink(quarter),
  goals: counted(goals, 'goal'),
  milestones: counted(milestones, 'milestone'),
  missed: missedCount(missed),
});
