import { findingsOfGoal, type GoalStanding, isNotSubmitted } from './goal-standing.js';

/** The very next thing to do, in the words of its link, and where it is done. */
export interface NextThing {
  text: string;
  at: 'grid-no-status' | 'grid-no-words' | 'draft' | 'comments' | 'preview' | 'report';
}

type Facts = Pick<
  GoalStanding,
  'stage' | 'withoutStatus' | 'unexplained' | 'otherFindings' | 'comments' | 'commentBy' | 'step'
>;

/** What a goal's team does next: read what came back, then statuses, misses, what else is lacking, and submit. */
export const nextForTeam = (goal: GoalStanding): NextThing => {
  if (goal.stage === 'released') return { text: 'Read the report', at: 'report' };
  if (goal.stage === 'approved') return { text: 'See it as the public will', at: 'preview' };
  if (goal.comments > 0 && goal.stage !== 'drafting') return toRead(goal);
  if (goal.stage === 'submitted') return { text: 'Waiting for review', at: 'preview' };
  return nextInDraft(goal) ?? { text: goal.stage === 'returned' ? 'Submit again' : 'Submit', at: 'draft' };
};

/** What PPM staff do next with a goal. */
export const nextForPpm = (goal: GoalStanding): NextThing => {
  if (goal.stage === 'submitted') return { text: 'Review', at: 'draft' };
  if (goal.stage === 'approved' && findingsOfGoal(goal) > 0)
    return {
      text: counted(findingsOfGoal(goal), 'Settle 1 finding', (count) => `Settle ${count} findings`),
      at: 'draft',
    };
  if (goal.stage === 'approved') return { text: 'See it as the public will', at: 'preview' };
  if (goal.stage === 'released') return { text: 'Read the report', at: 'report' };
  return { text: 'Look at the draft', at: 'draft' };
};

/** Whether the goal's team has to do something with it. */
export const waitsForTeam = (goal: GoalStanding): boolean => isNotSubmitted(goal) || goal.comments > 0;

const toRead = ({ comments, commentBy }: Facts): NextThing => ({
  text: comments === 1 ? `Read the comment of ${commentBy ?? 'PPM staff'}` : `Read ${comments} comments`,
  at: 'comments',
});

const nextInDraft = (goal: Facts): NextThing | null => {
  if (goal.withoutStatus > 0)
    return {
      text: counted(goal.withoutStatus, 'Give 1 milestone a status', (count) => `Give ${count} milestones a status`),
      at: 'grid-no-status',
    };
  if (goal.unexplained > 0)
    return {
      text: counted(goal.unexplained, 'Explain 1 miss', (count) => `Explain ${count} misses`),
      at: 'grid-no-words',
    };
  if (goal.otherFindings > 0)
    return {
      text: counted(goal.otherFindings, 'Settle 1 finding', (count) => `Settle ${count} findings`),
      at: 'draft',
    };
  return goal.comments > 0 ? toRead(goal) : null;
};

const counted = (count: number, one: string, many: (count: number) => string): string =>
  count === 1 ? one : many(count);
