import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { frameOf } from '../../rendering/frame.js';
import type { Link, Site } from '../../rendering/site.js';
import { type ComparedSide, paths } from '../pages/paths.js';
import { otherAccounts } from '../pages/other-accounts.js';
import { countCells } from '../pages/counts.js';
import type { OpenEdition } from '../published.js';
import { dayOf } from '../pages/wording.js';
import { compareChoice, comparisonLink, quartersOf } from './compare-choice.js';
import { sectionsOf } from './comparison-sections.js';
import { comparisonInWords, milestonesInWords } from './comparison-words.js';
import type { ComparedGoal } from './comparisons.js';

export const COMPARE_QUARTERS_VIEW = 'publishing/compare-quarters';

/** Two quarters of a goal: what changed from one report to the other. */
export const compareQuartersPage = ({ sides, from, to, comparison }: ComparedGoal, site: Site) => {
  const { goal } = to;
  const names = { from: sideName(sides.from), to: sideName(sides.to) };
  const quarters = quartersOf(to.ofGoal);
  const [before, after] = [neighbour(quarters, from.quarter, -1), neighbour(quarters, to.quarter, 1)];
  const words = comparisonInWords(comparison);
  const sections = sectionsOf(comparison);
  return {
    frame: frameOf(site, {
      title: `What changed from ${names.from} to ${names.to}: ${to.report.goal.title}`,
      description: `${to.report.goal.title}, ${names.from} and ${names.to} compared: ${words}`,
      path: paths.compareSides(goal.slug, sides.from, sides.to),
      section: 'goals',
      trail: [
        { href: paths.goals, text: 'Goals' },
        { href: paths.goal(goal.slug), text: to.report.goal.title },
        { href: paths.compareChoice(goal.slug), text: 'Compare quarters' },
        { href: null, text: `${names.from} to ${names.to}` },
      ],
      indexed: sides.from.edition === null && sides.to.edition === null,
    }),
    goal: to.report.goal.title,
    names,
    headline: `Between ${names.from} and ${names.to}: ${words}`,
    reports: [sideFacts(from, names.from), sideFacts(to, names.to)],
    accounts: otherAccounts([comparison.from, comparison.to].map((side) => ({ ...side, goal }))),
    counts: countRows(from, to),
    sum: milestonesInWords(
      { ...comparison, from: comparison.from.totals.milestones, to: comparison.to.totals.milestones },
      names,
    ),
    ...sections,
    contents: [...sections.sections, ...sections.strategies].map(({ id, heading, count }) => ({
      ...{ href: `#${id}`, text: `${heading} (${count})` },
    })),
    earlier: before ? comparisonLink(goal.slug, before, from.quarter) : null,
    later: after ? comparisonLink(goal.slug, to.quarter, after) : null,
    all: { href: paths.compareChoice(goal.slug), text: 'Compare other quarters' },
    choice: site.exported ? null : compareChoice(goal.slug, to.ofGoal, sides),
    terms: { change: paths.term('change') },
  };
};

const sideName = ({ quarter, edition }: ComparedSide): string =>
  edition === null ? labelOf(quarter) : `${labelOf(quarter)}, edition ${edition}`;

const neighbour = (quarters: readonly QuarterKey[], quarter: QuarterKey, step: 1 | -1): QuarterKey | undefined =>
  quarters[quarters.indexOf(quarter) + step];

const sideFacts = ({ goal, quarter, number, publishedAt }: OpenEdition, name: string) => ({
  report: { href: paths.edition(goal.slug, quarter, number), text: `${name} report` } satisfies Link,
  edition: number,
  published: dayOf(publishedAt),
});

/** The counts of both reports side by side; the statuses of each side add up to its milestones. */
const countRows = (from: OpenEdition, to: OpenEdition) => {
  const [was, now] = [from.report.totals, to.report.totals];
  const cells = countCells(was);
  const rows = countCells(now).map(({ label, count }, place) => ({
    name: label,
    from: cells[place]?.count ?? 0,
    to: count,
  }));
  return {
    rows: rows.filter((row) => row.from + row.to > 0).map(withDifference),
    sum: withDifference({ name: 'Milestones', from: was.milestones, to: now.milestones }),
  };
};

const withDifference = (row: { name: string; from: number; to: number }) => ({
  ...row,
  difference: row.to === row.from ? 'Same' : row.to > row.from ? `+${row.to - row.from}` : `−${row.from - row.to}`,
});
