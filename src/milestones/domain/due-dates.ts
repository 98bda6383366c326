import { byQuarter, keyOf, parseQuarter, quarterOfMonth } from '../../fiscal/fiscal-quarter.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { after, before, convert, either, optional, readingsOf, then, word } from './due-parser.js';
import type { Parser } from './due-parser.js';
import {
  calendarYear,
  day,
  dayOf,
  days,
  fiscalYear,
  halfInSigns,
  halfInWords,
  halfSign,
  longYear,
  monthNumber,
  months,
  number,
  partWord,
  quarters,
  rangeWord,
  shortYear,
  year,
  years,
} from './due-parts.js';
import type { Months, Quarters, Years } from './due-parts.js';
import { between } from './due-tokens.js';

/** A printed date or span of dates, as the fiscal quarters it begins and ends in. */
export interface PrintedDate {
  first: QuarterKey;
  last: QuarterKey;
  /** One quarter or month; or one season or year; or a span of several. */
  unit: 'quarter' | 'longer' | 'span';
  /** A year of which nothing says whether it is fiscal: alone it is a calendar year, after a fiscal quarter nobody knows. */
  bareYear: boolean;
}

const dated = (
  first: QuarterKey,
  last: QuarterKey,
  unit: PrintedDate['unit'],
  bareYear = false,
): PrintedDate | undefined =>
  // A date at the edge of the calendar (October 2199) may fall into a fiscal year that is not in it.
  parseQuarter(first) && parseQuarter(last) && byQuarter(first, last) <= 0
    ? { first, last, unit, bareYear }
    : undefined;

const unitOf = (from: number, to: number): PrintedDate['unit'] => (from === to ? 'quarter' : 'span');

const fiscalQuarters = ({ from, to }: Quarters, year: number): PrintedDate | undefined =>
  dated(keyOf({ fiscalYear: year, quarter: from }), keyOf({ fiscalYear: year, quarter: to }), unitOf(from, to));

const calendarQuarters = ({ from, to }: Quarters, year: number): PrintedDate | undefined =>
  dated(quarterOfMonth(year, from * 3), quarterOfMonth(year, to * 3), unitOf(from, to));

const calendarMonths = ({ from, to, season }: Months, year: number): PrintedDate | undefined =>
  dated(
    quarterOfMonth(from > to ? year - 1 : year, from),
    quarterOfMonth(year, to),
    season && to - from === 2 ? 'longer' : unitOf(from, to),
  );

/** October FY18 is 2017 by the calendar, and 2018 by those who only meant the year: nobody knows. The other months agree. */
const fiscalMonths = (span: Months, year: number): PrintedDate | undefined =>
  span.from <= span.to && span.to <= 9 ? calendarMonths(span, year) : undefined;

const beforeYear = optional(word('-', '/', ',', 'of', 'in'));
const afterYear = optional(word('-', '/', ','));

/** A quarter with a year is a fiscal quarter, whether the year says so or not; only `CY` makes it another. */
const quarterDate = either(
  then(quarters, after(beforeYear, either(fiscalYear, year)), fiscalQuarters),
  then(before(either(fiscalYear, longYear), afterYear), quarters, (year, found) => fiscalQuarters(found, year)),
  then(quarters, after(beforeYear, calendarYear), calendarQuarters),
  then(before(calendarYear, afterYear), quarters, (year, found) => calendarQuarters(found, year)),
);

const monthDate = either(
  then(months, after(beforeYear, either(longYear, calendarYear)), calendarMonths),
  // `Mar-18` is a year, `Mar 18` and `Sep 15-18` may be days.
  then(months, after(word('-', '/'), shortYear), (span, year) => (span.day ? undefined : calendarMonths(span, year))),
  then(
    then(day, after(optional(word('-', '/')), monthNumber), (found, month) => dayOf(month, found)),
    after(optional(word('-', '/', ',')), shortYear),
    calendarMonths,
  ),
  then(
    then(monthNumber, days, (month, found) => dayOf(month, ...found)),
    after(word(','), shortYear),
    calendarMonths,
  ),
  then(months, after(beforeYear, fiscalYear), fiscalMonths),
  // Winter 2018-19 is the one season that is printed with two years.
  then(
    before(
      then(word('winter'), longYear, (_winter, from) => from),
      word('-', '/'),
    ),
    year,
    (from, to) => (to === from + 1 ? calendarMonths({ from: 1, to: 3, season: true, day: false }, to) : undefined),
  ),
);

const numericDay = (month: number, day: number, year: number): PrintedDate | undefined => {
  const span = dayOf(month, day);
  return span && calendarMonths(span, year);
};
const monthDay = (sign: string): Parser<[number, number]> =>
  then(day, after(word(sign), day), (month, day) => [month, day]);
const numericMonth = (month: number, year: number): PrintedDate | undefined => numericDay(month, 1, year);

