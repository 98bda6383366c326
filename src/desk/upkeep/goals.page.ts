import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { Goal } from '../../goals/goal.entity.js';
import type { UpdateAtWork } from '../../drafting/update-access.js';
import type { DeskFacts } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { stageInWords } from './stage-words.js';

export const GOALS_VIEW = 'desk/upkeep/goals';

export const goalsFacts: DeskFacts = { title: 'Goals', section: 'goals', trail: [{ href: null, text: 'Goals' }] };

/** Every goal, and where its newest update stands. */
export const goalsPage = (goals: readonly { goal: Goal; newest: UpdateAtWork | null }[], mayAdd: boolean) => ({
  add: mayAdd ? deskPaths.newGoal : null,
  goals: goals.map(({ goal, newest }) => ({
    number: goal.number,
    title: goal.title,
    href: deskPaths.goal(goal.slug),
    at: newest && {
      quarter: labelOf(newest.update.quarter),
      stage: stageInWords(newest),
      update: deskPaths.update(goal.slug, newest.update.quarter),
      grid: deskPaths.grid(goal.slug, newest.update.quarter),
    },
  })),
});
