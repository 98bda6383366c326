import { ordinalOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { MILESTONE_STATUSES } from '../../milestones/domain/status.js';
import type { FindingCode } from '../../quarterly-updates/domain/findings.js';
import { type GridRow, needsStatus } from './grid-row.js';

/** Which milestones the grid shows, and in which order, as the address of the page says. */
export interface GridFilter {
  show: Show;
  goal: string;
  strategy: string;
  owner: string;
  status: string;
  text: string;
  sort: Sort;
}

export const SORTS = {
  strategy: 'Strategy',
  due: 'Due',
  status: 'Status as it will print',
  owner: 'Owner',
  reference: 'Reference',
} as const;
export type Sort = keyof typeof SORTS;

const WITHOUT_WORDS: readonly FindingCode[] = ['missed-without-explanation', 'missed-without-recovery'];

/** The questions that a press answers, each with what it asks of a milestone. */
export const SHOWS = {
  all: { text: 'All', asks: () => true },
  'no-status': { text: 'No status yet', asks: needsStatus },
  due: { text: 'Due this quarter', asks: ({ milestone }, quarter) => milestone.due.quarter === quarter },
  missed: { text: 'Missed', asks: ({ milestone }) => milestone.missed },
  'no-words': {
    text: 'Missed without words',
    asks: ({ findings }) => findings.some((code) => WITHOUT_WORDS.includes(code)),
  },
  moved: {
    text: 'Moved without a reason',
    asks: ({ findings }) => findings.includes('move-without-reason'),
  },
} as const satisfies Record<string, { text: string; asks: (row: GridRow, quarter: QuarterKey) => boolean }>;
export type Show = keyof typeof SHOWS;

/** The filter that leaves everything. */
export const NO_FILTER: GridFilter = {
  show: 'all',
  goal: '',
  strategy: '',
  owner: '',
  status: '',
  text: '',
  sort: 'strategy',
};

/** Reads the filter from the query of the address; what it does not know is as if it were not there. */
export const readFilter = (query: Readonly<Record<string, unknown>>): GridFilter => {
  const said = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [show, sort] = [said('show'), said('sort')];
  return {
    show: isShow(show) ? show : NO_FILTER.show,
    ...{ goal: said('goal'), strategy: said('strategy'), owner: said('owner'), text: said('text') },
    status: MILESTONE_STATUSES.some((one) => one === said('status')) ? said('status') : '',
    sort: isSort(sort) ? sort : NO_FILTER.sort,
  };
};

const isShow = (text: string): text is Show => Object.hasOwn(SHOWS, text);
const isSort = (text: string): text is Sort => Object.hasOwn(SORTS, text);

/** The filter as the query of an address, with its question mark; nothing where it leaves everything. */
export const queryOf = (filter: GridFilter): string => {
  const said = Object.entries(filter).filter(([name, value]) => value !== NO_FILTER[name as keyof GridFilter]);
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
};

/** Whether anything but a question and the order narrows the rows. */
export const isNarrowed = ({ goal, strategy, owner, status, text }: GridFilter): boolean =>
  [goal, strategy, owner, status, text].some((value) => value !== '');

/** The rows that the filter leaves, but for its question. */
export const narrowed = (rows: readonly GridRow[], filter: GridFilter): GridRow[] => {
  const words = filter.text.toLowerCase();
  return rows.filter(
    (row) =>
      (filter.goal === '' || row.goal.slug === filter.goal) &&
      (filter.strategy === '' || row.strategy === filter.strategy) &&
      (filter.owner === '' || row.milestone.owners.includes(filter.owner)) &&
      (filter.status === '' || row.milestone.status === filter.status) &&
      (words === '' || `${row.reference} ${row.milestone.title}`.toLowerCase().includes(words)),
  );
};

/** The rows that the question of the filter leaves. */
export const asked = (rows: readonly GridRow[], show: Show, quarter: QuarterKey): GridRow[] =>
  rows.filter((row) => SHOWS[show].asks(row, quarter));

/** The rows in the order asked for; by strategy is the order of the plans. */
export const sorted = (rows: readonly GridRow[], sort: Sort): GridRow[] =>
  sort === 'strategy' ? [...rows] : rows.toSorted((a, b) => ORDERS[sort](a, b) || byReference(a, b));

const byReference = (a: GridRow, b: GridRow): number => a.reference.localeCompare(b.reference, 'en');

const WORST_FIRST = [
  ...['Missed', 'At risk', 'Not reported', 'Not started', 'On track', 'Ongoing', 'Completed', 'Withdrawn'],
];

const dueOf = ({ milestone }: GridRow): number =>
  milestone.due.quarter === null ? Number.MAX_SAFE_INTEGER : ordinalOf(milestone.due.quarter);

const ORDERS: Record<Exclude<Sort, 'strategy'>, (a: GridRow, b: GridRow) => number> = {
  due: (a, b) => dueOf(a) - dueOf(b),
  status: (a, b) => WORST_FIRST.indexOf(a.milestone.status) - WORST_FIRST.indexOf(b.milestone.status),
  owner: (a, b) => (a.milestone.ownerText ?? '').localeCompare(b.milestone.ownerText ?? '', 'en'),
  reference: byReference,
};
