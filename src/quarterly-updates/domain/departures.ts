import type { Change } from '../../milestones/domain/change.js';
import { isMissed } from '../../milestones/domain/missed.js';
import type { MilestoneStatus } from '../../milestones/domain/status.js';
import type { Departure, PublishedReport } from './report.js';
import type { UpdateOnRecord } from './update-on-record.js';

/**
 * The "No longer tracked" table: every strategy and milestone of the last edition that is not in this report, each
 * with the reason on record or null where there is none (docs/domain.md, rule 6). A strategy that another one continues has
 * not left; a milestone that left with its strategy has the strategy's reason.
 */
export const departuresSince = (last: PublishedReport, update: UpdateOnRecord): Departure[] => {
  const onRecord = new Map(update.departures.map((departure) => [departure.reference, departure]));
  const strategiesNow = new Set(update.strategies.flatMap(({ key, continuesKey }) => [key, continuesKey]));
  const milestonesNow = new Set(update.milestones.map(({ reference }) => reference));
  const strategyTitles = new Map(last.strategies.map(({ key, title }) => [key, title]));

  const strategies = last.strategies
    .filter(({ key }) => !strategiesNow.has(key))
    .map((strategy): Departure => {
      const { reason = null } = onRecord.get(strategy.key) ?? {};
      return {
        kind: 'strategy',
        reference: null,
        title: strategy.title,
        strategy: null,
        lastStatus: null,
        lastDue: null,
        lastDueText: null,
        wasDue: false,
        reason,
        into: null,
        change: leaving(null),
      };
    });
  const milestones = last.milestones
    .filter(({ reference }) => !milestonesNow.has(reference))
    .map((milestone): Departure => {
      const { reference, status } = milestone;
      const { reason: own = null, into = null, parts = [] } = onRecord.get(reference) ?? {};
      const reason = own ?? onRecord.get(milestone.strategy)?.reason ?? null;
      return {
        kind: 'milestone',
        reference,
        title: milestone.title,
        strategy: strategyTitles.get(milestone.strategy) ?? null,
        lastStatus: status,
        lastDue: milestone.due.quarter,
        lastDueText: milestone.due.text,
        // Missed, had it stayed: leaving in the quarter it was due must not make it look as if it had been met.
        wasDue: isMissed(milestone.due, status, update.quarter),
        reason,
        into,
        change: goingOn(reference, into, parts) ?? leaving(status),
      };
    });
  return [...strategies, ...milestones];
};

const goingOn = (reference: string, into: string | null, parts: readonly string[]): Change | null => {
  if (parts.length > 0) return { kind: 'split-into', from: reference, to: parts.join(', ') };
  return into === null ? null : { kind: 'merged-into', from: reference, to: into };
};

const leaving = (from: MilestoneStatus | null): Change => ({
  kind: from === 'Withdrawn' ? 'withdrawn' : 'left',
  from,
  to: null,
});
