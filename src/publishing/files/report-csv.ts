import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { csvHead, csvLines } from './csv.js';
import type { MakesFile } from './file-forms.js';
import { type MilestoneRow, MILESTONES } from './milestone-columns.js';

/** The milestones of a report as CSV, one a line, in the order of the report. */
export const reportCsv = (report: PublishedReport): string =>
  MILESTONES_HEAD + milestoneLines(MILESTONES.rowsOf(report));

export const MILESTONES_HEAD = csvHead(MILESTONES.columns.map(({ name }) => name));

export const milestoneLines = (milestones: readonly MilestoneRow[]): string =>
  csvLines(milestones.map((row) => MILESTONES.columns.map(({ value }) => value(row))));

export const csvFile: MakesFile = (report) => Promise.resolve(Buffer.from(reportCsv(report)));
