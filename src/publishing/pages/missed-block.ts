import { isAfter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { FindingCode } from '../../quarterly-updates/domain/findings.js';
import type { PublishedReport, ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import { basisOf, shownMilestone, type ShownMilestone } from '../domain/report-basis.js';
import { milestoneFacts, type ShownWaiver, waiverInWords } from './milestone-facts.js';

/** The missed milestones of a report in full, in its order; `waivers` are those of the report as they are shown. */
export const missedBlocks = (report: PublishedReport, waivers: readonly ShownWaiver[] = report.waivers) =>
  report.milestones
    .filter(({ missed }) => missed)
    .map((milestone) => missedBlock(shownMilestone(milestone, basisOf(report)), { ...report, waivers }));

/** What was missed, whose it is, when it was due, why it was missed, and by when it is made good. */
const missedBlock = (
  milestone: ShownMilestone,
  { period, strategies, waivers }: Pick<PublishedReport, 'period' | 'strategies'> & { waivers: readonly ShownWaiver[] },
) => {
  const waiver = (code: FindingCode): string | null => {
    const found = waivers.find((one) => one.code === code && one.reference === milestone.reference);
    return found ? waiverInWords(found) : null;
  };
  return {
    ...milestoneFacts(milestone, []),
    strategy: strategies.find(({ key }) => key === milestone.strategy)?.title ?? null,
    standing: standingInWords(milestone),
    overdue: overdueInWords(milestone.due.quarter, period.key),
    whyMissing: waiver('missed-without-explanation') ?? 'No explanation was reported.',
    recoveryMissing: waiver('missed-without-recovery') ?? (milestone.recovery === null ? noRecovery(milestone) : null),
  };
};

// The words above may name a quarter all the same.
const noRecovery = ({ explanation, recoveryText }: ReportedMilestone): string =>
  explanation === null && recoveryText === null
    ? 'No recovery quarter was reported.'
    : 'No recovery quarter was reported in a field of its own.';

const standingInWords = ({ changes }: ReportedMilestone): string | null => {
  const kinds = changes.map(({ kind }) => kind);
  if (kinds.includes('still-missed')) return 'Missed in the last report too';
  return kinds.includes('newly-missed') ? 'New since the last report' : null;
};

const overdueInWords = (due: QuarterKey | null, quarter: QuarterKey): string | null =>
  due && isAfter(quarter, due) ? 'It was due before this quarter.' : null;
