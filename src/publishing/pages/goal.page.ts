import { byQuarter, labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { basisOf } from '../domain/report-basis.js';
import { goalLifeOf } from '../pictures/goal-life.js';
import { goalPicture } from '../pictures/goal-picture.js';
import type { Edition, EditionSummary } from '../published.js';
import { changesOfGoal } from './change-links.js';
import { countsOf } from './counts.js';
import { followLinks, goalFeedLink } from './follow-links.js';
import { missedBlocks } from './missed-block.js';
import { otherAccounts } from './other-accounts.js';
import { paths } from './paths.js';
import { lastOf, timelinessOfAll } from './timeliness.js';
import { counted, dayOf, shortened } from './wording.js';

export const GOAL_VIEW = 'publishing/goal';

/**
 * One goal, as its newest report tells of it; `editions` are all editions of the goal, in any order. `opened` are its
 * newest reports, one a quarter, latest first, with the newest itself: they give the picture.
 */
export const goalPage = (
  newest: Edition,
  editions: readonly EditionSummary[],
  site: Site,
  opened: readonly [PublishedReport, ...PublishedReport[]] = [newest.report],
) => {
  const { goal, headline, totals, period } = newest.report;
  const reports = newestOfEachQuarter(editions);
  return {
    frame: frameOf(site, {
      title: `Goal ${goal.number}: ${goal.title}`,
      description: shortened(
        `Cross-Agency Priority goal ${goal.number}, ${goal.title}. ${goal.statement.join(' ')} ${headline}`,
        300,
      ),
      path: paths.goal(goal.slug),
      section: 'goals',
      trail: [
        { href: paths.goals, text: 'Goals' },
        { href: null, text: goal.title },
      ],
      alternates: [goalFeedLink(goal)],
    }),
    number: goal.number,
    title: goal.title,
    follow: followLinks(goal.slug),
    timeliness: timelinessOfAll(
      reports.map(({ quarter }) => quarter),
      lastOf(editions),
    ),
    changes: changesOfGoal(goal.slug, editions),
    agenda: goal.agenda.title,
    statement: goal.statement,
    parts: [
      { heading: 'The challenge', items: goal.challenge },
      { heading: 'The opportunity', items: goal.opportunity },
    ].filter(({ items }) => items.length > 0),
    newest: {
      label: period.label,
      months: monthsOf(period.key),
      href: paths.report(goal.slug, period.key),
      headline,
      counts: countsOf(totals),
    },
    fromAccounts: otherAccounts([
      { goal, quarter: newest.quarter, edition: newest.number, basis: basisOf(newest.report) },
    ]),
    missed: missedBlocks(newest.report),
    picture: totals.milestones > 0 ? goalPicture(goalLifeOf(opened), reports.length) : null,
    indicators:
      newest.report.indicators.length > 0
        ? {
            href: paths.indicators(goal.slug),
            text: `${counted(newest.report.indicators.length, 'indicator')} of this goal, report by report`,
          }
        : null,
    leaders: leadersOf(reports),
    partners: goal.partners,
    reports: reportRows(reports, editions),
  };
};

/** Everyone who led the goal, with the quarters in which they were named; those of the newest report first. */
const leadersOf = (newestFirst: readonly EditionSummary[]) => {
  const leaders = new Map<string, { name: string; role: string; quarters: QuarterKey[] }>();
  for (const { quarter, leaders: named } of newestFirst) {
    for (const { name, title, organization } of named) {
      const role = [title, organization].filter((words) => words !== null).join(', ');
      const known = leaders.get(`${name}|${role}`);
      if (known) known.quarters.push(quarter);
      else leaders.set(`${name}|${role}`, { name, role, quarters: [quarter] });
    }
  }
  const newest = newestFirst[0]?.quarter;
  return [...leaders.values()].map(({ name, role, quarters }) => ({
    name,
    role: role || null,
    quarters: servedInWords(quarters),
    current: quarters[0] === newest,
  }));
};

const servedInWords = (newestFirst: readonly QuarterKey[]): string => {
  const [last, first] = [newestFirst[0], newestFirst.at(-1)];
  if (!last || !first) return '';
  if (first === last) return `Named in ${labelOf(last)}`;
  return `Named in ${labelOf(first)} to ${labelOf(last)}${newestFirst.length > 2 ? `, ${newestFirst.length} reports` : ''}`;
};

/** The newest edition of each quarter, latest quarter first. */
const newestOfEachQuarter = (editions: readonly EditionSummary[]): EditionSummary[] => {
  const inOrder = [...editions].sort((a, b) => byQuarter(b.quarter, a.quarter) || b.number - a.number);
  return inOrder.filter(({ quarter }, place) => inOrder[place - 1]?.quarter !== quarter);
};

const reportRows = (reports: readonly EditionSummary[], editions: readonly EditionSummary[]) =>
  reports.map((edition) => ({
    quarter: labelOf(edition.quarter),
    months: monthsOf(edition.quarter),
    href: paths.report(edition.goal.slug, edition.quarter),
    headline: edition.headline,
    counts: countsOf(edition.totals),
    fromAccounts: edition.basis === 'other accounts',
    published: dayOf(edition.publishedAt),
    editions: editions
      .filter(({ quarter }) => quarter === edition.quarter)
      .sort((a, b) => a.number - b.number)
      .map(({ goal, quarter, number, correction }) => ({
        href: paths.edition(goal.slug, quarter, number),
        text: `Edition ${number}`,
        correction,
      })),
  }));
