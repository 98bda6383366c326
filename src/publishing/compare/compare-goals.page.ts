import { byQuarter, distanceBetween, labelOf } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Site } from '../../rendering/site.js';
import { type ComparisonSums, sumOfComparisons } from '../domain/compare-quarters-sums.js';
import { otherAccounts } from '../pages/other-accounts.js';
import { paths } from '../pages/paths.js';
import { capitalised, counted } from '../pages/wording.js';
import type { EditionSummary } from '../published.js';
import { MOST_APART } from './compare-addresses.js';
import { sectionsOf } from './comparison-sections.js';
import { comparisonInWords, milestonesInWords } from './comparison-words.js';
import type { ComparedGoals } from './comparisons.js';

export const COMPARE_GOALS_VIEW = 'publishing/compare-goals';

/** What changed over all goals from one quarter to another. */
export const compareGoalsPage = ({ from, to, goals, onlyFrom, onlyTo, quarters }: ComparedGoals, site: Site) => {
  const names = { from: labelOf(from), to: labelOf(to) };
  const sums = sumOfComparisons(goals.map(({ comparison }) => comparison));
  const words = comparisonInWords(sums);
  return {
    frame: frameOf(site, {
      title: `What changed from ${names.from} to ${names.to}: all goals`,
      description: `The reports of all Cross-Agency Priority goals for ${names.from} and ${names.to} compared: ${words}`,
      path: paths.compareQuarters(from, to),
      section: 'quarters',
      trail: [
        { href: paths.home, text: 'Home' },
        { href: paths.quarters, text: 'Quarters' },
        { href: paths.quarter(to), text: names.to },
        { href: null, text: `Changes since ${names.from}` },
      ],
    }),
    names,
    headline: goals.length > 0 ? `Between ${names.from} and ${names.to}: ${words}` : null,
    compared: `${counted(goals.length, 'goal')} with a report for both quarters ${goals.length === 1 ? 'is' : 'are'} compared.`,
    accounts: otherAccounts(
      goals.flatMap(({ goal, comparison }) => [comparison.from, comparison.to].map((side) => ({ ...side, goal }))),
    ),
    sum: milestonesInWords(sums, names),
    others: quarters
      .filter((one) => one < to && distanceBetween(one, to) <= MOST_APART)
      .sort(byQuarter)
      .reverse()
      .map((one) => ({ href: paths.compareQuarters(one, to), text: labelOf(one), current: one === from })),
    table: goals.length > 0 ? sumTable(goals, sums, names) : null,
    goals: goals.map(({ goal, comparison }) => ({
      id: goal.slug,
      number: goal.number,
      title: goal.title,
      headline: capitalised(comparisonInWords(comparison)),
      whole: comparisonOf(goal.slug, from, to),
      ...sectionsOf(comparison, `${goal.slug}-`),
    })),
    lacking: [
      { text: `No report for ${names.to}`, goals: onlyFrom.map(goalLink) },
      { text: `No report for ${names.from}`, goals: onlyTo.map(goalLink) },
    ].filter((one) => one.goals.length > 0),
    reports: [from, to].map((quarter) => ({
      href: paths.quarter(quarter),
      text: `All reports of ${labelOf(quarter)}`,
    })),
    terms: { change: paths.term('change') },
  };
};

const comparisonOf = (slug: string, from: ComparedGoals['from'], to: ComparedGoals['to']): string =>
  paths.compareSides(slug, { quarter: from, edition: null }, { quarter: to, edition: null });

const goalLink = ({ goal, quarter }: EditionSummary) => ({
  href: paths.report(goal.slug, quarter),
  text: `${goal.number}. ${goal.title}`,
});

type Counted = Pick<ComparisonSums, 'counts' | 'announced'>;

const COLUMNS: readonly { text: string; count: (of: Counted) => number }[] = [
  { text: 'Newly missed', count: ({ counts }) => counts['newly-missed'] },
  { text: 'Completed', count: ({ counts }) => counts.completed },
  { text: 'Due moved', count: ({ counts }) => counts['due-moved'] },
  { text: 'Without a word', count: ({ announced }) => announced.nowhere },
  { text: 'Reworded', count: ({ counts }) => counts.reworded },
  { text: 'New', count: ({ counts }) => counts.new },
  { text: 'Gone', count: ({ counts }) => counts.gone },
  { text: 'Unchanged', count: ({ counts }) => counts.unchanged },
];

const cellsOf = (of: Counted) =>
  COLUMNS.map(({ text, count }, place) => ({ label: text, count: count(of), attention: place === 0 && count(of) > 0 }));

/** The counts of each goal, and of all together. */
const sumTable = (goals: ComparedGoals['goals'], sums: ComparisonSums, names: { from: string; to: string }) => ({
  caption: `What changed from ${names.from} to ${names.to}, goal by goal. A milestone may be counted in several columns.`,
  columns: COLUMNS.map(({ text }) => ({ text })),
  rows: goals.map(({ goal, comparison }) => ({
    number: goal.number,
    title: goal.title,
    href: `#${goal.slug}`,
    cells: cellsOf(comparison),
  })),
  totals: { label: counted(goals.length, 'goal'), cells: cellsOf(sums) },
});
