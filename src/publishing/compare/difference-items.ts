import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { saidWords } from '../../milestones/domain/words.js';
import type { ReportedMilestone } from '../../quarterly-updates/domain/report.js';
import type { Link } from '../../rendering/site.js';
import type { DifferenceKind } from '../domain/compare-quarters-kinds.js';
import type { MilestoneDifference } from '../domain/compare-quarters.js';
import { markedWords } from '../domain/marked-words.js';
import { dueFacts, quarterInWords } from '../pages/due-facts.js';
import { recoveryFacts } from '../pages/milestone-facts.js';
import { paths } from '../pages/paths.js';
import { type StatusTag, statusTag } from '../pages/status-tag.js';
import { quoted } from '../pages/wording.js';
import { type DifferenceNote, moveNotes, remarkNote } from './move-notes.js';

/** One milestone in one section of a comparison. */
export interface DifferenceItem {
  reference: string;
  href: string;
  /** Null where the words are shown as `runs`. */
  title: string | null;
  strategy: string;
  /** Its words, with those marked that were taken out or put in. */
  runs: { gone: boolean; new: boolean; text: string }[] | null;
  statuses: { from: StatusTag; to: StatusTag } | null;
  /** Its one status: of what is new, or of what is gone as it was last. */
  status: StatusTag | null;
  /** What stands before that status, such as `Last`. */
  statusLabel: string | null;
  values: { from: string; to: string } | null;
  /** `Merged into CX-014`. */
  into: { text: string; links: Link[] } | null;
  notes: DifferenceNote[];
}

type Parts = Partial<Omit<DifferenceItem, 'reference' | 'href' | 'strategy'>>;

/** A milestone as the section of a kind shows it. */
export const differenceItem = (kind: DifferenceKind, one: MilestoneDifference): DifferenceItem => ({
  ...{ reference: one.reference, href: paths.milestone(one.reference), title: one.title, strategy: one.strategy },
  ...{ runs: null, statuses: null, status: null, statusLabel: null, values: null, into: null, notes: [] },
  ...partsOf[kind](one),
});

const said = (text: string): DifferenceNote => ({ text, lacking: false });
const lacking = (text: string): DifferenceNote => ({ text, lacking: true });

const statuses = ({ from, to }: MilestoneDifference): DifferenceItem['statuses'] =>
  from && to ? { from: statusTag(from), to: statusTag(to) } : null;

const remarked = ({ to }: MilestoneDifference): DifferenceNote[] =>
  to?.remark && saidWords(to.remark) && !ONLY_COMPLETED.test(to.remark.trim()) ? [said(remarkNote(to.remark))] : [];

// Beside the status it would only be said twice.
const ONLY_COMPLETED = /^(action )?completed?\.?$/i;

const withStatuses = (one: MilestoneDifference): Parts => ({ statuses: statuses(one), notes: remarked(one) });

/** The change of a kind, as old and new text. */
const valuesOf = (kinds: readonly string[], { changes }: MilestoneDifference): DifferenceItem['values'] => {
  const found = changes.find(({ kind }) => kinds.includes(kind));
  return found ? { from: found.from ?? 'Nothing', to: found.to ?? 'Nothing' } : null;
};

const missed = (one: MilestoneDifference): Parts => ({
  statuses: statuses(one),
  status: one.from === null && one.to ? statusTag(one.to) : null,
  notes: one.to ? missNotes(one.to) : [],
});

const missNotes = (milestone: ReportedMilestone): DifferenceNote[] => {
  const { recovery, recoveryPrinted } = recoveryFacts(milestone);
  return [
    said(dueNote(milestone)),
    milestone.explanation ? said(`Explanation: ${milestone.explanation}`) : lacking('No explanation was reported.'),
    recovery || recoveryPrinted
      ? said(`Recovery quarter: ${[recovery, recoveryPrinted].filter(Boolean).join(', ')}`)
      : lacking('No recovery quarter was reported.'),
  ];
};

const dueNote = ({ due }: ReportedMilestone): string => {
  const { text, printed } = dueFacts(due);
  return `Due: ${text}${printed ? `, ${printed}` : ''}`;
};

const reasonNote = (reason: string | null): DifferenceNote =>
  reason ? said(`Reason: ${reason}`) : lacking('No reason was reported.');

