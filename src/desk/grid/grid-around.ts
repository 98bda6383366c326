import { labelOf, plus } from '../../fiscal/fiscal-quarter.js';
import { counted } from '../../publishing/pages/wording.js';
import type { DeskFacts } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { asked, isNarrowed, NO_FILTER, queryOf, type Show } from './grid-filter.js';
import type { GridShown } from './grid.page.js';
import type { GridUpdate } from './grid-reader.js';
import type { GridRow } from './grid-row.js';

/** The address of the grid without its filter. */
export const addressOf = ({ quarter, updates, of }: GridShown): string =>
  of === 'round' ? deskPaths.milestones(quarter) : deskPaths.grid(updates[0]?.goal.slug ?? '', quarter);

export const titleOf = ({ quarter, updates, of }: GridShown): string =>
  of === 'round' ? `Milestones of all goals, ${labelOf(quarter)}` : (updates[0]?.goal.title ?? '');

/** The title, the trail and the scripts of the page. A quarter without a round leads to its goal. */
export const factsOf = (shown: GridShown): DeskFacts => {
  const { quarter, updates, of } = shown;
  const [first] = updates;
  const goal = first?.goal;
  const round = first?.hasRound
    ? { href: deskPaths.round(quarter), text: labelOf(quarter) }
    : { href: deskPaths.rounds, text: 'Rounds' };
  const start = first?.hasRound || !goal ? round : { href: deskPaths.goal(goal.slug), text: goal.title };
  const trail =
    of === 'round' || !goal
      ? [round, { href: null, text: 'Milestones' }]
      : [
          start,
          { href: deskPaths.update(goal.slug, quarter), text: first.hasRound ? goal.title : labelOf(quarter) },
          { href: null, text: 'Milestones' },
        ];
  return { title: `Milestones: ${titleOf(shown)}`, section: 'round', trail, scripts: ['grid.js'], wide: true };
};

/** The corrections that are being worked on, each with where it is published or discarded. */
export const correctionsOf = ({ updates, of, quarter }: GridShown) =>
  updates.flatMap(({ goal, correction }) =>
    correction
      ? [{ ...correction, goal: of === 'round' ? goal.title : null, href: deskPaths.correction(goal.slug, quarter) }]
      : [],
  );

/** The head of the column with the status as it was printed last. */
export const lastHead = ({ updates, of }: Pick<GridShown, 'updates' | 'of'>): string => {
  const last = of === 'goal' ? updates[0]?.last : null;
  return last ? `Last report, ${last.label.replaceAll(' ', '\u00a0')}` : 'Last report'; // a quarter in one line
};

/** The quarter of each goal’s last report, by slug, where it is not the one before. */
export const earlierReports = ({ updates, of }: GridShown): ReadonlyMap<string, string> =>
  new Map(
    updates.flatMap(({ goal, last, quarter }: GridUpdate): [string, string][] =>
      of === 'round' && last && last.quarter !== plus(quarter, -1) ? [[goal.slug, last.label]] : [],
    ),
  );

const ALL_DONE: Readonly<Record<Show, string>> = {
  all: 'There is no milestone.',
  'no-status': 'All have a status.',
  due: 'No milestone is due this quarter.',
  missed: 'No milestone is missed.',
  'no-words': 'Every missed milestone has its words.',
  moved: 'Every moved date has its reason.',
};

/** What stands in place of an empty table, and what can be done next. */
export const noneOf = (shown: GridShown, rows: readonly GridRow[]) => {
  const { filter, quarter } = shown;
  const address = addressOf(shown);
  const left = (['no-status', 'no-words', 'moved'] as const).find((show) => asked(rows, show, quarter).length > 0);
  const next =
    left === undefined
      ? draftOf(shown)
      : {
          href: address + queryOf({ ...NO_FILTER, show: left }),
          text: NEXT[left](asked(rows, left, quarter).length),
        };
  return { text: isNarrowed(filter) ? 'No milestone is like that.' : ALL_DONE[filter.show], next };
};

const NEXT = {
  'no-status': (count: number) => `Give ${counted(count, 'milestone')} a status`,
  'no-words': (count: number) => `Explain ${counted(count, 'miss', 'misses')}`,
  moved: (count: number) => `Give ${counted(count, 'moved date')} a reason`,
} as const;

const draftOf = ({ of, updates, quarter }: GridShown) =>
  of === 'goal'
    ? { href: deskPaths.update(updates[0]?.goal.slug ?? '', quarter), text: 'Go on with the draft of the update' }
    : null;
