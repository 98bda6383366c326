import { byQuarter, labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Link } from '../../rendering/site.js';
import type { Edition, EditionSummary } from '../published.js';
import { type ComparedSide, paths } from './paths.js';

/** From a report to what changed since the edition it was compared with; null where it is the goal's first. */
export const changesOfReport = (
  { goal, quarter, number, newest, report }: Edition,
  editions: readonly EditionSummary[],
): Link | null => {
  const { previous } = report;
  if (!previous) return null;
  const newestBefore = Math.max(
    previous.edition,
    ...editions.filter((one) => one.quarter === previous.quarter).map((one) => one.number),
  );
  const from = sideOf(previous.quarter, previous.edition, newestBefore);
  const to = sideOf(quarter, number, newest);
  return { href: paths.compareSides(goal.slug, from, to), text: `What changed since ${labelOf(previous.quarter)}` };
};

/** From a goal to its newest quarter against the one before, and to where any two are chosen; none for one report alone. */
export const changesOfGoal = (slug: string, editions: readonly EditionSummary[]): Link[] => {
  const [newest, before] = latestFirst(editions.map(({ quarter }) => quarter));
  if (!newest || !before) return [];
  return [
    {
      href: paths.compareSides(slug, { quarter: before, edition: null }, { quarter: newest, edition: null }),
      text: `What changed since ${labelOf(before)}`,
    },
    { href: paths.compareChoice(slug), text: 'Compare any two quarters' },
  ];
};

/** From a quarter to what changed since the last one before it that has reports; null for the first. */
export const changesOfQuarter = (quarter: QuarterKey, quarters: readonly QuarterKey[]): Link | null => {
  const [before] = latestFirst(quarters.filter((one) => one < quarter));
  return before
    ? { href: paths.compareQuarters(before, quarter), text: `What changed since ${labelOf(before)}` }
    : null;
};

const sideOf = (quarter: QuarterKey, number: number, newest: number): ComparedSide => ({
  quarter,
  edition: number === newest ? null : number,
});

const latestFirst = (quarters: readonly QuarterKey[]): QuarterKey[] => [...new Set(quarters)].sort(byQuarter).reverse();
