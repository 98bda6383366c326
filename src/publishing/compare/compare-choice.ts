import { byQuarter, labelOf, type QuarterKey, slugOf } from '../../fiscal/fiscal-quarter.js';
import type { Link } from '../../rendering/site.js';
import { type ComparedSide, paths, sideInAddress } from '../pages/paths.js';
import type { EditionSummary } from '../published.js';

/** The form in which two reports of a goal are chosen. */
export interface CompareChoice {
  action: string;
  selects: {
    name: 'from' | 'to';
    label: string;
    /** A quarter that was corrected has a group of its own, with its editions. */
    groups: { label: string | null; options: { value: string; text: string; selected: boolean }[] }[];
  }[];
}

/** The quarters of which a goal has a report, earliest first. */
export const quartersOf = (editions: readonly EditionSummary[]): QuarterKey[] =>
  [...new Set(editions.map(({ quarter }) => quarter))].sort(byQuarter);

/** Null where the goal has one report only, of one edition: then there is nothing to choose. */
export const compareChoice = (
  slug: string,
  editions: readonly EditionSummary[],
  sides: { from: ComparedSide; to: ComparedSide } | null,
): CompareChoice | null => {
  if (editions.length < 2) return null;
  const quarters = quartersOf(editions).reverse();
  const [newest, before] = [quarters[0], quarters[1] ?? quarters[0]];
  const chosen = {
    from: sides ? sideInAddress(sides.from) : before && slugOf(before),
    to: sides ? sideInAddress(sides.to) : newest && slugOf(newest),
  };
  const select = (name: 'from' | 'to', label: string): CompareChoice['selects'][number] => ({
    ...{ name, label },
    groups: quarters.map((quarter) => {
      const options = sidesOf(quarter, editions).map(({ value, text }) => ({
        ...{ value, text, selected: value === chosen[name] },
      }));
      return { label: options.length > 1 ? labelOf(quarter) : null, options };
    }),
  });
  return { action: paths.compareChoice(slug), selects: [select('from', 'Compare'), select('to', 'with')] };
};

const sidesOf = (quarter: QuarterKey, editions: readonly EditionSummary[]): { value: string; text: string }[] => {
  const numbers = editions.filter((one) => one.quarter === quarter).map(({ number }) => number);
  const newest = { value: slugOf(quarter), text: labelOf(quarter) };
  if (numbers.length < 2) return [newest];
  return [
    { ...newest, text: `${newest.text}, newest edition` },
    ...numbers
      .sort((a, b) => b - a)
      .map((edition) => ({ value: sideInAddress({ quarter, edition }), text: `${newest.text}, edition ${edition}` })),
  ];
};

/** So many of the last quarters are compared each with each where no form can be: over decades that would be thousands. */
const MOST_IN_PAIRS = 12;

/** Of each of the last quarters, latest first, its comparisons with those before it; `quarters` stand earliest first. */
export const allPairs = (slug: string, quarters: readonly QuarterKey[]): { label: string; links: Link[] }[] => {
  const latestFirst = quarters.slice(-MOST_IN_PAIRS).reverse();
  return latestFirst.slice(0, -1).map((to, place) => ({
    label: labelOf(to),
    links: latestFirst
      .slice(place + 1)
      .map((from) => ({ href: comparisonLink(slug, from, to).href, text: `since ${labelOf(from)}` })),
  }));
};

/** The comparison of a quarter with the one before it that has a report; null for the first. */
export const comparedWithBefore = (slug: string, quarters: readonly QuarterKey[], quarter: QuarterKey): Link | null => {
  const before = quarters
    .filter((one) => one < quarter)
    .sort(byQuarter)
    .at(-1);
  return before === undefined ? null : comparisonLink(slug, before, quarter);
};

/** `Q2 FY 2018 to Q3 FY 2018` */
export const comparisonLink = (slug: string, from: QuarterKey, to: QuarterKey): Link => ({
  href: paths.compareSides(slug, { quarter: from, edition: null }, { quarter: to, edition: null }),
  text: `${labelOf(from)} to ${labelOf(to)}`,
});
