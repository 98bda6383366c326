import { byQuarter, labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { DueMove } from '../../milestones/domain/slip.js';
import type { Departure } from '../../quarterly-updates/domain/report.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { announcedInWords } from '../pictures/life-words.js';
import { type LifeMove, lifeOf } from '../pictures/milestone-life.js';
import { lifePicture } from '../pictures/milestone-picture.js';
import { shownMilestone } from '../domain/report-basis.js';
import type { PublishedMilestone } from '../published.js';
import { quarterInWords } from './due-facts.js';
import { milestoneFacts } from './milestone-facts.js';
import { paths } from './paths.js';
import { lastOf, timelinessOfAll } from './timeliness.js';
import { counted, dayOf, quoted, shortened } from './wording.js';

export const MILESTONE_VIEW = 'publishing/milestone';

/** The report that showed a milestone as no longer tracked, and its row there. */
export interface Departed {
  quarter: QuarterKey;
  departure: Departure;
}

/**
 * The whole history of one milestone: as the newest edition of each quarter shows it (at least one, in any order), and
 * how it left, where it is no longer tracked. `reports` are the quarters of which its goal has a report.
 */
export const milestonePage = (
  reference: string,
  history: readonly [PublishedMilestone, ...PublishedMilestone[]],
  site: Site,
  departed: Departed | null = null,
  reports: readonly QuarterKey[] = [],
) => {
  const inOrder = [...history].sort((a, b) => byQuarter(b.quarter, a.quarter));
  const newest = inOrder[0] ?? history[0];
  const { goal, quarter, strategyTitle, basis } = newest;
  const milestone = shownMilestone(newest.milestone, basis);
  const now = milestoneFacts(milestone, []);
  const life = lifeOf(history, reports);
  return {
    frame: frameOf(site, {
      title: `${reference}: ${shortened(milestone.title, 90)}`,
      description: shortened(
        `Milestone ${reference} of the goal ${goal.title}. ${labelOf(quarter)}: ${milestone.status}, due ${now.due.text}. ${milestone.title}`,
        300,
      ),
      path: paths.milestone(reference),
      section: 'goals',
      trail: [
        { href: paths.goals, text: 'Goals' },
        { href: paths.goal(goal.slug), text: goal.title },
        { href: null, text: reference },
      ],
    }),
    reference,
    title: milestone.title,
    goal: { number: goal.number, href: paths.goal(goal.slug), text: goal.title },
    strategy: strategyTitle,
    group: milestone.group,
    timeliness: timelinessOfAll(
      inOrder.map((one) => one.quarter),
      lastOf(inOrder),
    ),
    asOf: { href: paths.report(goal.slug, quarter), text: `${labelOf(quarter)} report` },
    left: departed && leftInWords(goal.slug, departed),
    now: {
      ...now,
      tellsRecovery: milestone.missed || now.recovery !== null || now.recoveryPrinted !== null,
      printedDue: printedWords(newest, milestone.due.text, 'Blank'),
      completedIn: milestone.completedIn && labelOf(milestone.completedIn),
      firstReported: labelOf(milestone.firstReported),
    },
    titles: titlesOf(inOrder),
    picture: lifePicture(reference, life),
    moves: milestone.due.history.map((move, index) => moveFacts(move, life.moves[index])),
    moveCount: counted(milestone.due.history.length, 'time'),
    caption: `${reference} in ${counted(inOrder.length, 'report')}, newest first`,
    rows: inOrder.map(historyRow),
    terms: { slip: paths.term('slip'), due: paths.term('due'), missed: paths.term('missed') },
  };
};

const leftInWords = (slug: string, { quarter, departure }: Departed) => ({
  report: { href: paths.report(slug, quarter), text: `${labelOf(quarter)} report` },
  reason: departure.reason ?? 'No reason was reported.',
  into: departure.into === null ? null : { href: paths.milestone(departure.into), text: departure.into },
});

const historyRow = (row: PublishedMilestone) => {
  const { goal, quarter, edition, publishedAt, strategyTitle, basis } = row;
  const milestone = shownMilestone(row.milestone, basis);
  return {
    ...milestoneFacts(milestone, []),
    quarter: labelOf(quarter),
    months: monthsOf(quarter),
    report: paths.edition(goal.slug, quarter, edition),
    edition,
    published: dayOf(publishedAt),
    strategy: strategyTitle,
    printedStatus: printedWords(row, milestone.statusText, 'blank'),
    printedDue: printedWords(row, milestone.due.text, 'blank'),
  };
};

const printedWords = ({ basis }: PublishedMilestone, text: string | null, blank: string): string =>
  basis === 'other accounts' ? 'No plan at hand' : text === null ? blank : quoted(text);

/** The words the milestone had, newest first, each with the quarter whose report first had them. */
const titlesOf = (newestFirst: readonly PublishedMilestone[]) => {
  const titles: { title: string; since: string }[] = [];
  for (const { milestone, quarter } of newestFirst) {
    const last = titles.at(-1);
    if (last && last.title === milestone.title) last.since = labelOf(quarter);
    else titles.push({ title: milestone.title, since: labelOf(quarter) });
  }
  return titles.length > 1 ? titles : [];
};

const moveFacts = (move: DueMove, drawn: LifeMove | undefined) => ({
  from: quarterInWords(move.from),
  to: quarterInWords(move.to),
  in: labelOf(move.in),
  reason: move.reason,
  announced: drawn ? announcedInWords(drawn) : null,
});
