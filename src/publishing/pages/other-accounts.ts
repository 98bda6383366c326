import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Link } from '../../rendering/site.js';
import type { ReportBasis } from '../domain/report-basis.js';
import { paths } from './paths.js';

/** The reports among these that were put together from other accounts; null where none was: nothing is said then. */
export const otherAccounts = (
  reports: readonly {
    goal: { slug: string; title: string };
    quarter: QuarterKey;
    edition: number;
    basis?: ReportBasis | undefined;
  }[],
): { reports: Link[] } | null => {
  const found = reports.filter(({ basis }) => basis === 'other accounts');
  if (found.length === 0) return null;
  return {
    reports: found.map(({ goal, quarter, edition }) => ({
      href: `${paths.edition(goal.slug, quarter, edition)}#about-this-report`,
      text: `${goal.title}, ${labelOf(quarter)}`,
    })),
  };
};
