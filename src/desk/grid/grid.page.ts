import { labelOf, monthsOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { MILESTONE_STATUSES } from '../../milestones/domain/status.js';
import { counted } from '../../publishing/pages/wording.js';
import { DeskPage, DeskPart } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { addressOf, correctionsOf, earlierReports, factsOf, lastHead, noneOf, titleOf } from './grid-around.js';
import {
  asked,
  type GridFilter,
  isNarrowed,
  narrowed,
  queryOf,
  type Show,
  SHOWS,
  sorted,
  SORTS,
} from './grid-filter.js';
import type { GridUpdate } from './grid-reader.js';
import { type GridRow, needsStatus } from './grid-row.js';
import { type RowInput, type RowModel, rowModel } from './grid-row.page.js';

export const GRID_VIEW = 'desk/grid/grid';
export const GRID_ROW_VIEW = 'desk/grid/row-part';

/** At most so many rows on a page of all goals. */
const ROWS_A_PAGE = 100;

/** What the grid shows, and with what was typed where that is not kept yet. */
export interface GridShown {
  quarter: QuarterKey;
  /** One for the grid of a goal. */
  updates: readonly GridUpdate[];
  /** Of one goal, or of all of a round. */
  of: 'goal' | 'round';
  filter: GridFilter;
  page?: number;
  /** By the id of the row. */
  inputs?: ReadonlyMap<string, RowInput>;
  ticked?: readonly string[];
  /** Sentences that belong to no field. */
  others?: readonly string[];
  /** What was saved all the same. */
  saved?: string | null;
}

/** The milestone grid of one goal, or of all goals of a round. */
export const gridPage = (shown: GridShown, status = 200): DeskPage => {
  const { quarter, updates, of, filter, inputs = new Map<string, RowInput>() } = shown;
  const rows = updates.flatMap((update) => update.rows);
  const kept = narrowed(rows, filter);
  const visible = new Set(asked(kept, filter.show, quarter));
  const all = sorted(
    rows.filter((row) => visible.has(row) || inputs.has(row.id)),
    filter.sort,
  );
  const pages = of === 'round' ? Math.max(1, Math.ceil(all.length / ROWS_A_PAGE)) : 1;
  const page = Math.min(Math.max(1, shown.page ?? 1), pages);
  const those = pages === 1 ? all : all.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  const earlier = earlierReports(shown);
  const models = those.map((row) => ({
    row,
    model: rowModel(row, {
      ...{ quarter, namesGoal: of === 'round' && filter.sort !== 'strategy' },
      ...{ ticked: shown.ticked?.includes(row.reference) ?? false, lastIn: earlier.get(row.goal.slug) ?? null },
      input: inputs.get(row.id),
    }),
  }));
  const address = addressOf(shown);
  const model = {
    title: titleOf(shown),
    quarter: labelOf(quarter),
    months: monthsOf(quarter),
    last: lastHead(shown),
    head: labelOf(quarter),
    corrections: correctionsOf(shown),
    address: address + queryOf(filter) + (page > 1 ? `${queryOf(filter) ? '&' : '?'}page=${page}` : ''),
    plainAddress: address,
    closed: closedSentences(shown),
    editable: those.some(({ editable }) => editable),
    errors: errorsOf(
      models.map(({ model: one }) => one),
      shown.others ?? [],
    ),
    stale: staleSummary(models.map(({ model: one }) => one)),
    saved: shown.saved ?? null,
    totals: totalsOf(rows, those.length),
    chips: chipsOf(shown, kept),
    filters: filtersOf(shown, rows),
    narrowed: isNarrowed(filter) || filter.show !== 'all',
    groups: groupsOf(models, shown),
    firstRow: those[0]?.reference ?? null,
    none: those.length === 0 ? noneOf(shown, rows) : null,
    paging: pages === 1 ? null : pagingOf(address, filter, page, pages),
    draft: of === 'goal' ? deskPaths.update(updates[0]?.goal.slug ?? '', quarter) : null,
    indicators: of === 'goal' ? deskPaths.indicators(updates[0]?.goal.slug ?? '', quarter) : null,
    round: of === 'goal' ? deskPaths.milestones(quarter) : null,
  };
  return new DeskPage(GRID_VIEW, model, factsOf(shown), status);
};

/** One row anew, and the totals with it, for the script. */
export const gridRowPart = (update: GridUpdate, row: GridRow, filter: GridFilter): DeskPart => {
  const context = { quarter: update.quarter, namesGoal: false, lastIn: null, ticked: false, input: undefined };
  const shown: GridShown = { quarter: update.quarter, updates: [update], of: 'goal', filter };
  const model = { head: labelOf(update.quarter), last: lastHead(shown), row: rowModel(row, context) };
  const chips = chipsOf(shown, narrowed(update.rows, filter));
  return new DeskPart(GRID_ROW_VIEW, { ...model, chips, totals: totalsOf(update.rows, update.rows.length) });
};

const closedSentences = ({ updates, of }: GridShown): string[] => {
  if (of === 'goal') return updates.flatMap(({ closed }) => closed ?? []);
  const closed = updates.filter((update) => update.closed !== null);
  if (closed.length === 0) return [];
  return [
    `${counted(closed.length, 'goal')} of ${updates.length} can only be read: ${closed.map(({ goal }) => goal.title).join('; ')}.`,
  ];
};

const errorsOf = (rows: readonly RowModel[], others: readonly string[]) => {
  const wrong = rows.flatMap(({ reference, status, due, needed, more }) =>
    [status, due, ...needed, ...more].flatMap(({ id, error }) =>
      error === null ? [] : [{ href: `#${id}`, text: `${reference}: ${error}` }],
    ),
  );
  const errors = [...others.map((text) => ({ href: null, text })), ...wrong];
  if (errors.length === 0) return null;
  return { title: 'Nothing was saved', errors };
};

const staleSummary = (rows: readonly RowModel[]) => {
  const errors = rows.flatMap(({ reference, stale }) =>
    stale ? [{ href: `#stale-${reference}`, text: `${reference}: ${stale.who}` }] : [],
  );
  return errors.length === 0
    ? null
    : { title: `${counted(errors.length, 'milestone')} changed by somebody else and not saved`, errors };
};

const totalsOf = (rows: readonly GridRow[], shown: number) => {
  const given = rows.filter((row) => !needsStatus(row)).length;
  const missed = rows.filter(({ milestone }) => milestone.missed).length;
  const lacking = rows.filter(({ findings }) => findings.length > 0).length;
  return { shown, all: rows.length, given, missed, lacking, done: lacking === 0 };
};

const chipsOf = ({ quarter, filter, ...shown }: GridShown, kept: readonly GridRow[]) =>
  (Object.keys(SHOWS) as Show[]).map((show) => ({
    href: addressOf({ quarter, filter, ...shown }) + queryOf({ ...filter, show }),
    text: SHOWS[show].text,
    count: asked(kept, show, quarter).length,
    current: show === filter.show,
  }));

const filtersOf = ({ of, filter, updates }: GridShown, rows: readonly GridRow[]) => {
  const options = (values: readonly string[], chosen: string, every: string) => [
    { value: '', text: every, selected: chosen === '' },
    ...[...new Set(values)].map((value) => ({ value, text: value, selected: value === chosen })),
  ];
  const owners = rows.flatMap(({ milestone }) => milestone.owners).sort((a, b) => a.localeCompare(b, 'en'));
  return {
    show: filter.show,
    text: filter.text,
    goals:
      of === 'goal'
        ? null
        : [
            { value: '', text: 'All goals', selected: filter.goal === '' },
            ...updates.map(({ goal }) => ({ value: goal.slug, text: goal.title, selected: goal.slug === filter.goal })),
          ],
    strategies:
      of === 'goal'
        ? options(
            rows.map(({ strategy }) => strategy),
            filter.strategy,
            'All strategies',
          )
        : null,
    owners: options(owners, filter.owner, 'All owners'),
    statuses: options(MILESTONE_STATUSES, filter.status, 'Any status'),
    sorts: Object.entries(SORTS).map(([value, text]) => ({ value, text, selected: value === filter.sort })),
  };
};

const groupsOf = (models: readonly { row: GridRow; model: RowModel }[], { of, filter }: GridShown) => {
  if (filter.sort !== 'strategy')
    return models.length === 0 ? [] : [{ heading: null, rows: models.map(({ model }) => model) }];
  const groups: { heading: string | null; rows: RowModel[] }[] = [];
  for (const { row, model } of models) {
    const heading = of === 'round' ? `${row.goal.title}: ${row.strategy}` : row.strategy;
    const last = groups.at(-1);
    if (last?.heading === heading) last.rows.push(model);
    else groups.push({ heading, rows: [model] });
  }
  return groups;
};

const pagingOf = (address: string, filter: GridFilter, page: number, pages: number) => {
  const to = (number: number): string => {
    const query = queryOf(filter);
    return `${address}${query}${query ? '&' : '?'}page=${number}`;
  };
  return {
    text: `Page ${page} of ${pages}`,
    previous: page > 1 ? to(page - 1) : null,
    next: page < pages ? to(page + 1) : null,
  };
};
