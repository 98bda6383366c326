import { writeXlsx } from 'hucre/xlsx';
import readExcelFile from 'read-excel-file/node';
import { column, FROM } from '../data-columns.js';
import { tableSheet } from './table-sheet.js';

const table = {
  name: 'A table',
  row: 'one row',
  columns: [
    column('text', 'text', FROM.printed, 'A text', () => null),
    column('day', 'date', FROM.printed, 'A day', () => null),
    column('count', 'number', FROM.printed, 'A count', () => null),
  ],
};

/** The rows as a spreadsheet program gets them. */
const read = async (rows: (string | number | null)[][]) => {
  const file = Buffer.from(await writeXlsx({ sheets: [tableSheet(table, rows)] }));
  const [sheet] = await readExcelFile(file, { trim: false });
  return sheet?.data.slice(1);
};

describe('a cell of a workbook', () => {
  it.each([
    ...['=1+1', '+1', '-1', '@SUM(1)', '\t=1', "'=1", '007', '1e5', 'TRUE', '2018-06-30'],
    ...['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '_x000D_', '_x0041__x0042_', '_x005F_', ' spaces ', 'two\nlines'],
    ...['<b>&amp;</b>', ']]>', '👩‍👩‍👧‍👦', '\u202Eright', '\u2028'],
  ])('keeps the text %j a text', async (text) => {
    expect(await read([[text, null, null]])).toEqual([[text, null, null]]);
  });

  it.each([
    ['U+FFFE and U+FFFF', 'a\uFFFEb\uFFFFc', 'abc'],
    ['half of a surrogate pair', 'a\uD800b\uDC00c', 'abc'],
    ['control characters', 'a\u0000b\u0007c\u001Fd', 'abcd'],
  ])('leaves out what XML cannot hold: %s', async (_, text, kept) => {
    expect(await read([[text, null, null]])).toEqual([[kept, null, null]]);
  });

  it('holds a day as a date and a number as a number', async () => {
    expect(await read([[null, '2018-06-30', -1]])).toEqual([[null, new Date('2018-06-30T00:00:00Z'), -1]]);
  });

  it('says where a text was cut that is longer than a cell', async () => {
    const [[text] = []] = (await read([['x'.repeat(40_000), null, null]])) ?? [];
    expect(text).toHaveLength(32_767);
    expect(text).toMatch(/xx … \(cut here; the JSON of this edition has the whole text\)$/);
  });
});