/** As the United States print them: 9/30/2018, 9/30/18, 9/2018; and 2018-09-30, 2018-09. `9/18` may be a day. */
const numericDate = either(
  then(monthDay('/'), after(word('/'), year), ([month, day], year) => numericDay(month, day, year)),
  then(monthDay('-'), after(word('-'), longYear), ([month, day], year) => numericDay(month, day, year)),
  then(longYear, after(word('-'), monthDay('-')), (year, [month, day]) => numericDay(month, day, year)),
  then(longYear, after(word('/'), monthDay('/')), (year, [month, day]) => numericDay(month, day, year)),
  then(day, after(word('/', '-'), longYear), numericMonth),
  then(longYear, after(word('/', '-'), number(/^\d{2}$/)), (year, month) => numericMonth(month, year)),
);

/**
 * A calendar year ends in December, that is in Q1 of the next fiscal year. A bare year reads as a calendar year: it is
 * the most lenient reading, and a milestone due "in 2018" is still on time on 31 December 2018.
 */
const spanOfYears = ({ from, to, count }: Years, half: 1 | 2): PrintedDate | undefined => {
  const unit = from === to ? 'longer' : 'span';
  return count === 'fiscal'
    ? dated(keyOf({ fiscalYear: from, quarter: 1 }), keyOf({ fiscalYear: to, quarter: half === 1 ? 2 : 4 }), unit)
    : dated(quarterOfMonth(from, 1), quarterOfMonth(to, half === 1 ? 6 : 12), unit, count === 'bare');
};

const halfOf = (span: Years, half: 1 | 2): PrintedDate | undefined =>
  half === 2 || span.from === span.to ? spanOfYears(span, half) : undefined;

const yearDate = either(
  convert(years, (span) => spanOfYears(span, 2)),
  then(either(partWord, halfInWords), years, (half, span) => halfOf(span, half)),
  // H1 2019 may be fiscal, as Q1 2019 is: nobody knows.
  then(halfInSigns, years, (half, span) => (span.count === 'bare' ? undefined : halfOf(span, half))),
  then(before(years, afterYear), halfSign, (span, half) => (span.count === 'bare' ? undefined : halfOf(span, half))),
);

const withinQuarter = (date: PrintedDate): PrintedDate | undefined => (date.first === date.last ? date : undefined);

/** One date, or a span that is printed with one year. */
export const date: Parser<PrintedDate> = after(
  optional(then(word('end'), optional(word('of', '-')), () => true)),
  either(
    quarterDate,
    monthDate,
    numericDate,
    yearDate,
    // Early, mid or late in one quarter is in that quarter.
    after(partWord, convert(either(quarterDate, monthDate), withinQuarter)),
  ),
);

/** Two dates with a range between them. */
export const range: Parser<PrintedDate> = then(date, after(rangeWord, date), (start, end) =>
  (end.bareYear && !start.bareYear) || byQuarter(start.last, end.last) > 0
    ? undefined
    : { first: start.first, last: end.last, unit: 'span', bareYear: false },
);

/** `December 2018 - 2020`: a date that comes back every year. Alone nobody can tell it from a range. */
const dateOverYears: Parser<PrintedDate> = then(date, after(rangeWord, longYear), (start) => start);

/** The one quarter that a text of dates ends in, and whether it is exact; none where it cannot be read or has two meanings. */
export const onlyQuarterOf = (tokens: readonly string[]): { quarter: QuarterKey; exact: boolean } | undefined => {
  const [reading, ...others] = readingsOf(either(date, range), tokens);
  return reading && others.every(({ last }) => last === reading.last)
    ? { quarter: reading.last, exact: [reading, ...others].every(({ unit }) => unit === 'quarter') }
    : undefined;
};

const dateLike: Parser<unknown> = either<unknown>(date, range, quarters, months);

/** Whether the tokens are a date or a span of dates, with the year or without. */
export const isDateLike = (tokens: readonly string[]): boolean => readingsOf(dateLike, tokens).length > 0;

/** Whether the tokens are one quarter, month, season or year, with the year or without: what work can begin in. */
export const isOneDate = (tokens: readonly string[]): boolean => {
  const dates = readingsOf(date, tokens);
  return (
    (dates.length > 0 && dates.every(({ unit }) => unit !== 'span')) ||
    readingsOf(quarters, tokens).some(({ from, to }) => from === to) ||
    readingsOf(months, tokens).some(({ from, to, season }) => from === to || (season && to - from === 2))
  );
};

/** Whether the tokens are two or more dates: `February 2019 & 2020`, `Q1, Q2 and Q4 FY19`, `April & December 2018 - 2020`. */
export const isListOfDates = (tokens: readonly string[]): boolean => {
  const items = between(tokens, ['&', ',']).filter((item) => item.length > 0);
  // Q1, 2 & 3 FY19; FY18 & 19
  const isCounted = (item: readonly string[]): boolean =>
    ['q', 'fy'].some((counted) => tokens.includes(counted) && isDateLike([counted, ...item]));
  return (
    tokens.includes('&') &&
    items.length > 1 &&
    items.some(isDateLike) &&
    items.every((item) => isDateLike(item) || isCounted(item) || readingsOf(dateOverYears, item).length > 0)
  );
};

/** Whether a word could belong to a date. */
export const isDateWord = (found: string): boolean =>
  /\d/.test(found) || ['q', 'fy', 'cy'].includes(found) || isDateLike([found]);
