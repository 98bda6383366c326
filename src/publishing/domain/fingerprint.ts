import { createHash } from 'node:crypto';
import type { EditionMark, PublishedReport, Report } from '../../quarterly-updates/domain/report.js';

/** A report as it is frozen: its published form, and that form as the text that is kept and served. */
export interface FrozenReport {
  published: PublishedReport;
  text: string;
}

/**
 * Freezes a report under its edition. The fingerprint is the SHA-256 of the document's JSON without `edition.sha256`,
 * so a reader can take it again: parse the file, delete that one key, write it as JSON without spaces, hash the UTF-8.
 */
export const freeze = ({ schema, ...rest }: Report, edition: Omit<EditionMark, 'sha256'>): FrozenReport => {
  const published: PublishedReport = { schema, edition: { ...edition, sha256: '' }, ...rest };
  published.edition.sha256 = fingerprintOf(published);
  return { published, text: JSON.stringify(published) };
};

/** The fingerprint that a published report should bear. */
export const fingerprintOf = (published: PublishedReport): string => {
  const { sha256: _, ...edition } = published.edition;
  return createHash('sha256')
    .update(JSON.stringify({ ...published, edition }))
    .digest('hex');
};
