import { paths } from '../pages/paths.js';
import type { EditionSummary } from '../published.js';

/** The number of the newest edition of each report, by the address of the report. */
export const newestNumbers = (editions: readonly EditionSummary[]): Map<string, number> => {
  const newest = new Map<string, number>();
  for (const { goal, quarter, number } of editions) {
    const report = paths.report(goal.slug, quarter);
    newest.set(report, Math.max(number, newest.get(report) ?? 0));
  }
  return newest;
};
