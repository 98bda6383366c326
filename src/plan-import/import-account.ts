import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Due } from '../milestones/domain/due.js';
import type { MilestoneStatus } from '../milestones/domain/status.js';
import { asCompared, saidWords, sayTheSame } from '../milestones/domain/words.js';
import type { Continuity } from './continuity.js';

/** What an import says of one plan: what it took, how it read the texts, and how it compares with the quarter before. */
export interface ImportAccount {
  goal: string;
  quarter: QuarterKey;
  file: string;
  /** The very same file was imported before: nothing was changed. */
  unchanged: boolean;
  /** What was imported for the same quarter before, and is not published, was taken out for it or for an earlier quarter. */
  replaced: boolean;
  /** The number the goal had before this plan put it right; null where the plan has the number on record. */
  formerNumber: number | null;
  milestones: number;
  readings: Readings;
  comparison: Comparison | null;
}

/** Printed texts whose reading a person may want to check, each with how often it stands in the plan. */
export interface Readings {
  dueInterpreted: { text: string; quarter: QuarterKey; times: number }[];
  dueWithoutQuarter: { text: string; kind: Due['kind']; times: number }[];
  dueUnclear: { text: string; times: number }[];
  statusInterpreted: { text: string; status: MilestoneStatus; times: number }[];
  statusUnread: { text: string; times: number }[];
  recoveryInterpreted: { text: string; quarter: QuarterKey; times: number }[];
  /** Recovery texts that say no quarter. */
  recoveryUnread: { text: string; times: number }[];
  dueBlank: number;
  statusBlank: number;
}

/** Against the quarter before. A milestone may count under several of due moved, reworded and moved strategy. */
export interface Comparison {
  against: QuarterKey;
  same: number;
  dueMoved: number;
  reworded: number;
  movedStrategy: number;
  new: number;
  /** Tracked in an earlier quarter, not in the one before, and now again. */
  returned: { reference: string; title: string }[];
  gone: number;
  doubtful: { before: string; now: string; why: string }[];
}

/** A milestone's printed texts with their readings. */
export interface ReadMilestone {
  title: string;
  dueText: string | null;
  due: Due;
  statusText: string | null;
  status: MilestoneStatus;
}

/** A milestone's printed recovery with its reading. */
export interface ReadRecovery {
  recoveryText: string | null;
  recovery: Due;
}

/** The readings of a plan's due, status and recovery texts, each distinct text once. */
export const readingsOf = (milestones: readonly (ReadMilestone & ReadRecovery)[]): Readings => {
  const dues = counted(milestones, ({ dueText }) => dueText);
  const statuses = counted(milestones, ({ statusText }) => statusText);
  const recoveries = counted(milestones, ({ recoveryText }) => saidWords(recoveryText));
  return {
    dueInterpreted: dues.flatMap(({ text, times, one: { due } }) =>
      due.quarter !== null && due.interpreted ? [{ text, quarter: due.quarter, times }] : [],
    ),
    dueWithoutQuarter: dues.flatMap(({ text, times, one: { due } }) =>
      due.quarter === null && due.kind !== 'unclear' ? [{ text, kind: due.kind, times }] : [],
    ),
    dueUnclear: dues.filter(({ one }) => one.due.kind === 'unclear').map(({ text, times }) => ({ text, times })),
    statusInterpreted: statuses.flatMap(({ text, times, one: { status } }) =>
      status === 'Not reported' || isPlainly(text, status) ? [] : [{ text, status, times }],
    ),
    statusUnread: statuses
      .filter(({ one }) => one.status === 'Not reported')
      .map(({ text, times }) => ({ text, times })),
    recoveryInterpreted: recoveries.flatMap(({ text, times, one: { recovery } }) =>
      recovery.quarter !== null && recovery.interpreted ? [{ text, quarter: recovery.quarter, times }] : [],
    ),
    recoveryUnread: recoveries
      .filter(({ one }) => one.recovery.quarter === null)
      .map(({ text, times }) => ({ text, times })),
    dueBlank: milestones.filter(({ dueText }) => dueText === null).length,
    statusBlank: milestones.filter(({ statusText }) => statusText === null).length,
  };
};

/** How a plan compares with the one before, from what was settled of the two. */
export const comparisonOf = (
  against: QuarterKey,
  before: readonly ReadMilestone[],
  now: readonly ReadMilestone[],
  { milestones: pairing, returned }: Pick<Continuity, 'milestones' | 'returned'>,
): Comparison => {
  const pairs = pairing.pairs.flatMap(({ previous, current, how }) => {
    const [from, to] = [before[previous], now[current]];
    if (!from || !to) return [];
    return [
      {
        dueMoved: from.due.quarter !== null && from.due.quarter !== to.due.quarter,
        reworded: !sayTheSame(from.title, to.title),
        moved: how === 'moved' || how === 'moved and reworded',
      },
    ];
  });
  return {
    against,
    same: pairs.filter(({ dueMoved, reworded, moved }) => !dueMoved && !reworded && !moved).length,
    dueMoved: pairs.filter(({ dueMoved }) => dueMoved).length,
    reworded: pairs.filter(({ reworded }) => reworded).length,
    movedStrategy: pairs.filter(({ moved }) => moved).length,
    new: pairing.new.length,
    returned: [...returned.values()].map(({ milestone: { reference }, title }) => ({ reference, title })),
    gone: pairing.gone.length,
    doubtful: pairing.doubtful.map(({ previous, current, why }) => ({
      before: before[previous]?.title ?? '',
      now: now[current]?.title ?? '',
      why,
    })),
  };
};

const isPlainly = (text: string, status: MilestoneStatus): boolean => {
  const plain = asCompared(text).replace(/-/g, ' ');
  return plain === status.toLowerCase() || (status === 'Completed' && plain === 'complete');
};

const counted = <T>(
  milestones: readonly T[],
  textOf: (milestone: T) => string | null,
): { text: string; times: number; one: T }[] => {
  const found = new Map<string, { text: string; times: number; one: T }>();
  for (const one of milestones) {
    const text = textOf(one);
    if (text === null) continue;
    const known = found.get(text);
    if (known) known.times += 1;
    else found.set(text, { text, times: 1, one });
  }
  return [...found.values()];
};
