import { keyOf, parseQuarter, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { BadAddress, NotFound } from '../web/refusals.js';

/** The forms a report is served in: the page, and the files behind it. */
export type ReportForm = 'html' | 'json' | 'csv';

/** Reads `fy2018-q3` in an address. Throws BadAddress for what cannot be a quarter. */
export const quarterInAddress = (text: string): QuarterKey => {
  const quarter = parseQuarter(text);
  if (!quarter)
    throw new BadAddress(`“${text}” is not a fiscal quarter. Write it as fy2018-q3, with a quarter from 1 to 4.`);
  return keyOf(quarter);
};

/** Reads `fy2018-q3`, `fy2018-q3.json` and `fy2018-q3.csv`. Throws BadAddress or NotFound. */
export const reportInAddress = (text: string): { quarter: QuarterKey; form: ReportForm } => {
  const { name, form } = formInAddress(text);
  return { quarter: quarterInAddress(name), form };
};

/** Reads `2`, `2.json` and `2.csv`. Throws BadAddress or NotFound. */
export const editionInAddress = (text: string): { number: number; form: ReportForm } => {
  const { name, form } = formInAddress(text);
  if (!/^[1-9]\d{0,5}$/.test(name)) throw new BadAddress(`“${name}” is not an edition. Editions are numbered from 1.`);
  return { number: Number(name), form };
};

const formInAddress = (text: string): { name: string; form: ReportForm } => {
  const [, name = '', ending] = /^([^.]*)(?:\.(.*))?$/.exec(text) ?? [];
  if (ending === undefined) return { name, form: 'html' };
  if (ending !== 'json' && ending !== 'csv') throw new NotFound();
  return { name, form: ending };
};
