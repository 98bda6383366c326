import { labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import { paths } from '../pages/paths.js';
import type { EditionSummary, QuarterSum } from '../published.js';
import { newestNumbers } from './newest-numbers.js';

/** The quarters as plain data, in the order they come in, each with where its editions and its milestones are. */
export const quarterList = (quarters: readonly QuarterSum[], site: Site): object => ({
  schema: 'milepost-quarters-1',
  quarters: quarters.map(({ quarter, goals, milestones, missed }) => ({
    ...{ quarter, label: labelOf(quarter), goals, milestones, missed },
    page: site.address + paths.quarter(quarter),
    files: {
      editions: site.address + paths.editionList(quarter),
      milestones: site.address + paths.quarterMilestones(quarter),
    },
  })),
});

/** Every edition of a quarter as plain data, in the order they come in. */
export const editionList = (quarter: QuarterKey, editions: readonly EditionSummary[], site: Site): object => {
  const newest = newestNumbers(editions);
  return {
    schema: 'milepost-editions-1',
    ...{ quarter, label: labelOf(quarter) },
    editions: editions.map(({ goal, number, publishedAt, sha256, headline, totals, corrects, correction }) => {
      const address = site.address + paths.edition(goal.slug, quarter, number);
      return {
        ...{ goal, quarter, edition: number },
        newest: number === newest.get(paths.report(goal.slug, quarter)),
        publishedAt: publishedAt.toISOString(),
        ...{ sha256, corrects, correction, headline, totals },
        page: address,
        files: { json: `${address}.json`, csv: `${address}.csv`, xlsx: `${address}.xlsx`, pdf: `${address}.pdf` },
      };
    }),
  };
};
