import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { WaivedFinding } from '../../quarterly-updates/domain/findings.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import type { ShownMilestone } from '../domain/report-basis.js';
import { type ChangeFacts, changeFacts } from './change-facts.js';
import { type DueFacts, dueFacts } from './due-facts.js';
import { paths } from './paths.js';
import { type StatusTag, statusTag } from './status-tag.js';
import { ownersInWords, quoted } from './wording.js';

/** A waiver as rows show it: without its reason where the section says that once for all of them. */
export type ShownWaiver = Omit<WaivedFinding, 'reason'> & { reason: string | null };

/** One milestone of one report, as a row of a table shows it. */
export interface MilestoneFacts {
  reference: string;
  href: string;
  title: string;
  status: StatusTag;
  missed: boolean;
  due: DueFacts;
  changes: ChangeFacts[];
  /** What the plan itself printed under "change from last quarter", where it is not the same as the computed change. */
  remark: string | null;
  reason: string | null;
  owner: string;
  explanation: string | null;
  /** The quarter by which a miss is made good, where one was given. */
  recovery: string | null;
  recoveryPrinted: string | null;
  footnotes: string[];
  waivers: string[];
}

/** `waivers` are those of this milestone; each is printed where the words are missing. */
export const milestoneFacts = (milestone: ShownMilestone, waivers: readonly ShownWaiver[]): MilestoneFacts => ({
  reference: milestone.reference,
  href: paths.milestone(milestone.reference),
  title: milestone.title,
  status: statusTag(milestone),
  missed: milestone.missed,
  due: dueFacts(milestone.due),
  changes: milestone.changes.map((change) => changeFacts(change, milestone.due)),
  remark: saysMore(milestone) ? quoted(milestone.remark ?? '') : null,
  reason: milestone.reason,
  owner: ownersInWords(milestone) ?? 'No owner reported',
  explanation: milestone.explanation,
  ...recoveryFacts(milestone),
  footnotes: milestone.footnotes.filter((note) => note !== milestone.reason),
  waivers: waivers.map((waiver) => waiverOfMilestone(waiver, milestone)),
});

/** Whether the printed remark tells a reader more than the computed change beside it. */
const saysMore = ({ remark, changes }: ReportedMilestone): boolean => {
  if (remark === null) return false;
  const [only, another] = changes.map(({ kind }) => kind);
  if (another) return true;
  return !(
    (only === 'no-change' && /^no changes?\.?$/i.test(remark.trim())) ||
    (only === 'completed' && /^(action )?completed?\.?$/i.test(remark.trim()))
  );
};

/** Waivers by the reference of the milestone they concern. */
export const waiversByReference = (waivers: readonly ShownWaiver[]): Map<string, ShownWaiver[]> => {
  const byReference = new Map<string, ShownWaiver[]>();
  for (const waiver of waivers) {
    if (waiver.reference === null) continue;
    const known = byReference.get(waiver.reference);
    if (known) known.push(waiver);
    else byReference.set(waiver.reference, [waiver]);
  }
  return byReference;
};

const LACKING: Record<WaivedFinding['code'], string> = {
  'missed-without-explanation': 'No explanation',
  'missed-without-recovery': 'No recovery quarter after this one',
  'move-without-reason': 'No reason for the new due date',
  'withdrawal-without-reason': 'No reason for the withdrawal',
  'departure-without-reason': 'No reason',
  'strategy-departure-without-reason': 'No reason',
  'milestone-without-status': 'No status',
  'due-unclear': 'No due date that can be read',
  'no-summary': 'No summary of progress',
  'summary-carried-over': 'No new summary of progress',
  'highlights-carried-over': 'No new highlights',
  'approved-by-submitter': 'Approved by the person who submitted it',
};

// A status cell with words in it is not empty, and is not said to be.
const waiverOfMilestone = (waiver: ShownWaiver, { statusText }: ReportedMilestone): string =>
  waiver.code === 'milestone-without-status' && statusText !== null
    ? `The plan’s words are not a status${acceptedInWords(waiver)}`
    : waiverInWords(waiver);

/** What stands where words are missing: what is lacking, and why it was published all the same. */
export const waiverInWords = (waiver: Pick<ShownWaiver, 'code' | 'reason'>): string =>
  `${LACKING[waiver.code]}${waiver.code === 'approved-by-submitter' ? '' : ' was reported'}${acceptedInWords(waiver)}`;

/** What stands in a row where its section says the reason. */
export const SEE_ABOVE = 'accepted, see above.';

const acceptedInWords = ({ reason }: Pick<ShownWaiver, 'reason'>): string =>
  reason === null ? `: ${SEE_ABOVE}` : `. Accepted because: ${reason}`;

/** The recovery quarter where one could be read, and what was printed for it: one never stands for the other. */
export const recoveryFacts = ({
  recovery,
  recoveryText,
  asRead,
}: Pick<ShownMilestone, 'recovery' | 'recoveryText' | 'asRead'>): Pick<
  MilestoneFacts,
  'recovery' | 'recoveryPrinted'
> => ({
  recovery: recovery && labelOf(recovery),
  // Typed as the quarter itself it would only be said twice.
  recoveryPrinted:
    recoveryText === null || recoveryText === (recovery && labelOf(recovery)) || (asRead && recovery !== null)
      ? null
      : `${asRead ? 'as read:' : 'printed'} ${quoted(recoveryText)}`,
});
