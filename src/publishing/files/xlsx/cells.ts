import type { Cell, CellStyle, CellValue } from 'hucre';
import { xmlText } from '../../xml-text.js';
import type { CellContent, ColumnType } from '../data-columns.js';

/** The most characters that a spreadsheet program keeps in a cell; it calls a file with more of them damaged. */
const LONGEST_CELL = 32_767;

const CUT = ' … (cut here; the JSON of this edition has the whole text)';

/** What a cell holds and how it looks; `override` where it must not be taken for what it looks like. */
export interface WrittenCell {
  value: CellValue;
  override: Partial<Cell> | null;
}

/** A cell: a date as a date, a number as a number, and every text as a text, whatever it begins with. */
export const cellOf = (content: CellContent, type: ColumnType): WrittenCell => {
  if (content === null || typeof content === 'number') return { value: content, override: null };
  if (type === 'date') return { value: new Date(`${content}T00:00:00Z`), override: null };
  const text = textOf(content);
  return { value: text, override: ERROR_WORDS.has(text) ? { type: 'richText', richText: [{ text }] } : null };
};

/**
 * In a workbook `_x0041_` stands for the character with that number, so a text with such a sequence in it has its first
 * underscore written as one (ECMA-376 Part 1, 22.9.2.19).
 */
const textOf = (text: string): string => {
  const kept = text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - CUT.length)}${CUT}` : text;
  // Last, because a cut may halve a surrogate pair.
  return xmlText(kept).replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
};

/** Words that hucre would write as the error they name in a spreadsheet. */
const ERROR_WORDS = new Set('#VALUE! #REF! #N/A #NAME? #NULL! #DIV/0! #NUM! #GETTING_DATA #SPILL! #CALC!'.split(' '));

export const BODY: CellStyle = { alignment: { vertical: 'top', wrapText: true, readingOrder: 'context' } };

/** White on dark blue: a contrast of 11.9 to 1. */
export const HEAD: CellStyle = {
  font: { name: 'Calibri', size: 11, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1B2F4E' } },
  alignment: { vertical: 'center', wrapText: true },
};

export const DATE_FORMAT = 'yyyy-mm-dd';
