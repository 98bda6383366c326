import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { csvHead, csvLines } from './csv.js';
import { type CellContent, column, type DataColumn, type DataTable, FROM } from './data-columns.js';
import { MILESTONES } from './milestone-columns.js';
import { CHANGES, INDICATORS, NO_LONGER_TRACKED, STRATEGIES } from './report-columns.js';

/** A table with its cells, of which nobody has to know what its rows are. */
export interface CellTable {
  name: string;
  /** What one row is. */
  row: string;
  columns: readonly Omit<DataColumn<never>, 'value'>[];
  cellsOf: (report: PublishedReport) => CellContent[][];
}

const cellTable = <Row>({ name, row, columns, rowsOf }: DataTable<Row>): CellTable => ({
  name,
  row,
  columns,
  cellsOf: (report) => rowsOf(report).map((one) => columns.map(({ value }) => value(one))),
});

/** Every table that is made of a report, in the order of the workbook. Whatever names a column takes it from here. */
export const REPORT_TABLES: readonly CellTable[] = [
  cellTable(MILESTONES),
  cellTable(CHANGES),
  cellTable(STRATEGIES),
  cellTable(NO_LONGER_TRACKED),
  cellTable(INDICATORS),
];

interface Entry {
  table: CellTable;
  column: CellTable['columns'][number];
}

const DICTIONARY_COLUMNS: readonly DataColumn<Entry>[] = [
  column('table', 'text', FROM.recorded, 'The table, which is a sheet of the workbook', ({ table }) => table.name),
  column('column', 'text', FROM.recorded, 'The name of the column', (entry) => entry.column.name),
  column('meaning', 'text', FROM.recorded, 'What it tells', (entry) => entry.column.meaning),
  column('type', 'text', FROM.recorded, 'What it holds', (entry) => TYPES[entry.column.type]),
  column('unit', 'text', FROM.recorded, 'What a number counts', (entry) => entry.column.unit),
  column('source', 'text', FROM.recorded, 'Where it comes from', (entry) => entry.column.source),
];

/** The data dictionary: one row a column of any table. */
export const DICTIONARY = {
  name: 'Data dictionary',
  row: 'one column of one table',
  columns: DICTIONARY_COLUMNS,
  cells: (): CellContent[][] =>
    REPORT_TABLES.flatMap((table) =>
      table.columns.map((one) => DICTIONARY_COLUMNS.map(({ value }) => value({ table, column: one }))),
    ),
};

/** The data dictionary as CSV. */
export const dictionaryCsv = (): string =>
  csvHead(DICTIONARY.columns.map(({ name }) => name)) + csvLines(DICTIONARY.cells());

const TYPES: Record<Entry['column']['type'], string> = {
  text: 'text',
  number: 'number',
  date: 'date, as 2018-06-30',
  quarter: 'fiscal quarter, as FY2018-Q3',
  'yes or no': 'yes or no',
};
