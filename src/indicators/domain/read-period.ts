import { keyOf, type QuarterKey, quarterOfMonth } from '../../fiscal/fiscal-quarter.js';

/** Whether a printed period tells what was measured, what it is measured against, or what is aimed at. */
export type PeriodRole = 'actual' | 'baseline' | 'goal';

export interface ReadPeriod {
  role: PeriodRole;
  /** The last quarter of the period; null where nobody can tell it from the text. */
  end: QuarterKey | null;
  span: 'quarter' | 'year' | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the printed period of a value (`Q1FY18`, `FY 2017 Actuals`, `October 2017 (FY 2017 Q4)`). A bare year is taken
 * as the fiscal year: it steers only where the value stands among the others, and the text stays as printed.
 */
export const readPeriod = (text: string): ReadPeriod => {
  const role = /\b(goals?|targets?|planned|projected|projection)\b/i.test(text)
    ? 'goal'
    : /\bbaseline\b/i.test(text)
      ? 'baseline'
      : 'actual';
  return { role, ...timeOf(text) };
};

const timeOf = (text: string): Pick<ReadPeriod, 'end' | 'span'> => {
  const quarters = [...text.matchAll(/\bFY ?['’‘]?(\d{4}|\d{2}),? ?Q([1-4])\b/gi)].map(([, year, quarter]) => [
    year,
    quarter,
  ]);
  quarters.push(
    ...[...text.matchAll(/\bQ([1-4]),? ?(?:FY ?)?['’‘]?(\d{4}|\d{2})\b/gi)].map(([, quarter, year]) => [year, quarter]),
  );
  const [one, another] = quarters;
  if (another) return UNKNOWN;
  if (one) return { end: quarterKey(one[0], one[1]), span: 'quarter' };
  if (/\bQ[1-4]\b|\bthrough\b|\bto\b|\d ?[-–—/] ?(?:FY ?)?\d/i.test(text)) return UNKNOWN;
  const month = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? ['’‘]?(\d{4}|\d{2})\b/i.exec(text);
  if (month)
    return {
      end: quarterOfMonth(yearOf(month[2]), MONTHS.indexOf((month[1] ?? '').toLowerCase()) + 1),
      span: 'quarter',
    };
  const [year, other] = [...text.matchAll(/\b(?:FY ?['’‘]?(\d{4}|\d{2})|((?:19|20)\d{2}))\b/gi)];
  if (!year || other) return UNKNOWN;
  return { end: quarterKey(year[1] ?? year[2], '4'), span: 'year' };
};

const UNKNOWN = { end: null, span: null } as const;

const yearOf = (text: string | undefined): number => (text?.length === 2 ? 2000 + Number(text) : Number(text));

const quarterKey = (year: string | undefined, quarter: string | undefined): QuarterKey =>
  keyOf({ fiscalYear: yearOf(year), quarter: Number(quarter) as 1 | 2 | 3 | 4 });
