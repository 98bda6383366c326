import { daysOf, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';

/** What a column holds. A quarter is written as `FY2018-Q3`, a date as `2018-06-30`. */
export type ColumnType = 'text' | 'number' | 'date' | 'quarter' | 'yes or no';

export type CellContent = string | number | null;

/** Where the content of a column comes from, in words. */
export const FROM = {
  printed: 'As printed or typed in the report',
  read: 'Read by Milepost from what was printed',
  computed: 'Computed by Milepost',
  recorded: 'Given by Milepost',
} as const;

/** One column of a table: what it is called everywhere, what it means, and what it holds of a row. */
export interface DataColumn<Row> {
  name: string;
  type: ColumnType;
  source: (typeof FROM)[keyof typeof FROM];
  meaning: string;
  value: (row: Row) => CellContent;
  /** What a number counts. */
  unit: string | null;
}

/** A table of a report: what one row of it is, its columns, and its rows. */
export interface DataTable<Row> {
  name: string;
  row: string;
  columns: readonly DataColumn<Row>[];
  rowsOf: (report: PublishedReport) => Row[];
}

export const column = <Row>(
  name: string,
  type: ColumnType,
  source: DataColumn<Row>['source'],
  meaning: string,
  value: (row: Row) => CellContent,
  unit: string | null = null,
): DataColumn<Row> => ({ name, type, source, meaning, value, unit });

export const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

/** The last day of a quarter: the day by which what is due in it is due. */
export const lastDayOf = (quarter: QuarterKey | null): string | null => quarter && daysOf(quarter).ends;

export const joined = (texts: readonly string[]): string | null => (texts.length > 0 ? texts.join('; ') : null);
