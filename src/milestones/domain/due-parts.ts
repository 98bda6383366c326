import { isFiscalYear, isQuarterNumber } from '../../fiscal/fiscal-quarter.js';
import { after, before, convert, either, optional, then, token, word } from './due-parser.js';
import type { Parser } from './due-parser.js';

export interface Quarters {
  from: 1 | 2 | 3 | 4;
  to: 1 | 2 | 3 | 4;
}

export interface Months {
  from: number;
  to: number;
  season: boolean;
  /** A day stands with the month, so that the two digits after it can only be a year. */
  day: boolean;
}

export interface Years {
  from: number;
  to: number;
  count: 'fiscal' | 'calendar' | 'bare';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** By the fiscal quarter a season fills (docs/domain.md, rule 1), not by the equinox. */
const SEASONS: Readonly<Record<string, number>> = { winter: 1, spring: 4, summer: 7, fall: 10 };

/** What stands between the two ends of a range. */
export const rangeWord = word('-', '/', 'to', 'through', 'until', 'or');
/** Reads a number that is printed with so many digits. */
export const number = (digits: RegExp): Parser<number> =>
  token((text) => (digits.test(text) ? Number(text) : undefined));
export const longYear = convert(number(/^\d{4}$/), (year) => (isFiscalYear(year) ? year : undefined));
/** Of 70 to 99 nobody can tell the century; a plan that means them prints four digits. */
export const shortYear = convert(number(/^[0-6]\d$/), (year) => 2000 + year);
export const year = either(longYear, shortYear);
export const fiscalYear = after(
  then(word('fy'), optional(word('-')), () => true),
  year,
);
export const calendarYear = after(
  then(word('cy'), optional(word('-')), () => true),
  year,
);

const quarterNumber = token((text) => {
  const quarter = text.length === 1 ? Number(text) : 0;
  return isQuarterNumber(quarter) ? quarter : undefined;
});
const numberThenQ = before(quarterNumber, word('q'));
const quarter = either(after(word('q'), quarterNumber), numberThenQ);
const ascending = (from: Quarters['from'], to: Quarters['to']): Quarters | undefined =>
  from <= to ? { from, to } : undefined;

/** `Q3`, `3Q`, `Q2-3`, `2-3Q`, `Q2/Q3`, without the year. */
export const quarters: Parser<Quarters> = either(
  convert(quarter, (only) => ascending(only, only)),
  then(quarter, after(rangeWord, either(quarter, quarterNumber)), ascending),
  then(quarterNumber, after(rangeWord, numberThenQ), ascending),
);

export const monthNumber = token((text) => (MONTHS.includes(text) ? MONTHS.indexOf(text) + 1 : undefined));
export const day = number(/^\d{1,2}$/);
/** The month a day is in; undefined where the month has no such day. */
export const dayOf = (month: number, ...days: (number | null)[]): Months | undefined =>
  days.every((number) => number === null || (number >= 1 && number <= (DAYS[month - 1] ?? 0)))
    ? { from: month, to: month, season: false, day: true }
    : undefined;
export const days = then(day, optional(after(word('-'), day)), (from, to) => [from, to]);
const season = token((text): Months | undefined => {
  const from = Object.hasOwn(SEASONS, text) ? SEASONS[text] : undefined;
  return from === undefined ? undefined : { from, to: from + 2, season: true, day: false };
});
const partOfYear: Parser<Months> = either<Months>(
  convert(monthNumber, (month) => ({ from: month, to: month, season: false, day: false })),
  then(monthNumber, days, (month, found) => dayOf(month, ...found)),
  then(day, after(optional(word('-', 'of')), monthNumber), (found, month) => dayOf(month, found)),
  season,
);

/** `September`, `September 30`, `April/May`, `Summer - Fall`, without the year. */
export const months: Parser<Months> = either(
  partOfYear,
  then(partOfYear, after(rangeWord, partOfYear), (start, end): Months | undefined =>
    // November - February runs into the next year; of Fall - Winter 2018 nobody knows which winter it is.
    start.from <= end.from || !(start.season || end.season)
      ? { from: start.from, to: end.to, season: start.season || end.season, day: start.day && end.day }
      : undefined,
  ),
);

const yearsOf = (count: Years['count'], start: Parser<number>, end: Parser<number>): Parser<Years> =>
  then(start, optional(after(rangeWord, either(end, year))), (from, to) =>
    to === null || to > from ? { from, to: to ?? from, count } : undefined,
  );
/** `FY19`, `FY2018-19`, `CY 2018`, `2018-2020`. */
export const years = either(
  yearsOf('fiscal', fiscalYear, fiscalYear),
  yearsOf('calendar', calendarYear, calendarYear),
  yearsOf('bare', longYear, longYear),
);

/** Early in a year is in its first half and mid-year is the end of that half; late runs to the end. */
export const partWord = convert(before(word('early', 'mid', 'late'), optional(word('-', 'of', 'in'))), (part): 1 | 2 =>
  part === 'late' ? 2 : 1,
);
const halfNumber = token((text): 1 | 2 | undefined => (text === '1' ? 1 : text === '2' ? 2 : undefined));
export const halfInWords = before(
  halfNumber,
  then(word('half'), optional(word('of', 'in')), () => true),
);
export const halfSign = either(after(word('h'), halfNumber), before(halfNumber, word('h')));
export const halfInSigns = before(halfSign, optional(word('of', '/', '-')));
