import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Moved, NotFound } from '../web/refusals.js';
import { paths } from './pages/paths.js';

/** Why there is no goal of this name. Names of goals have no capitals, and readers forgive them. */
export const noGoal = (slug: string): NotFound | Moved => {
  const meant = slug.toLowerCase();
  return meant === slug ? new NotFound() : new Moved(paths.goal(meant));
};

/** Why there is no report of a goal for a quarter. `published` are the quarters of which it has one. */
export const noReport = (slug: string, quarter: QuarterKey, published: readonly QuarterKey[]): NotFound | Moved => {
  const newest = latestOf(published);
  const meant = slug.toLowerCase();
  if (newest === undefined) return meant === slug ? new NotFound() : new Moved(paths.report(meant, quarter));
  const text = `The ${labelOf(newest)} report of this goal`;
  return new NotFound(
    quarter > newest
      ? `This goal’s report for ${labelOf(quarter)} is not published, or not yet. Its newest report is that of ${labelOf(newest)}.`
      : `There is no report of this goal for ${labelOf(quarter)}. Its newest report is that of ${labelOf(newest)}.`,
    [{ href: paths.report(slug, newest), text }],
  );
};

/** Why there is no page of a quarter. `published` are the quarters of which any goal has a report. */
export const noQuarter = (quarter: QuarterKey, published: readonly QuarterKey[]): NotFound => {
  const newest = latestOf(published);
  if (newest === undefined) return new NotFound();
  return new NotFound(
    quarter > newest
      ? `No report for ${labelOf(quarter)} is published, or not yet. The newest quarter is ${labelOf(newest)}.`
      : `No goal has a report for ${labelOf(quarter)}. The newest quarter is ${labelOf(newest)}.`,
    [{ href: paths.quarter(newest), text: `All reports of ${labelOf(newest)}` }],
  );
};

const latestOf = (quarters: readonly QuarterKey[]): QuarterKey | undefined => [...quarters].sort().at(-1);
