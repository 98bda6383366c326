import { daysOf, labelOf, quarterOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { type Change, changesSince, type ComparedMilestone } from '../../milestones/domain/change.js';
import { isMissed, recordedStatus } from '../../milestones/domain/missed.js';
import { ownersOf } from '../../milestones/domain/owners.js';
import { printedReason, trackDue } from '../../milestones/domain/slip.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
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
 * `earlier` holds milestones that are tracked again, as the last edition that had them shows them: what was first
 * promised is kept also over a quarter without them. Pure: the same input gives the same report. Waivers are added by
 * whoever publishes.
 */
export const assembleReport = (
  update: UpdateOnRecord,
  last: PublishedReport | null,
  earlier: readonly ReportedMilestone[] = [],
): AssembledReport => {
  const known = new Map([...earlier, ...(last?.milestones ?? [])].map((one) => [one.reference, one]));
  const inLast = new Set(last?.milestones.map(({ reference }) => reference));
  const milestones = update.milestones.map((row) => {
    const before = known.get(row.reference) ?? null;
    const whole = before ?? known.get(row.splitFrom ?? '') ?? null;
    const returns = before !== null && !inLast.has(row.reference);
    return reportedMilestone(row, { before, whole, returns, update, last });
  });
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
    summary: update.words.summary,
    highlightsText: update.words.highlightsText,
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
  return { report, findings: findingsOf(report, update.signatures, update.words.carriedOver) };
};

const periodOf = (key: QuarterKey): Period => ({ ...quarterOf(key), key, label: labelOf(key), ...daysOf(key) });

const reportedStrategy = ({ continuesKey: _, ...strategy }: StrategyOnRecord): ReportedStrategy => strategy;

interface Compared {
  /** As the last edition that has the milestone shows it; null where none has. */
  before: ReportedMilestone | null;
  /** The same, or where it was split off from another the one it came from: it hands on its due dates and its miss. */
  whole: ReportedMilestone | null;
  /** The last edition did not have it, and an earlier one did. */
  returns: boolean;
  update: UpdateOnRecord;
  last: PublishedReport | null;
}

const reportedMilestone = (row: MilestoneOnRecord, compared: Compared): ReportedMilestone => {
  const { before, whole, returns, update, last } = compared;
  const { quarter } = update;
  const status = recordedStatus(row.status, before?.status ?? null, row.due, quarter);
  const dueBefore = whole && { ...whole.due, missed: whole.missed };
  const reason = reasonOf(row, status, before);
  const now = {
    title: row.title,
    status,
    missed: isMissed(row.due, status, quarter),
    due: { ...trackDue(row.due, dueBefore, quarter, reason), text: row.due.text },
    owners: ownersOf(row.ownerText),
    ownerText: row.ownerText,
  };
  const changes = last
    ? [
        ...changesSince(before, now, strategyMove(row, before, update, last)),
        ...(before ? [] : dueChangesOfPart(whole, now)),
      ]
    : [];
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
    ...completionOf(now, compared, quarter),
    changes: returns ? trackedAgain(changes, before, now) : changes,
    remark: row.remark,
    reason,
    explanation: saidWords(row.explanation),
    recovery: row.recoveryQuarter,
    recoveryText: row.recoveryText,
    footnotes: row.footnotes,
    firstReported: before?.firstReported ?? quarter,
  };
};

// Why a milestone was withdrawn is said once and holds as long as it stays so.
const reasonOf = (row: MilestoneOnRecord, status: MilestoneStatus, before: ReportedMilestone | null): string | null =>
  row.reason ??
  printedReason(row.footnotes, row.remark) ??
  (status === 'Withdrawn' && before?.status === 'Withdrawn' ? before.reason : null);

const trackedAgain = (
  changes: Change[],
  before: ReportedMilestone | null,
  now: { status: MilestoneStatus },
): Change[] => [
  { kind: 'returned', from: before?.status ?? null, to: now.status },
  ...changes.filter(({ kind }) => kind !== 'no-change'),
];

// Late only where an edition shows it missed before: what was complete when first reported may have been so at any time.
const completionOf = (
  now: Pick<ReportedMilestone, 'status'>,
  { before, whole }: Compared,
  quarter: QuarterKey,
): Pick<ReportedMilestone, 'completedIn' | 'completedLate'> => {
  if (now.status !== 'Completed') return { completedIn: null, completedLate: false };
  if (before?.status === 'Completed') return { completedIn: before.completedIn, completedLate: before.completedLate };
  return { completedIn: quarter, completedLate: whole?.missed ?? false };
};

/** A part is new, and the date of the whole is not: that it moved is told, and asks for its reason. */
const dueChangesOfPart = (whole: ReportedMilestone | null, now: ComparedMilestone): Change[] =>
  whole
    ? changesSince(whole, now, null).filter(({ kind }) => ['due-moved', 'due-set', 'due-restated'].includes(kind))
    : [];

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
