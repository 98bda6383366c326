import type { TrackedDue } from './slip.js';
import type { MilestoneStatus } from './status.js';
import { asCompared, sayTheSame } from './words.js';

/** Every way a milestone can differ from the last edition (docs/domain.md, rule 5). Several may hold at once. */
export type ChangeKind =
  | 'new'
  | 'returned'
  | 'completed'
  | 'newly-missed'
  | 'still-missed'
  | 'better'
  | 'worse'
  | 'status-changed'
  | 'due-moved'
  | 'due-set'
  | 'due-restated'
  | 'reworded'
  | 'moved-strategy'
  | 'owner-changed'
  | 'withdrawn'
  | 'merged-into'
  | 'split-into'
  | 'left'
  | 'no-change';

/**
 * `from` and `to` are quarters for due-moved and due-set, printed texts for due-restated, reworded, moved-strategy and
 * owner-changed, references for merged-into and split-into, and statuses for the rest.
 */
export interface Change {
  kind: ChangeKind;
  from: string | null;
  to: string | null;
}

/** A milestone as one report shows it, as far as it is compared. */
export interface ComparedMilestone {
  title: string;
  status: MilestoneStatus;
  missed: boolean;
  due: TrackedDue & { text: string | null };
  owners: readonly string[];
  ownerText: string | null;
}

/**
 * The changes of a milestone from the last edition to this report. `last` is null for a milestone that the last edition
 * does not have; `strategyMove` names the strategies when it moved between two of which neither continues the other.
 */
export const changesSince = (
  last: ComparedMilestone | null,
  now: ComparedMilestone,
  strategyMove: { from: string; to: string } | null,
): Change[] => {
  if (last === null) return [change('new', null, now.status)];
  const changes = [
    ...statusChanges(last, now),
    ...dueChanges(last.due, now.due),
    ...(sayTheSame(last.title, now.title) ? [] : [change('reworded', last.title, now.title)]),
    ...(strategyMove ? [change('moved-strategy', strategyMove.from, strategyMove.to)] : []),
    ...(sameOwners(last.owners, now.owners) ? [] : [change('owner-changed', last.ownerText, now.ownerText)]),
  ];
  return changes.length > 0 ? changes : [change('no-change', null, null)];
};

const change = (kind: ChangeKind, from: string | null, to: string | null): Change => ({ kind, from, to });

const statusChanges = (last: ComparedMilestone, now: ComparedMilestone): Change[] => {
  const kind = statusChange(last, now);
  return kind ? [change(kind, last.status, now.status)] : [];
};

const statusChange = (last: ComparedMilestone, now: ComparedMilestone): ChangeKind | null => {
  if (now.missed) return last.missed ? 'still-missed' : 'newly-missed';
  if (last.status === now.status) return null;
  if (now.status === 'Completed') return 'completed';
  if (now.status === 'Withdrawn') return 'withdrawn';
  const [before, after] = [standing(last.status), standing(now.status)];
  // Missed no longer, but still open, is a later date and no better for it.
  if (last.missed || before === null || after === null || before === after) return 'status-changed';
  return after > before ? 'better' : 'worse';
};

/** How well a milestone stands, for better and worse; null where nothing comparable was reported. */
const standing = (status: MilestoneStatus): number | null =>
  ({
    Completed: 4,
    'On track': 3,
    Ongoing: 3,
    'Not started': 2,
    'At risk': 1,
    Missed: 0,
    'Not reported': null,
    Withdrawn: null,
  })[status];

const dueChanges = (last: ComparedMilestone['due'], now: ComparedMilestone['due']): Change[] => {
  if (last.quarter !== now.quarter) {
    return [change(last.first === null ? 'due-set' : 'due-moved', last.quarter, now.quarter)];
  }
  return sameDueText(last.text, now.text) ? [] : [change('due-restated', last.text, now.text)];
};

// `Q3FY18` and `Q3 FY18` are one text; `May 2018` and `June 2018` are not, though both lie in Q3.
const sameDueText = (a: string | null, b: string | null): boolean =>
  asCompared(a ?? '').replace(/[\s.]/g, '') === asCompared(b ?? '').replace(/[\s.]/g, '');

const sameOwners = (a: readonly string[], b: readonly string[]): boolean => {
  const [left, right] = [new Set(a.map(asCompared)), new Set(b.map(asCompared))];
  return left.size === right.size && [...left].every((owner) => right.has(owner));
};
