import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { paths } from '../pages/paths.js';
import type { EditionSummary } from '../published.js';
import { allPairs, compareChoice, comparedWithBefore, quartersOf } from './compare-choice.js';

export const COMPARE_CHOICE_VIEW = 'publishing/compare-choice';

/** Where a reader chooses two reports of a goal; `editions` are all of the goal, latest quarter first. */
export const compareChoicePage = (goal: EditionSummary['goal'], editions: readonly EditionSummary[], site: Site) => {
  const quarters = quartersOf(editions);
  return {
    frame: frameOf(site, {
      title: `Compare quarters: ${goal.title}`,
      description: `Choose two reports of the Cross-Agency Priority goal ${goal.title} and see what changed between them.`,
      path: paths.compareChoice(goal.slug),
      section: 'goals',
      trail: [
        { href: paths.goals, text: 'Goals' },
        { href: paths.goal(goal.slug), text: goal.title },
        { href: null, text: 'Compare quarters' },
      ],
    }),
    goal: goal.title,
    // A copy on a plain file server cannot answer a form: it leads to every pair instead.
    choice: site.exported ? null : compareChoice(goal.slug, editions, null),
    pairs: site.exported && quarters.length > 2 ? allPairs(goal.slug, quarters) : null,
    ready: [...quarters]
      .reverse()
      .map((quarter) => comparedWithBefore(goal.slug, quarters, quarter))
      .filter((link) => link !== null),
    only: quarters.length < 2,
  };
};
