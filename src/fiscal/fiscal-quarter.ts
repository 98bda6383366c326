/**
 * A Federal fiscal quarter. The fiscal year starts on 1 October and is named after the year it ends in,
 * so Q1 FY 2018 is October to December 2017 (31 U.S.C. 1102).
 */
export interface FiscalQuarter {
  readonly fiscalYear: number;
  readonly quarter: 1 | 2 | 3 | 4;
}

/**
 * `FY2018-Q3`: how a quarter is stored and written in data.
 * @pattern ^FY[0-9]{4}-Q[1-4]$
 */
export type QuarterKey = `FY${number}-Q${1 | 2 | 3 | 4}`;

export const FIRST_FISCAL_YEAR = 1977; // the first year that began on 1 October (Congressional Budget Act of 1974, sec. 501)
export const LAST_FISCAL_YEAR = 2199;

/** Whether a number is a year of the Federal fiscal calendar that Milepost takes. */
export const isFiscalYear = (year: number): boolean =>
  Number.isInteger(year) && year >= FIRST_FISCAL_YEAR && year <= LAST_FISCAL_YEAR;

/** Whether a number is a quarter: 1 to 4. */
export const isQuarterNumber = (quarter: number): quarter is 1 | 2 | 3 | 4 =>
  Number.isInteger(quarter) && quarter >= 1 && quarter <= 4;

/** `FY2018-Q3`. */
export const keyOf = ({ fiscalYear, quarter }: FiscalQuarter): QuarterKey => `FY${fiscalYear}-Q${quarter}`;

/** `fy2018-q3`, as it stands in an address. */
export const slugOf = (key: QuarterKey): string => key.toLowerCase();

/** `Q3 FY 2018`, as a reader sees it. */
export const labelOf = (key: QuarterKey): string => {
  const { fiscalYear, quarter } = quarterOf(key);
  return `Q${quarter} FY ${fiscalYear}`;
};

/** Reads `FY2018-Q3` in any case; nothing where it is not a quarter. */
export const parseQuarter = (text: string): FiscalQuarter | undefined => {
  const [, year, quarter] = /^FY(\d{4})-Q([1-4])$/i.exec(text.trim()) ?? [];
  const fiscalYear = Number(year);
  const number = Number(quarter);
  return isFiscalYear(fiscalYear) && isQuarterNumber(number) ? { fiscalYear, quarter: number } : undefined;
};

/** The quarter a stored key names. Throws on a key that names none: that is a defect, not an input. */
export const quarterOf = (key: QuarterKey): FiscalQuarter => {
  const quarter = parseQuarter(key);
  if (!quarter) throw new RangeError(`${key} is not a fiscal quarter`);
  return quarter;
};

/** Quarters since Q1 of the year 0: what makes quarters comparable. */
export const ordinalOf = (key: QuarterKey): number => {
  const { fiscalYear, quarter } = quarterOf(key);
  return fiscalYear * 4 + quarter - 1;
};

/** The quarter `distance` quarters after `key` (before it when negative). */
export const plus = (key: QuarterKey, distance: number): QuarterKey => {
  const ordinal = ordinalOf(key) + distance;
  return keyOf({ fiscalYear: Math.floor(ordinal / 4), quarter: ((ordinal % 4) + 1) as 1 | 2 | 3 | 4 });
};

/** Whole quarters from `from` to `to`; negative when `to` is earlier. */
export const distanceBetween = (from: QuarterKey, to: QuarterKey): number => ordinalOf(to) - ordinalOf(from);

/** Whether the first quarter comes after the second. */
export const isAfter = (a: QuarterKey, b: QuarterKey): boolean => ordinalOf(a) > ordinalOf(b);

/** For `sort`: earliest first. */
export const byQuarter = (a: QuarterKey, b: QuarterKey): number => ordinalOf(a) - ordinalOf(b);

/** The fiscal quarter of a calendar month (1 = January). Throws on a month that is none: it would name a wrong quarter. */
export const quarterOfMonth = (calendarYear: number, month: number): QuarterKey => {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`${month} is not a month`);
  return keyOf({
    fiscalYear: month >= 10 ? calendarYear + 1 : calendarYear,
    quarter: (((Math.floor((month - 1) / 3) + 1) % 4) + 1) as 1 | 2 | 3 | 4,
  });
};

/** First and last day, as `2018-04-01` and `2018-06-30`. */
export const daysOf = (key: QuarterKey): { starts: string; ends: string } => {
  const { fiscalYear, quarter } = quarterOf(key);
  const year = quarter === 1 ? fiscalYear - 1 : fiscalYear;
  const [starts, ends] = (
    { 1: ['10-01', '12-31'], 2: ['01-01', '03-31'], 3: ['04-01', '06-30'], 4: ['07-01', '09-30'] } as const
  )[quarter];
  return { starts: `${year}-${starts}`, ends: `${year}-${ends}` };
};

/** `April to June 2018`. */
export const monthsOf = (key: QuarterKey): string => {
  const { fiscalYear, quarter } = quarterOf(key);
  const months = { 1: 'October to December', 2: 'January to March', 3: 'April to June', 4: 'July to September' }[
    quarter
  ];
  return `${months} ${quarter === 1 ? fiscalYear - 1 : fiscalYear}`;
};
