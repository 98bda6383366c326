import type { ChangeKind } from '../../milestones/domain/change.js';
import type { MilestoneDifference } from './compare-quarters.js';

/** The kinds of difference between two quarters, in the order a reader is told of them. */
export const DIFFERENCE_KINDS = [
  ...([
    'newly-missed',
    'still-missed',
    'missed-no-longer',
    'completed',
    'due-moved',
    'due-set',
    'due-restated',
  ] as const),
  ...(['worse', 'better', 'status-changed', 'withdrawn', 'reworded', 'moved', 'owner-changed'] as const),
  ...(['new', 'returned', 'gone', 'came-and-went', 'unchanged'] as const),
] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

const changed =
  (...kinds: ChangeKind[]) =>
  ({ changes }: MilestoneDifference): boolean =>
    changes.some(({ kind }) => kinds.includes(kind));

/** Whether a milestone differs in this way. It may in several, and is unchanged where it does in none. */
export const isIn: Record<DifferenceKind, (one: MilestoneDifference) => boolean> = {
  'newly-missed': changed('newly-missed'),
  'still-missed': changed('still-missed'),
  'missed-no-longer': ({ from, to }) => Boolean(from?.missed && to && !to.missed),
  completed: changed('completed'),
  'due-moved': ({ moves }) => moves.length > 0,
  'due-set': changed('due-set'),
  'due-restated': changed('due-restated'),
  worse: changed('worse'),
  better: changed('better'),
  'status-changed': changed('status-changed'),
  withdrawn: changed('withdrawn'),
  reworded: changed('reworded'),
  moved: (one) => one.groupMove !== null || changed('moved-strategy')(one),
  'owner-changed': changed('owner-changed'),
  new: changed('new'),
  returned: changed('returned'),
  gone: ({ from, to }) => from !== null && to === null,
  'came-and-went': ({ from, to }) => from === null && to === null,
  unchanged: (one) => changed('no-change')(one) && one.groupMove === null && one.moves.length === 0,
};
