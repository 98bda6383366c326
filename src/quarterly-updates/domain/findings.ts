import { isAfter, labelOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { Change, ChangeKind } from '../../milestones/domain/change.js';
import { isOpen } from '../../milestones/domain/missed.js';
import type { Departure, Report, ReportedMilestone } from './report.js';
import type { TextSection } from './text-section.js';
import type { Signatures } from './update-on-record.js';

/** What may stand between an update and its publication (docs/domain.md, rule 7). */
export type FindingCode =
  | 'missed-without-explanation'
  | 'missed-without-recovery'
  | 'move-without-reason'
  | 'withdrawal-without-reason'
  | 'departure-without-reason'
  | 'strategy-departure-without-reason'
  | 'milestone-without-status'
  | 'due-unclear'
  | 'no-summary'
  | 'summary-carried-over'
  | 'highlights-carried-over'
  | 'approved-by-submitter';

/** Which finding is meant: its kind, with the milestone or the strategy it concerns. */
export interface FindingNamed {
  code: string;
  /** The milestone it concerns; null when it concerns the whole report or a strategy. */
  reference: string | null;
  /** The strategy it concerns, by title. */
  strategy: string | null;
}

export interface Finding extends FindingNamed {
  code: FindingCode;
  /** Names what it is about as it stands: what is let pass is let pass for this. */
  sentence: string;
}

/** A finding PPM let pass, and why: printed where the words are missing. */
export interface WaivedFinding extends Finding {
  reason: string;
}

/** Whether they are of one kind and concern the same milestone or strategy. */
export const concernTheSame = (one: FindingNamed, other: FindingNamed): boolean =>
  one.code === other.code && one.reference === other.reference && one.strategy === other.strategy;

/** Everything that stands against publishing this report, in the order of the report; empty when it is ready. */
export const findingsOf = (
  report: Report,
  signatures: Signatures | null,
  carriedOver: readonly TextSection[] = [],
): Finding[] => [
  ...(signatures && signatures.submittedBy.id === signatures.approvedBy.id
    ? [finding('approved-by-submitter', `${signatures.approvedBy.name} submitted this update and cannot approve it.`)]
    : []),
  ...(hasSummary(report) ? [] : [finding('no-summary', 'There is no summary of progress.')]),
  ...carriedOver.map((section) =>
    finding(
      `${section}-carried-over`,
      `The ${section === 'summary' ? 'summary of progress still has' : 'highlights still have'} the words of the last update: rewrite them, or confirm them as they are.`,
    ),
  ),
  ...report.milestones.flatMap((milestone) => milestoneFindings(milestone, report.period.key)),
  ...report.noLongerTracked.filter(({ reason }) => reason === null).map(departureFinding),
];

const hasSummary = ({ summary, highlights, progress }: Report): boolean =>
  (summary ?? '').trim() !== '' || highlights.length + progress.length > 0;

const finding = (code: FindingCode, sentence: string, about: Partial<Finding> = {}): Finding => ({
  code,
  reference: null,
  strategy: null,
  sentence,
  ...about,
});

const milestoneFindings = (milestone: ReportedMilestone, quarter: QuarterKey): Finding[] => {
  const { reference, title } = milestone;
  const name = `${reference} "${title}"`;
  const about = (code: FindingCode, sentence: string) => finding(code, sentence, { reference });
  const silent = milestone.reportedStatus === 'Not reported' && isOpen(milestone.status);
  const change = (kind: ChangeKind) => milestone.changes.find((one) => one.kind === kind);
  const moved = change('due-moved');
  const isFirst = milestone.changes.length === 0; // only in a goal's first report
  const recovers = milestone.recovery !== null && isAfter(milestone.recovery, quarter);
  return [
    ...(silent ? [about('milestone-without-status', `${name} has no status for the quarter.`)] : []),
    ...(milestone.due.kind === 'unclear'
      ? [about('due-unclear', `The due date of ${name}, "${milestone.due.text ?? ''}", cannot be read as a quarter.`)]
      : []),
    ...(milestone.missed && milestone.explanation === null
      ? [about('missed-without-explanation', `${name} was missed and has no explanation.`)]
      : []),
    ...(milestone.missed && !recovers
      ? [about('missed-without-recovery', `${name} was missed and has no recovery quarter after ${labelOf(quarter)}.`)]
      : []),
    ...(moved && milestone.reason === null
      ? [about('move-without-reason', `The due date of ${name} moved ${fromTo(moved)} and no reason is given.`)]
      : []),
    ...((change('withdrawn') || (isFirst && milestone.status === 'Withdrawn')) && milestone.reason === null
      ? [about('withdrawal-without-reason', `${name} was withdrawn and no reason is given.`)]
      : []),
  ];
};

const fromTo = ({ from, to }: Change): string => `from ${quarterInWords(from)} to ${quarterInWords(to)}`;

const quarterInWords = (quarter: string | null): string =>
  quarter === null ? 'no quarter' : labelOf(quarter as QuarterKey);

const departureFinding = ({ kind, reference, title }: Departure): Finding =>
  kind === 'milestone'
    ? finding(
        'departure-without-reason',
        `${reference ?? ''} "${title}" is no longer tracked and no reason is given.`,
        {
          reference,
        },
      )
    : finding(
        'strategy-departure-without-reason',
        `The strategy "${title}" is no longer tracked and no reason is given.`,
        {
          strategy: title,
        },
      );
