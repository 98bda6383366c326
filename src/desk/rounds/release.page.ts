import { counted } from '../../publishing/pages/wording.js';
import { easternInWords } from '../../rounds/domain/eastern-time.js';
import { findingsOfGoal, type GoalStanding } from '../../rounds/domain/goal-standing.js';
import type { Round } from '../../rounds/round.entity.js';
import { DeskPage } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { roundName } from './round-row.js';

/** What a release would publish and what it leaves out, to be confirmed: an edition never changes. */
export const releasePage = (
  round: Round,
  standings: readonly GoalStanding[],
  refusals: readonly string[] = [],
): DeskPage => {
  const approved = standings.filter(({ stage }) => stage === 'approved');
  const out = standings.filter(({ stage }) => stage !== 'approved' && stage !== 'released');
  const title = `Release ${roundName(round)}`;
  const lineOf = (goal: GoalStanding) => ({
    ...{ href: deskPaths.update(goal.slug, round.quarter), title: goal.title, stage: goal.stage },
    comments: commentsInWords(goal.comments),
    held: goal.stage === 'approved' ? findingsInWords(findingsOfGoal(goal)) : null,
  });
  const model = {
    title,
    refusals: refusals.length > 0 ? refusals : null,
    approved: approved.map(lineOf),
    out: out.length > 0 ? out.map(lineOf) : null,
    action: deskPaths.release(round.quarter),
    submit: approved.length > 0 ? `Release ${counted(approved.length, 'report')} now` : null,
    moment: round.releaseAt
      ? `If you do not release now, what is approved by then is released automatically on ${easternInWords(round.releaseAt)}.`
      : null,
    back: deskPaths.round(round.quarter),
  };
  const trail = [
    { href: deskPaths.desk, text: 'Desk' },
    { href: deskPaths.round(round.quarter), text: roundName(round) },
    { href: null, text: 'Release' },
  ];
  const status = refusals.length > 0 ? 422 : 200;
  return new DeskPage('desk/rounds/release', model, { title, section: 'round', trail }, status);
};

const commentsInWords = (count: number): string | null =>
  count === 0 ? null : `${counted(count, 'comment is', 'comments are')} not settled.`;

const findingsInWords = (count: number): string | null =>
  count === 0
    ? null
    : `${counted(count, 'finding stands', 'findings stand')} against it: nothing can be released before that is settled.`;
