import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Totals } from '../milestones/domain/totals.js';
import type { ReportBasis } from './domain/report-basis.js';
import type { FileForm } from './files/file-forms.js';
import type { PublishedReport, ReportedGoal, ReportedMilestone } from '../quarterly-updates/domain/report.js';

/** What lists say of an edition without opening its report. */
export interface EditionSummary {
  id: string;
  sequence: number;
  goal: { slug: string; number: number; title: string };
  agenda: { slug: string; title: string };
  leaders: ReportedGoal['leaders'];
  quarter: QuarterKey;
  number: number;
  publishedAt: Date;
  sha256: string;
  headline: string;
  totals: Totals;
  corrects: number | null;
  correction: string | null;
  /** Absent where nobody asks for it. */
  basis?: ReportBasis | undefined;
}

/** A published edition, opened. `newest` is the number of the newest edition of the same goal and quarter. */
export interface Edition extends EditionSummary {
  report: PublishedReport;
  /** The report as it was frozen, byte for byte. */
  text: string;
  newest: number;
  /** The files that were made of it, with their sizes in bytes. */
  files: readonly { form: FileForm; size: number }[];
}

/** What the newest reports of a quarter come to together. */
export interface QuarterSum {
  quarter: QuarterKey;
  goals: number;
  milestones: number;
  missed: number;
}

/** An edition among all of its goal. */
export interface OpenEdition extends Edition {
  ofGoal: EditionSummary[];
}

/** One milestone as one edition shows it: a row of /missed and of a milestone's history. */
export interface PublishedMilestone {
  goal: { slug: string; number: number; title: string };
  quarter: QuarterKey;
  edition: number;
  publishedAt: Date;
  /** The title of the strategy it stood in. */
  strategyTitle: string;
  milestone: ReportedMilestone;
  /** That of its report; absent where nobody asks for it. */
  basis?: ReportBasis | undefined;
}
