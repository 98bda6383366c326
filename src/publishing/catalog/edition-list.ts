import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import { paths } from '../pages/paths.js';
import type { EditionSummary } from '../published.js';
import { newestNumbers } from './newest-numbers.js';

/** Every edition as plain data, in the order they come in: where a program begins. */
export const editionList = (editions: readonly EditionSummary[], site: Site): object => {
  const newest = newestNumbers(editions);
  return {
    schema: 'milepost-editions-1',
    editions: editions.map(({ goal, quarter, number, publishedAt, sha256, headline, totals, corrects, correction }) => {
      const address = site.address + paths.edition(goal.slug, quarter, number);
      return {
        ...{ goal, quarter, label: labelOf(quarter), edition: number },
        newest: number === newest.get(paths.report(goal.slug, quarter)),
        publishedAt: publishedAt.toISOString(),
        ...{ sha256, corrects, correction, headline, totals },
        page: address,
        files: { json: `${address}.json`, csv: `${address}.csv`, xlsx: `${address}.xlsx`, pdf: `${address}.pdf` },
      };
    }),
  };
};
