import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import type { Due } from '../../milestones/domain/due.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import type { TextSection } from './text-section.js';
import type { Report, ReportedGoal, ReportedStrategy } from './report.js';

/** One goal's quarter as the record has it: everything a report is assembled from, but for the last edition. */
export interface UpdateOnRecord {
  quarter: QuarterKey;
  goal: ReportedGoal;
  words: Pick<Report, 'summary' | 'highlightsText' | 'highlights' | 'components' | 'progress' | 'source' | 'notes'> & {
    /** The sections that still have the words of the last update, which nobody has confirmed. */
    carriedOver: TextSection[];
  };
  strategies: StrategyOnRecord[];
  milestones: MilestoneOnRecord[];
  /** What is on record of milestones and strategies that left in this quarter. */
  departures: {
    reference: string;
    reason: string | null;
    into: string | null;
    /** What a milestone was split into; none for one that was not. */
    parts?: string[];
  }[];
  indicators: IndicatorInQuarter[];
  /** Who submitted the update and who approved it; null where it came from a published document. */
  signatures: Signatures | null;
}

/** Whoever took a step, by account: two people may have one name. */
export interface Signatory {
  id: string;
  name: string;
}

export interface Signatures {
  submittedBy: Signatory;
  approvedBy: Signatory;
}

export interface StrategyOnRecord extends ReportedStrategy {
  /** The key of the strategy that this one continues, in the reports of earlier quarters. */
  continuesKey: string | null;
}

export interface MilestoneOnRecord {
  reference: string;
  strategy: string;
  group: string | null;
  title: string;
  ownerText: string | null;
  due: Due & { text: string | null };
  statusText: string | null;
  status: MilestoneStatus;
  remark: string | null;
  explanation: string | null;
  recoveryText: string | null;
  recoveryQuarter: QuarterKey | null;
  reason: string | null;
  footnotes: string[];
  /** The milestone that it was split off from in this quarter; none for one that was not. */
  splitFrom?: string | null;
}
