import { stringify } from 'csv-stringify/sync';
import type { CellContent } from './data-columns.js';

/** A spreadsheet program runs a cell as a formula that begins with one of these, some of them full-width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as lines of CSV. A text that a spreadsheet program would run as a formula gets an apostrophe in front, which
 * makes it text there; a number stays one, with its minus.
 */
export const csvLines = (rows: readonly (readonly CellContent[])[]): string =>
  stringify(
    rows.map((row) => row.map(asText)),
    // A line break of any kind ends a line for some reader, so it stands in quotes.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

const asText = (cell: CellContent): CellContent => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell);

/** What a CSV begins with: the mark by which spreadsheet programs know UTF-8, and the names of its columns. */
export const csvHead = (names: readonly string[]): string => `\uFEFF${csvLines([names])}`;
