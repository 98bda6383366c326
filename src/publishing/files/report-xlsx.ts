import { writeXlsx } from 'hucre/xlsx';
import { shortened } from '../pages/wording.js';
import { xmlText } from '../xml-text.js';
import { DICTIONARY, REPORT_TABLES } from './data-dictionary.js';
import type { MakesFile } from './file-forms.js';
import { aboutSheet } from './xlsx/about-sheet.js';
import { repeatedHead, tableSheet } from './xlsx/table-sheet.js';

/** What the dialogs of spreadsheet programs show of a property of a file. */
const LONGEST_PROPERTY = 255;

/** A report as a workbook, the same byte for byte whenever it is made of the same edition. */
export const reportXlsx: MakesFile = async (report, address, official) => {
  const { goal, period, edition, headline } = report;
  const published = new Date(edition.publishedAt);
  const sheets = [
    aboutSheet(report, { address, official }),
    ...REPORT_TABLES.map((table) => tableSheet(table, table.cellsOf(report))),
    tableSheet(DICTIONARY, DICTIONARY.cells()),
  ];
  const file = await writeXlsx({
    sheets,
    namedRanges: sheets.map(repeatedHead),
    properties: {
      title: property(`${goal.title}: ${period.label} report`),
      subject: `Edition ${edition.number}`,
      description: property(headline),
      creator: 'Milepost',
      created: published,
      modified: published,
      custom: { Language: 'en-US' },
    },
  });
  return Buffer.from(file);
};

const property = (text: string): string => xmlText(shortened(text, LONGEST_PROPERTY));
