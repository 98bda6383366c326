import { keyOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { paths } from '../../publishing/pages/paths.js';
import { deskPaths } from '../paths.js';

/** What must be known of a goal to find the pages of what is its. */
export interface NamedGoal {
  id: string;
  slug: string;
  prefix: string;
  title: string;
}

interface Subject {
  kind: string;
  id: string;
  title: string;
}

/** Where the thing that an entry is about has its page; null where it has none. */
export const addressOf = ({ kind, id, title }: Subject, goals: readonly NamedGoal[]): string | null => {
  if (kind === 'person') return deskPaths.person(id);
  if (kind === 'round') return atQuarter(title, deskPaths.round);
  const goal = goals.find((one) => one.id === id || isOf(title, one));
  if (!goal) return null;
  if (kind === 'goal' || kind === 'indicators') return deskPaths.goal(goal.slug);
  if (kind === 'milestone') return deskPaths.milestone(goal.slug, title);
  if (kind === 'strategy') return deskPaths.strategy(goal.slug, title);
  if (kind === 'quarterly update') return atQuarter(title, (quarter) => deskPaths.update(goal.slug, quarter));
  const [, number] = /, edition (\d+)$/.exec(title) ?? [];
  if (kind !== 'edition' || number === undefined) return null;
  return atQuarter(title, (quarter) => paths.edition(goal.slug, quarter, Number(number)));
};

/** The titles under which the log has what belongs to a goal: `CX-014`, `customer-experience Q4 FY 2018`. */
export const titlesOf = ({ slug, prefix }: NamedGoal): { exactly: string[]; beginning: string[] } => ({
  exactly: [slug],
  beginning: [`${slug} `, `${prefix}-`],
});

const isOf = (title: string, goal: NamedGoal): boolean => {
  const { exactly, beginning } = titlesOf(goal);
  return exactly.includes(title) || beginning.some((one) => title.startsWith(one));
};

const atQuarter = (title: string, address: (quarter: QuarterKey) => string): string | null => {
  const [, quarter, year] = /\bQ([1-4]) FY (\d{4})\b/.exec(title) ?? [];
  if (quarter === undefined) return null;
  return address(keyOf({ fiscalYear: Number(year), quarter: Number(quarter) as 1 | 2 | 3 | 4 }));
};
