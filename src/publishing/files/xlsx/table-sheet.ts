import { type Cell, type ColumnDef, type NamedRange, rangeRef, type WriteSheet } from 'hucre';
import type { CellContent } from '../data-columns.js';
import type { CellTable } from '../data-dictionary.js';
import { BODY, cellOf, DATE_FORMAT, HEAD } from './cells.js';

/**
 * A sheet that holds one table: a marked header row that stays in sight, can be filtered and is repeated in print.
 * A spreadsheet program wants a table to have a row, so one without any has a blank one.
 */
export const tableSheet = (
  { name, row, columns }: Pick<CellTable, 'name' | 'row' | 'columns'>,
  rows: readonly CellContent[][],
): WriteSheet => {
  const names = columns.map((column) => column.name);
  const cells = new Map<string, Partial<Cell>>(names.map((_, at) => [`0,${at}`, { style: HEAD }]));
  const written = rows.map((contents, rowAt) =>
    contents.map((content, at) => {
      const { value, override } = cellOf(content, columns[at]?.type ?? 'text');
      if (override) cells.set(`${rowAt + 1},${at}`, { ...override, style: BODY });
      return value;
    }),
  );
  return {
    name,
    columns: columns.map(({ type }, at) => columnOf(type, lengthsIn(rows, at), names[at] ?? '')),
    rows: [names, ...written],
    cells,
    freezePane: { rows: 1 },
    tables: [
      {
        name: name.replaceAll(' ', '_'),
        range: rangeRef(0, 0, Math.max(1, rows.length), names.length - 1),
        columns: names.map((one) => ({ name: one })),
        style: 'TableStyleLight1',
      },
    ],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    a11y: { summary: `${name}: ${row}.`, headerRow: 0 },
  };
};

/** What repeats the header row on every printed page. hucre would write the name of a sheet with a blank without quotes. */
export const repeatedHead = ({ name }: WriteSheet): NamedRange => ({
  name: '_xlnm.Print_Titles',
  range: `'${name}'!$1:$1`,
  scope: name,
});

const lengthsIn = (rows: readonly CellContent[][], at: number): number[] =>
  rows.map((row) => String(row[at] ?? '').length);

/** As wide as its words want to be, so far as it can still be read beside the others. */
const columnOf = (type: CellTable['columns'][number]['type'], lengths: readonly number[], name: string): ColumnDef => ({
  width: Math.min(60, Math.max(12, name.length + 4, typical(lengths) + 2)),
  style: type === 'date' ? { ...BODY, numFmt: DATE_FORMAT } : BODY,
});

/** The length that nine cells of ten do not exceed: one long cell does not make the column wide. */
const typical = (lengths: readonly number[]): number =>
  [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0;
