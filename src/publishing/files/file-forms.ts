import type { PublishedReport } from '../../quarterly-updates/domain/report.js';

/** The files that are made from an edition at its publication and kept with it. */
export const FILE_FORMS = ['pdf', 'xlsx', 'csv'] as const;

export type FileForm = (typeof FILE_FORMS)[number];

/** The Content-Type of each. */
export const FILE_TYPES: Record<FileForm, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
};

/**
 * `siteAddress` is that of the site, without a slash at the end: what a file that is read elsewhere calls its edition by.
 * `official` is true where the agency itself publishes: all else says of itself that it is a demonstration.
 */
export type MakesFile = (report: PublishedReport, siteAddress: string, official: boolean) => Promise<Buffer>;
