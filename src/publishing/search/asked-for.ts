import { isFiscalYear, isQuarterNumber, keyOf, parseQuarter, type QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { wordsOf } from '../../search/domain/folded.js';

/** The quarter that somebody asks for by its name, such as `Q3 FY 2018`, `fy18-q3` or `third quarter 2018`; else null. */
export const quarterAskedFor = (typed: string): QuarterKey | null => {
  const written = parseQuarter(typed);
  if (written) return keyOf(written);
  const words = wordsOf(typed).filter((word) => !NOISE.has(word));
  if (words.length > MOST_WORDS) return null;
  for (let at = 0; at <= words.length; at += 1) {
    const halves = [words.slice(0, at).join(''), words.slice(at).join('')] as const;
    const found = together(...halves) ?? together(halves[1], halves[0]);
    if (found) return found;
  }
  return null;
};

/** The number of the goal that somebody asks for, such as `goal 4` or `CAP goal #4`; else null. */
export const goalAskedFor = (typed: string): number | null => {
  const [, digits] =
    /^(?:cap|crossagencypriority)?goal(?:no|number)?0*([1-9]\d{0,2})$/.exec(wordsOf(typed).join('')) ?? [];
  return digits === undefined ? null : Number(digits);
};

const NOISE = new Set(['of', 'the', 'in', 'for', 'fiscal', 'report', 'reports', 'update', 'updates']);
const MOST_WORDS = 6;

const NTH = ['1|1st|first', '2|2nd|second', '3|3rd|third', '4|4th|fourth'];

const together = (quarterText: string, yearText: string): QuarterKey | null => {
  const quarter = NTH.findIndex((nth) =>
    new RegExp(`^(?:(?:q|qtr|quarter)(?:${nth})|(?:${nth})(?:q|qtr|quarter))$`).test(quarterText),
  );
  const [, short, long] = /^(?:(?:fy|year)(?:(\d{2})|(\d{4}))|\d{4})$/.exec(yearText) ?? [];
  const fiscalYear = short === undefined ? Number(long ?? yearText) : 2000 + Number(short);
  const number = quarter + 1;
  return isFiscalYear(fiscalYear) && isQuarterNumber(number) ? keyOf({ fiscalYear, quarter: number }) : null;
};
