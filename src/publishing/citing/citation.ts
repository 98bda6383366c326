import { slugOf } from '../../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { paths } from '../pages/paths.js';
import { dayOf } from '../pages/wording.js';
import { authorOf } from './author.js';

/** What a citation of an edition is made of, whatever the form. Words are of one line. */
export interface Citation {
  /** `customer-experience-fy2018-q3-edition-1` */
  key: string;
  title: string;
  author: string;
  /** `Q3 FY 2018, edition 1` */
  number: string;
  edition: number;
  publishedAt: Date;
  /** The address of the edition, which never changes. */
  address: string;
  fingerprint: string;
}

/** How an edition is cited: with the title that it was published with. */
export const citationFacts = (
  { goal, period, edition: { number, publishedAt, sha256 } }: Pick<PublishedReport, 'goal' | 'period' | 'edition'>,
  site: Parameters<typeof authorOf>[0],
): Citation => ({
  key: `${goal.slug}-${slugOf(period.key)}-edition-${number}`,
  title: inOneLine(`${goal.title}: ${period.label} report`),
  author: inOneLine(authorOf(site).name),
  number: `${period.label}, edition ${number}`,
  edition: number,
  publishedAt: new Date(publishedAt),
  address: site.address + paths.edition(goal.slug, period.key, number),
  fingerprint: `SHA-256: ${sha256}`,
});

/** A citation as a sentence: on the page, in the PDF, in the workbook and in the head of the page. */
export const citationText = ({ author, title, edition, publishedAt, address, fingerprint }: Citation): string =>
  `${author}. “${title}.” Edition ${edition}, published ${dayOf(publishedAt).text}. ${address}. ${fingerprint}.`;

const inOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ').trim();