const missedNoLonger = (one: MilestoneDifference): Parts => {
  const { from, to } = one;
  if (!from || !to) return {};
  const how =
    to.status === 'Completed'
      ? `Recovered: completed${to.completedIn ? ` in ${labelOf(to.completedIn)}` : ''}, after it was missed.`
      : to.status === 'Withdrawn'
        ? 'Not recovered: withdrawn.'
        : `Not recovered: its due date moved from ${quarterInWords(from.due.quarter)} to ${quarterInWords(to.due.quarter)}.`;
  return { statuses: statuses(one), notes: [said(how)] };
};

const completed = (one: MilestoneDifference): Parts => {
  const { to } = one;
  const late = to?.completedLate ? [said(`Completed late: it was due in ${quarterInWords(to.due.quarter)}.`)] : [];
  return { statuses: statuses(one), notes: [...late, ...remarked(one)] };
};

const dueMoved = ({ from, to, moves }: MilestoneDifference): Parts => {
  const [first, last] = [moves[0], moves.at(-1)];
  if (!first || !last) return {};
  const whole = { from: quarterInWords(from ? from.due.quarter : first.from), to: quarterInWords(last.to) };
  return { values: whole, notes: [...(to ? [] : [lacking('No longer tracked now.')]), ...moveNotes(moves)] };
};

const moved = (one: MilestoneDifference): Parts => {
  const values = valuesOf(['moved-strategy'], one);
  if (values) return { values, notes: [said('It moved to another strategy.')] };
  const { groupMove } = one;
  return {
    values: groupMove && { from: groupMove.from ?? 'No sub-heading', to: groupMove.to ?? 'No sub-heading' },
    notes: [said('It moved to another sub-heading of its strategy.')],
  };
};

const reworded = ({ from, to }: MilestoneDifference): Parts =>
  from && to
    ? {
        title: null,
        runs: markedWords(from.title, to.title).map(({ kind, text }) => ({
          ...{ gone: kind === 'gone', new: kind === 'new', text },
        })),
      }
    : {};

const come = (one: MilestoneDifference): Parts => {
  const { to, partOf } = one;
  return {
    status: to && statusTag(to),
    into: partOf ? { text: 'Split off from', links: [milestoneLink(partOf)] } : null,
    notes: to ? [said(dueNote(to)), ...remarked(one)] : [],
  };
};

const gone = ({ from, left }: MilestoneDifference): Parts => {
  const last = from
    ? { status: statusTag(from), statusLabel: 'Last status:', notes: [said(dueNote(from))] }
    : { notes: [] };
  if (!left) return { ...last, notes: [...last.notes, lacking('No report says why it is gone.')] };
  const { departure } = left;
  return {
    ...last,
    into: leftInto(departure.change.kind, departure.change.to),
    notes: [
      ...last.notes,
      ...(departure.wasDue ? [lacking('It was due by then, and not completed.')] : []),
      reasonNote(departure.reason),
      said(`No longer tracked since the report of ${labelOf(left.in)}.`),
    ],
  };
};

const leftInto = (kind: string, to: string | null): DifferenceItem['into'] => {
  const links = (to ?? '')
    .split(', ')
    .filter((one) => one !== '')
    .map(milestoneLink);
  if (kind === 'merged-into') return { text: 'Merged into', links };
  return kind === 'split-into' ? { text: 'Split into', links } : null;
};

const milestoneLink = (reference: string): Link => ({ href: paths.milestone(reference), text: reference });

const dueSet = (one: MilestoneDifference): Parts => ({
  values: one.to && { from: 'No date', to: quarterInWords(one.to.due.quarter) },
  notes: remarked(one),
});

const restated = (one: MilestoneDifference): Parts => {
  const values = valuesOf(['due-restated'], one);
  return {
    values: values && { from: quoted(values.from), to: quoted(values.to) },
    notes: one.to?.due.quarter ? [said(`Both are read as ${labelOf(one.to.due.quarter)}.`)] : [],
  };
};

const partsOf: Record<DifferenceKind, (one: MilestoneDifference) => Parts> = {
  'newly-missed': missed,
  'still-missed': missed,
  'missed-no-longer': missedNoLonger,
  completed,
  'due-moved': dueMoved,
  'due-set': dueSet,
  'due-restated': restated,
  worse: withStatuses,
  better: withStatuses,
  'status-changed': withStatuses,
  withdrawn: (one) => ({ statuses: statuses(one), notes: [reasonNote(one.to?.reason ?? null)] }),
  reworded,
  moved,
  'owner-changed': (one) => ({ values: valuesOf(['owner-changed'], one) }),
  new: come,
  returned: come,
  gone,
  'came-and-went': gone,
  unchanged: () => ({}),
};
