import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import type { Change } from '../../milestones/domain/change.js';
import type { TrackedDue } from '../../milestones/domain/slip.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import type { Totals } from '../../milestones/domain/totals.js';
import type { WaivedFinding } from './findings.js';

/** The version of the document below. A field is added under the same name; a change of meaning makes a new one. */
export const REPORT_SCHEMA = 'milepost-report-1';

/**
 * The report: everything a reader gets of one goal's quarter, as plain data. What is frozen as an edition is this
 * value and nothing else, so pages and files cannot differ. Absent words are null, never an empty string.
 */
export interface Report {
  schema: typeof REPORT_SCHEMA;
  goal: ReportedGoal;
  period: Period;
  /** The edition that "change from last quarter" was computed from; null for a goal's first report. */
  previous: { quarter: QuarterKey; label: string; edition: number; sha256: string } | null;
  /** The sentence the report opens with, made from the counts. */
  headline: string;
  totals: Totals;
  /** Summary of progress, in Markdown, as it is drafted at the desk; null where a plan was imported: `progress` has it. */
  summary: string | null;
  /** Highlights in Markdown, as they are drafted at the desk; null where a plan was imported: `highlights` has them. */
  highlightsText: string | null;
  highlights: string[];
  /** The parts of the goal, such as Data, Tools and Technology, each with its words. */
  components: { name: string; text: string }[];
  /** The summary of progress as a plan printed it. */
  progress: { heading: string | null; items: string[] }[];
  strategies: ReportedStrategy[];
  /** Every milestone of the goal in this quarter, in the order of the report. */
  milestones: ReportedMilestone[];
  /** What stood in the last edition and does not stand in this one. */
  noLongerTracked: Departure[];
  indicators: IndicatorInQuarter[];
  /** Findings that stood against publication and were waived, each with the reason that is printed in its place. */
  waivers: WaivedFinding[];
  /** The document the report was taken from, where there was one. */
  source: { file: string; pages: number | null } | null;
  /** What a reader must know of how the report was transcribed. */
  notes: string[];
}

/** The goal as it describes itself in this quarter. */
export interface ReportedGoal {
  number: number;
  /** The name of the goal in addresses. */
  slug: string;
  title: string;
  /** The President's Management Agenda that the goal belongs to. */
  agenda: { slug: string; title: string };
  statement: string[];
  challenge: string[];
  opportunity: string[];
  leaders: { name: string; title: string | null; organization: string | null }[];
  partners: string[];
}

/** The Federal fiscal quarter that the report covers: Q1 begins on October 1 of the calendar year before. */
export interface Period {
  fiscalYear: number;
  quarter: 1 | 2 | 3 | 4;
  /** `FY2018-Q3` */
  key: QuarterKey;
  /** `Q3 FY 2018` */
  label: string;
  /**
   * The first day of the quarter, `2018-04-01`.
   * @format date
   */
  starts: string;
  /**
   * The last day of the quarter, `2018-06-30`.
   * @format date
   */
  ends: string;
}

/** A main line of action of the goal. */
export interface ReportedStrategy {
  /** Within this report: what `milestones[].strategy` refers to. */
  key: string;
  label: string | null;
  title: string;
  lead: string | null;
  problem: string | null;
  theoryOfChange: string | null;
  description: string | null;
  /** The title of the strategy of an earlier quarter that this one continues. */
  continues: string | null;
}

/** A step that the goal promises, as this report shows it. */
export interface ReportedMilestone {
  /** Stable and public: `CX-014`. */
  reference: string;
  title: string;
  /** The sub-heading it stands under within its strategy. */
  group: string | null;
  /** The `key` of its strategy. */
  strategy: string;
  /** The organizations that the owner's words name. */
  owners: string[];
  ownerText: string | null;
  /** As the record shows it: Missed where the calendar says so, whatever was reported. */
  status: MilestoneStatus;
  /** What was reported, as read. */
  reportedStatus: MilestoneStatus;
  /** What was reported, word for word. */
  statusText: string | null;
  due: ReportedDue;
  /** Due in this quarter or before, and neither completed nor withdrawn by its end. */
  missed: boolean;
  /** Completed after an edition showed it missed. */
  completedLate: boolean;
  /** The quarter whose report first showed it completed. */
  completedIn: QuarterKey | null;
  /** What changed since the last edition; empty in a goal's first report. */
  changes: Change[];
  /** What the team wrote under "change from last quarter", word for word. */
  remark: string | null;
  /** Why the due date moved or the milestone was withdrawn. */
  reason: string | null;
  /** What was written about barriers, or why it was missed. */
  explanation: string | null;
  /** The quarter in which a missed milestone will be done. */
  recovery: QuarterKey | null;
  recoveryText: string | null;
  footnotes: string[];
  /** The quarter of the goal's first edition that holds it. */
  firstReported: QuarterKey;
}

/** A due date with its printed text. */
export interface ReportedDue extends TrackedDue {
  text: string | null;
}

/** A row of "No longer tracked": a milestone or strategy of the last edition that is not in this report. */
export interface Departure {
  kind: 'milestone' | 'strategy';
  reference: string | null;
  title: string;
  /** The strategy a milestone stood in. */
  strategy: string | null;
  /** As the last edition shows it; null for a strategy. */
  lastStatus: MilestoneStatus | null;
  lastDue: QuarterKey | null;
  lastDueText: string | null;
  /** A milestone that was due by the end of this report's quarter and had not been completed. */
  wasDue: boolean;
  reason: string | null;
  /** The reference of the milestone that carries it on. */
  into: string | null;
  /** merged-into, split-into, withdrawn where it was reported as withdrawn before, or left. */
  change: Change;
}

/** What only the desk writes: an edition of before the desk lacks it. */
type Prose = 'summary' | 'highlightsText';

/** What is published: the report under its edition. `sha256` is the fingerprint (docs/decisions). */
export interface PublishedReport extends Omit<Report, Prose>, Partial<Pick<Report, Prose>> {
  edition: EditionMark;
}

/** Which edition of the goal's quarter it is. An edition never changes; a correction is published as the next one. */
export interface EditionMark {
  /** From 1 within a goal and quarter. */
  number: number;
  /** @format date-time */
  publishedAt: string;
  /**
   * The SHA-256 of this document without this field: the fingerprint.
   * @pattern ^[0-9a-f]{64}$
   */
  sha256: string;
  /** The number of the edition this one corrects. */
  corrects: number | null;
  /** What was wrong in the edition that this one corrects, and why. */
  correction: string | null;
}
