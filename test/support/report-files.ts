import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type CheerioAPI, load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile, { type SheetData } from 'read-excel-file/node';
import type { PublishedReport } from '../../src/quarterly-updates/domain/report.js';

type Cell = SheetData[number][number];

/** A table of a workbook or a CSV: each row by the names of its columns. */
export type Rows<T> = Record<string, T>[];

/** One edition in every form but PDF, each read by what did not write it. */
export interface ReadForms {
  report: PublishedReport;
  json: string;
  page: CheerioAPI;
  csv: Rows<string>;
  csvText: string;
  sheets: Map<string, Rows<Cell>>;
  xlsx: Buffer;
}

/** As spreadsheet programs read it: outside of quotes every line break ends a line. */
const ANY_BREAK = ['\r\n', '\n', '\r'];

/** Asks a server for an edition in every form; `path` is the address of its page. */
export const readForms = async (address: string, path: string): Promise<ReadForms> => {
  const ask = async (ending: string): Promise<Buffer> => {
    const answer = await fetch(`${address}${path}${ending}`);
    if (answer.status !== 200) throw new Error(`${path}${ending} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const [json, page, csv, xlsx] = [await ask('.json'), await ask(''), await ask('.csv'), await ask('.xlsx')];
  return {
    report: JSON.parse(json.toString()) as PublishedReport,
    json: json.toString(),
    page: load(page.toString()),
    csv: parse<Record<string, string>>(csv, { columns: true, bom: true, record_delimiter: ANY_BREAK }),
    csvText: csv.toString(),
    sheets: await readSheets(xlsx),
    xlsx,
  };
};

const readSheets = async (xlsx: Buffer): Promise<Map<string, Rows<Cell>>> => {
  const sheets = await readExcelFile(xlsx, { trim: false });
  return new Map(
    sheets.map(({ sheet, data: [names = [], ...rows] }) => [
      sheet,
      rows.map((row) => Object.fromEntries(names.map((name, at) => [String(name), row[at] ?? null]))),
    ]),
  );
};

/** Whether a document keeps to the schema of a report. `strict` also refuses fields that the schema does not know. */
export const reportValidator = (strict = false): ValidateFunction => {
  const text = readFileSync(join(import.meta.dirname, '../../schemas/milepost-report-1.json'), 'utf8');
  const schema = JSON.parse(text, (_, value: unknown) =>
    strict && typeof value === 'object' && value !== null && 'properties' in value && 'type' in value
      ? { ...value, additionalProperties: false }
      : value,
  ) as object;
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
};
