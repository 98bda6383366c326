import { labelOf, slugOf } from '../../fiscal/fiscal-quarter.js';
import type { Site } from '../../rendering/site.js';
import { paths } from '../pages/paths.js';
import type { EditionSummary } from '../published.js';

/** What a citation of an edition is made of, whatever the form. Words are of one line. */
export interface Citation {
  /** `customer-experience-fy2018-q3-edition-1` */
  key: string;
  title: string;
  author: string;
  /** `Q3 FY 2018, edition 1` */
  number: string;
  publishedAt: Date;
  /** The address of the edition, which never changes. */
  address: string;
  fingerprint: string;
}

/** How an edition is cited. */
export const citationFacts = (
  {
    goal,
    quarter,
    number,
    publishedAt,
    sha256,
  }: Pick<EditionSummary, 'goal' | 'quarter' | 'number' | 'publishedAt' | 'sha256'>,
  site: Site,
): Citation => ({
  key: `${goal.slug}-${slugOf(quarter)}-edition-${number}`,
  title: inOneLine(`${goal.title}: ${labelOf(quarter)} report`),
  author: inOneLine(site.demonstration ? site.name : site.agency.text),
  number: `${labelOf(quarter)}, edition ${number}`,
  publishedAt,
  address: site.address + paths.edition(goal.slug, quarter, number),
  fingerprint: `SHA-256: ${sha256}`,
});

const inOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ').trim();
