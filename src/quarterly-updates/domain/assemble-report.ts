import { daysOf, isAfter, labelOf, quarterOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { changesSince } from '../../milestones/domain/change.js';
import { isMissed, recordedStatus } from '../../milestones/domain/missed.js';
import { ownersOf } from '../../milestones/domain/owners.js';
import { printedReason, trackDue } from '../../milestones/domain/slip.js';
import { totalsOf } from '../../milestones/domain/totals.js';
import { saidWords } from '../../milestones/domain/words.js';
import { departuresSince } from './departures.js';
import { type Finding, findingsOf } from './findings.js';
import { headlineOf } from './headline.js';
import {
  type Period,
  type PublishedReport,
  type Report,
  REPORT_SCHEMA,
  type ReportedMilestone,
  type ReportedStrategy,
} from './report.js';
import type { MilestoneOnRecord, StrategyOnRecord, UpdateOnRecord } from './update-on-record.js';

/** A report as it would be published, and what stands against publishing it. */
export interface AssembledReport {
  report: Report;
  findings: Finding[];
}

/**
 * Assembles the report of one goal's quarter from the record and the goal's last edition (null for its first report).
 * Pure: the same record and edition give the same report. Waivers are added by whoever publishes.
 */
export const assembleReport = (update: UpdateOnRecord, last: PublishedReport | null): AssembledReport => {
  const milestones = update.milestones.map((milestone) => reportedMilestone(milestone, update, last));
  const noLongerTracked = last ? departuresSince(last, update) : [];
  const totals = totalsOf(milestones, noLongerTracked.filter(({ kind }) => kind === 'milestone').length);
  const report: Report = {
    schema: REPORT_SCHEMA,
    goal: update.goal,
    period: periodOf(update.quarter),
    previous: last && {
      quarter: last.period.key,
      label: last.period.label,
      edition: last.edition.number,
      sha256: last.edition.sha256,
    },
    headline: headlineOf(totals),
    totals,
    highlights: update.words.highlights,
    components: update.words.components,
    progress: update.words.progress,
    strategies: update.strategies.map(reportedStrategy),
    milestones,
    noLongerTracked,
    indicators: update.indicators,
    waivers: [],
    source: update.words.source,
    notes: update.words.notes,
  };
  return { report, findings: findingsOf(report, update.signatures) };
};

const periodOf = (key: QuarterKey): Period => ({ ...quarterOf(key), key, label: labelOf(key), ...daysOf(key) });

const reportedStrategy = ({ continuesKey: _, ...strategy }: StrategyOnRecord): ReportedStrategy => strategy;

const reportedMilestone = (
  row: MilestoneOnRecord,
  update: UpdateOnRecord,
  last: PublishedReport | null,
): ReportedMilestone => {
  const { quarter } = update;
  const before = last?.milestones.find(({ reference }) => reference === row.reference) ?? null;
  const status = recordedStatus(row.status, before?.status ?? null, row.due, quarter);
  const reason = row.reason ?? printedReason(row.footnotes, row.remark);
  const now = {
    title: row.title,
    status,
    missed: isMissed(row.due, status, quarter),
    due: { ...trackDue(row.due, before?.due ?? null, quarter, reason), text: row.due.text },
    owners: ownersOf(row.ownerText),
    ownerText: row.ownerText,
  };
  return {
    reference: row.reference,
    title: row.title,
    group: row.group,
    strategy: row.strategy,
    owners: now.owners,
    ownerText: row.ownerText,
    status,
    reportedStatus: row.status,
    statusText: row.statusText,
    due: now.due,
    missed: now.missed,
    ...completionOf(now, before, quarter),
    changes: last ? changesSince(before, now, strategyMove(row, before, update, last)) : [],
    remark: row.remark,
    reason,
    explanation: saidWords(row.explanation),
    recovery: row.recoveryQuarter,
    recoveryText: row.recoveryText,
    footnotes: row.footnotes,
    firstReported: before?.firstReported ?? quarter,
  };
};

// What was already completed when it was first reported may have been completed at any time: it is not called late.
const completionOf = (
  now: Pick<ReportedMilestone, 'status' | 'due'>,
  before: ReportedMilestone | null,
  quarter: QuarterKey,
): Pick<ReportedMilestone, 'completedIn' | 'completedLate'> => {
  if (now.status !== 'Completed') return { completedIn: null, completedLate: false };
  if (before?.status === 'Completed') return { completedIn: before.completedIn, completedLate: before.completedLate };
  const late = before !== null && now.due.quarter !== null && isAfter(quarter, now.due.quarter);
  return { completedIn: quarter, completedLate: late };
};

const strategyMove = (
  row: MilestoneOnRecord,
  before: ReportedMilestone | null,
  update: UpdateOnRecord,
  last: PublishedReport,
): { from: string; to: string } | null => {
  if (!before || before.strategy === row.strategy) return null;
  const to = update.strategies.find(({ key }) => key === row.strategy);
  const from = last.strategies.find(({ key }) => key === before.strategy);
  return to && from && to.continuesKey !== from.key ? { from: from.title, to: to.title } : null;
};
