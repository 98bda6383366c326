import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Plan {
  period: object;
  goal: { slug: string; number: number; title: string };
  strategies: { milestones: object[] }[];
}

/** Rows of real plans, as many as the figure speaks of: no single plan of 2018 has sixty. */
const MADE_OF = ['it-modernization/FY2018-Q2.json', 'infrastructure-permitting/FY2018-Q2.json'];
const MILESTONES = 60;

/** Writes a plan of sixty milestones into the folder and gives its path, its goal and its quarter. */
export const planOfSixty = (plans: string, folder: string): { path: string; goal: string; quarter: string } => {
  const [first, ...more] = MADE_OF.map((name) => JSON.parse(readFileSync(join(plans, name), 'utf8')) as Plan);
  if (!first) throw new Error('There is no plan to make it of');
  let left = MILESTONES;
  const strategies = [first, ...more].flatMap((plan) =>
    plan.strategies.map((strategy) => {
      const milestones = strategy.milestones.slice(0, left);
      left -= milestones.length;
      return { ...strategy, milestones };
    }),
  );
  const goal = { ...first.goal, slug: 'sixty-milestones', number: 60, title: 'Sixty milestones' };
  const path = join(folder, 'sixty.json');
  writeFileSync(path, JSON.stringify({ ...first, goal, strategies }));
  return { path, goal: goal.slug, quarter: 'FY2018-Q2' };
};
