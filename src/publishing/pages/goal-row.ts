import { labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Link } from '../../rendering/site.js';
import { shownMilestone } from '../domain/report-basis.js';
import type { EditionSummary, PublishedMilestone } from '../published.js';
import { type Counts, countsOf } from './counts.js';
import { type DueFacts, dueFacts } from './due-facts.js';
import { recoveryFacts } from './milestone-facts.js';
import { paths } from './paths.js';
import { type StatusTag, statusTag } from './status-tag.js';
import { dayOf, ownersInWords } from './wording.js';

/** A goal with its newest report, as lists show it. */
export interface GoalRow {
  number: number;
  title: string;
  href: string;
  report: Link;
  published: { text: string; iso: string };
  headline: string;
  /** No published plan was at hand. */
  fromAccounts: boolean;
  counts: Counts;
}

export const goalRow = (edition: EditionSummary): GoalRow => ({
  number: edition.goal.number,
  title: edition.goal.title,
  href: paths.goal(edition.goal.slug),
  report: {
    href: paths.report(edition.goal.slug, edition.quarter),
    text: `${labelOf(edition.quarter)} report`,
  },
  published: dayOf(edition.publishedAt),
  headline: edition.headline,
  fromAccounts: edition.basis === 'other accounts',
  counts: countsOf(edition.totals),
});

/** A missed milestone as lists of several goals show it. */
export interface MissedRow {
  goal: Link & { number: number };
  report: Link;
  strategy: string;
  reference: string;
  href: string;
  title: string;
  status: StatusTag;
  due: DueFacts;
  owner: string;
  explanation: string | null;
  recovery: string | null;
  recoveryPrinted: string | null;
}

export const missedRow = ({
  goal,
  quarter,
  strategyTitle,
  basis,
  milestone: reported,
}: PublishedMilestone): MissedRow => {
  const milestone = shownMilestone(reported, basis);
  return {
    goal: { href: paths.goal(goal.slug), text: goal.title, number: goal.number },
    report: { href: paths.report(goal.slug, quarter), text: labelOf(quarter) },
    strategy: strategyTitle,
    reference: milestone.reference,
    href: paths.milestone(milestone.reference),
    title: milestone.title,
    status: statusTag(milestone),
    due: dueFacts(milestone.due),
    owner: ownersInWords(milestone) ?? 'No owner reported',
    explanation: milestone.explanation,
    ...recoveryFacts(milestone),
  };
};

export const quarterLink = (quarter: QuarterKey): Link & { months: string } => ({
  href: paths.quarter(quarter),
  text: labelOf(quarter),
  months: monthsOf(quarter),
});
