import { DIFFERENCE_KINDS } from './compare-quarters-kinds.js';
import type { QuarterComparison } from './compare-quarters.js';

/** What the comparisons of several goals come to together. */
export interface ComparisonSums extends Pick<QuarterComparison, 'counts' | 'announced'> {
  /** Milestones of the earlier reports, and of the later ones. */
  from: number;
  to: number;
}

/** The counts of every goal together, each the sum of theirs. */
export const sumOfComparisons = (comparisons: readonly QuarterComparison[]): ComparisonSums => {
  const sum = (count: (one: QuarterComparison) => number): number =>
    comparisons.reduce((total, one) => total + count(one), 0);
  return {
    from: sum(({ from }) => from.totals.milestones),
    to: sum(({ to }) => to.totals.milestones),
    counts: Object.fromEntries(
      DIFFERENCE_KINDS.map((kind) => [kind, sum(({ counts }) => counts[kind])]),
    ) as ComparisonSums['counts'],
    announced: {
      'in-remark': sum(({ announced }) => announced['in-remark']),
      'in-note': sum(({ announced }) => announced['in-note']),
      nowhere: sum(({ announced }) => announced.nowhere),
    },
  };
};
