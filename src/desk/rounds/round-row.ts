import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { paths } from '../../publishing/pages/paths.js';
import { listed } from '../../publishing/pages/wording.js';
import { dueInWords } from '../../rounds/domain/days-left.js';
import { easternInWords } from '../../rounds/domain/eastern-time.js';
import { findingsOfGoal, type GoalStanding, isNotSubmitted } from '../../rounds/domain/goal-standing.js';
import { type NextThing, nextForPpm, nextForTeam } from '../../rounds/domain/next-thing.js';
import type { Round } from '../../rounds/round.entity.js';
import { deskPaths } from '../paths.js';

/** What of a round its rows need: its quarter, when submissions are due, and what time it is. */
export interface RowFacts {
  round: Round;
  now: Date;
  ppm: boolean;
}

/** A goal as a row of the table of all goals. */
export const goalRow = (goal: GoalStanding, { round, now, ppm }: RowFacts) => {
  const { quarter } = round;
  const grid = deskPaths.grid(goal.slug, quarter);
  const draft = deskPaths.update(goal.slug, quarter);
  const late = goal.stage === 'approved' && round.releasedAt !== null;
  return {
    href: draft,
    ...{ number: goal.number, title: goal.title },
    stage: stageFacts(goal, round, now),
    who: whoHasIt(goal),
    next: ppm ? linkOf(nextForPpm(goal), goal.slug, quarter) : null,
    counts: [
      countOf('No status', goal.withoutStatus, `${grid}?show=no-status`),
      countOf('Missed, not explained', goal.unexplained, `${grid}?show=no-words`, 'number--missed'),
      countOf('Other findings', goal.otherFindings, draft),
      countOf('Open comments', goal.comments, draft),
    ],
    remind:
      ppm && isNotSubmitted(goal) && goal.people.length > 0
        ? { action: deskPaths.reminders(quarter), goal: goal.slug, name: goal.title }
        : null,
    release: ppm && late ? { action: deskPaths.lateReleases(quarter), goal: goal.slug, name: goal.title } : null,
  };
};

/** A goal as its team sees it: where it stands, and the very next thing as one link. */
export const teamCard = (goal: GoalStanding, { round, now }: RowFacts) => ({
  title: goal.title,
  href: deskPaths.update(goal.slug, round.quarter),
  stage: stageFacts(goal, round, now),
  next: linkOf(nextForTeam(goal), goal.slug, round.quarter),
  waiting: goal.stage === 'submitted' && goal.comments === 0,
  reason: goal.stage === 'returned' && goal.step?.reason ? { by: goal.step.by, text: goal.step.reason } : null,
  left: leftToDo(goal),
  links: [
    { href: deskPaths.grid(goal.slug, round.quarter), text: 'Milestones' },
    { href: deskPaths.update(goal.slug, round.quarter), text: 'Draft' },
    { href: deskPaths.preview(goal.slug, round.quarter), text: 'Preview' },
  ],
});

const stageFacts = (goal: GoalStanding, round: Round, now: Date) => ({
  name: goal.stage.replace(' ', '-'),
  text: goal.stage.charAt(0).toUpperCase() + goal.stage.slice(1),
  time: isNotSubmitted(goal) ? dueInWords(round.submissionsDueAt, now) : null,
  isLate: isNotSubmitted(goal) && now > round.submissionsDueAt,
});

const whoHasIt = (goal: GoalStanding): string => {
  if (goal.stage === 'released') return 'The public';
  if (goal.stage === 'approved')
    return findingsOfGoal(goal) > 0 ? 'PPM staff: findings keep it from the release' : 'Waits for the release';
  if (goal.stage === 'submitted')
    return goal.step ? `PPM staff, from ${goal.step.by} since ${easternInWords(goal.step.at)}` : 'PPM staff';
  return goal.people.length > 0 ? listed(goal.people) : 'Nobody with an account';
};

const countOf = (label: string, count: number, href: string, mark = '') => ({
  label,
  text: count.toLocaleString('en-US'),
  href: count > 0 ? href : null,
  className: count > 0 ? `number ${mark}`.trim() : 'number number--none',
});

const leftToDo = (goal: GoalStanding): { count: number; text: string }[] => {
  if (goal.stage === 'approved' || goal.stage === 'released') return [];
  return [
    { count: goal.withoutStatus, text: `of ${goal.milestones} milestones without a status` },
    {
      count: goal.unexplained,
      text: goal.unexplained === 1 ? 'miss without an explanation' : 'misses without an explanation',
    },
    { count: goal.otherFindings, text: goal.otherFindings === 1 ? 'other finding' : 'other findings' },
    { count: goal.comments, text: goal.comments === 1 ? 'open comment' : 'open comments' },
  ].filter(({ count }) => count > 0);
};

const linkOf = ({ text, at }: NextThing, slug: string, quarter: QuarterKey) => ({
  text,
  href: placeOf(at, slug, quarter),
});

const placeOf = (at: NextThing['at'], slug: string, quarter: QuarterKey): string =>
  ({
    'grid-no-status': `${deskPaths.grid(slug, quarter)}?show=no-status`,
    'grid-no-words': `${deskPaths.grid(slug, quarter)}?show=no-words`,
    draft: deskPaths.update(slug, quarter),
    comments: `${deskPaths.update(slug, quarter)}#comments`,
    preview: deskPaths.preview(slug, quarter),
    report: paths.report(slug, quarter),
  })[at];

/** The quarter of a round as pages name it. */
export const roundName = ({ quarter }: Pick<Round, 'quarter'>): string => labelOf(quarter);
