import { type QuarterKey, slugOf } from '../fiscal/fiscal-quarter.js';
import { CITATION_FORMS, type CitationForm } from './citing/citation-files.js';
import { FILE_FORMS, type FileForm } from './files/file-forms.js';
import { BadAddress, Moved, NotFound } from '../web/refusals.js';
import { quarterIn } from './asked-words.js';
import { paths } from './pages/paths.js';

/** The forms a report is served in: the page, the files behind it, and how to cite it. */
export type ReportForm = 'html' | 'json' | FileForm | CitationForm;

/** Whether an edition has the very same bytes in this form for ever: what was kept at its publication, and nothing around it. */
export const isFrozen = (form: ReportForm): boolean => (['json', ...FILE_FORMS] as ReportForm[]).includes(form);

/** Reads `CX-014`. Throws NotFound for what is no reference, and Moved where it is written in another way. */
export const milestoneInAddress = (text: string): string => {
  if (!/^[\p{L}\p{N}-]+$/u.test(text)) throw new NotFound(); // `CX-014.json`: a milestone has a page and no file
  const reference = text.toUpperCase();
  if (reference !== text) throw new Moved(paths.milestone(reference));
  return reference;
};

/** Reads the quarter of `/updates/fy2018-q3`. Throws BadAddress, and Moved where it is written in another way. */
export const quarterInAddress = (text: string): QuarterKey => {
  const quarter = quarterIn(text);
  if (slugOf(quarter) !== text) throw new Moved(paths.quarter(quarter));
  return quarter;
};

/** Reads `fy2018-q3.csv` of a file that is about a quarter, by its ending. Throws BadAddress, NotFound or Moved. */
export const quarterFileInAddress = (
  text: string,
  ending: string,
  pathOf: (quarter: QuarterKey) => string,
): QuarterKey => {
  if (!text.endsWith(ending)) throw new NotFound();
  const name = text.slice(0, -ending.length);
  const quarter = quarterIn(name);
  if (slugOf(quarter) !== name) throw new Moved(pathOf(quarter));
  return quarter;
};

/**
 * Reads what stands behind `/missed`: `fy2018-q3`, `page-2`, or one after the other. Throws BadAddress, and Moved where it
 * is written in another way.
 */
export const missedInAddress = (parts: readonly string[]): { quarter: QuarterKey | null; page: number } => {
  const [, digits] = /^page-(\d{1,6})$/.exec(parts.at(-1) ?? '') ?? [];
  const [quarterText, tooMany] = digits === undefined ? parts : parts.slice(0, -1);
  if (tooMany !== undefined) throw new NotFound();
  const quarter = quarterText === undefined ? null : quarterIn(quarterText);
  const page = Number(digits ?? 1);
  const address = paths.missedWhere({ quarter, goal: null, owner: null }, page);
  if (address !== `/missed/${parts.join('/')}`) throw new Moved(address);
  return { quarter, page };
};

/** Reads `fy2018-q3`, `fy2018-q3.json` and the like of a goal. Throws BadAddress, NotFound or Moved. */
export const reportInAddress = (goal: string, text: string): { quarter: QuarterKey; form: ReportForm } => {
  const { name, form } = formInAddress(text);
  const quarter = quarterIn(name);
  if (slugOf(quarter) !== name) throw new Moved(paths.report(goal, quarter) + text.slice(name.length));
  return { quarter, form };
};

/** Reads `2`, `2.json` and the like of a goal’s quarter. Throws BadAddress, NotFound or Moved. */
export const editionInAddress = (
  goal: string,
  quarterText: string,
  text: string,
): { quarter: QuarterKey; number: number; form: ReportForm } => {
  const quarter = quarterIn(quarterText);
  const { name, form } = formInAddress(text);
  if (!/^[1-9]\d{0,5}$/.test(name)) throw new BadAddress(`“${name}” is not an edition. Editions are numbered from 1.`);
  const number = Number(name);
  if (slugOf(quarter) !== quarterText) throw new Moved(paths.edition(goal, quarter, number) + text.slice(name.length));
  return { quarter, number, form };
};

/** Reads the two editions of one report that are compared, the earlier first. Throws BadAddress, NotFound or Moved. */
export const editionsInAddress = (
  goal: string,
  quarterText: string,
  text: string,
  otherText: string,
): { quarter: QuarterKey; from: number; to: number } => {
  const quarter = quarterIn(quarterText);
  const slug = slugOf(quarter);
  const [one, other] = [text, otherText].map((number) => editionInAddress(goal, slug, number));
  if (!one || !other || one.form !== 'html' || other.form !== 'html' || one.number === other.number)
    throw new NotFound();
  const [from, to] = [one.number, other.number].sort((a, b) => a - b) as [number, number];
  if (slug !== quarterText || from !== one.number) throw new Moved(paths.compare(goal, quarter, from, to));
  return { quarter, from, to };
};

const formInAddress = (text: string): { name: string; form: ReportForm } => {
  const [, name = '', ending] = /^([^.]*)(?:\.(.*))?$/.exec(text) ?? [];
  if (ending === undefined) return { name, form: 'html' };
  const form = (['json', ...FILE_FORMS, ...CITATION_FORMS] as const).find((one) => one === ending);
  if (!form) throw new NotFound();
  return { name, form };
};
