import fc from 'fast-check';
import {
  FIRST_FISCAL_YEAR,
  LAST_FISCAL_YEAR,
  byQuarter,
  daysOf,
  distanceBetween,
  isAfter,
  isFiscalYear,
  isQuarterNumber,
  keyOf,
  labelOf,
  monthsOf,
  ordinalOf,
  parseQuarter,
  plus,
  quarterOf,
  quarterOfMonth,
  slugOf,
} from './fiscal-quarter.js';
import type { QuarterKey } from './fiscal-quarter.js';

const FIRST: QuarterKey = 'FY1977-Q1';
const LAST: QuarterKey = 'FY2199-Q4';

const anyQuarter = fc
  .record({
    fiscalYear: fc.integer({ min: FIRST_FISCAL_YEAR, max: LAST_FISCAL_YEAR }),
    quarter: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  })
  .map(keyOf);

describe('a fiscal quarter', () => {
  it.each([
    ['FY2018-Q1', '2017-10-01', '2017-12-31', 'October to December 2017', 'Q1 FY 2018', 'fy2018-q1'],
    ['FY2018-Q2', '2018-01-01', '2018-03-31', 'January to March 2018', 'Q2 FY 2018', 'fy2018-q2'],
    ['FY2018-Q3', '2018-04-01', '2018-06-30', 'April to June 2018', 'Q3 FY 2018', 'fy2018-q3'],
    ['FY2018-Q4', '2018-07-01', '2018-09-30', 'July to September 2018', 'Q4 FY 2018', 'fy2018-q4'],
    ['FY1977-Q1', '1976-10-01', '1976-12-31', 'October to December 1976', 'Q1 FY 1977', 'fy1977-q1'],
  ] as const)('%s runs from %s to %s', (key, starts, ends, months, label, slug) => {
    expect(daysOf(key)).toEqual({ starts, ends });
    expect(monthsOf(key)).toBe(months);
    expect(labelOf(key)).toBe(label);
    expect(slugOf(key)).toBe(slug);
  });

  it.each([
    ['FY2018-Q3', 'FY2018-Q3'],
    ['fy2018-q3', 'FY2018-Q3'],
    [' FY2018-Q3 ', 'FY2018-Q3'],
    ['FY1977-Q1', 'FY1977-Q1'],
    ['FY2199-Q4', 'FY2199-Q4'],
    ['FY1976-Q4', undefined],
    ['FY2200-Q1', undefined],
    ['FY2018-Q0', undefined],
    ['FY2018-Q5', undefined],
    ['FY18-Q3', undefined],
    ['Q3 FY 2018', undefined],
    ['FY2018-Q3x', undefined],
    ['', undefined],
  ])('%j is read as %s', (text, key) => {
    const quarter = parseQuarter(text);
    expect(quarter && keyOf(quarter)).toBe(key);
  });

  it('throws on a stored key that names no quarter', () => {
    expect(() => quarterOf('FY1812-Q1')).toThrow('FY1812-Q1 is not a fiscal quarter');
  });

  it.each([
    [2017, 9, 'FY2017-Q4'],
    [2017, 10, 'FY2018-Q1'],
    [2017, 12, 'FY2018-Q1'],
    [2018, 1, 'FY2018-Q2'],
    [2018, 3, 'FY2018-Q2'],
    [2018, 4, 'FY2018-Q3'],
    [2018, 6, 'FY2018-Q3'],
    [2018, 7, 'FY2018-Q4'],
  ])('%i, month %i is in %s', (year, month, key) => {
    expect(quarterOfMonth(year, month)).toBe(key);
  });

  it.each([0, 13, -1, 1.5, Number.NaN])('has no month %d', (month) => {
    expect(() => quarterOfMonth(2018, month)).toThrow(RangeError);
  });

  it.each([
    [1976, false],
    [1977, true],
    [2199, true],
    [2200, false],
    [2018.5, false],
    [Number.NaN, false],
  ])('%d is a fiscal year: %s', (year, is) => {
    expect(isFiscalYear(year)).toBe(is);
  });

  it.each([
    [0, false],
    [1, true],
    [4, true],
    [5, false],
    [1.5, false],
  ])('%d is the number of a quarter: %s', (quarter, is) => {
    expect(isQuarterNumber(quarter)).toBe(is);
  });
});

describe('counting quarters', () => {
  it.each([
    ['FY2018-Q3', 1, 'FY2018-Q4'],
    ['FY2018-Q4', 1, 'FY2019-Q1'],
    ['FY2018-Q1', -1, 'FY2017-Q4'],
    ['FY2018-Q3', 0, 'FY2018-Q3'],
    ['FY2018-Q3', 8, 'FY2020-Q3'],
    ['FY2018-Q3', -11, 'FY2015-Q4'],
  ] as const)('%s and %i is %s', (key, distance, result) => {
    expect(plus(key, distance)).toBe(result);
    expect(distanceBetween(key, result)).toBe(distance);
  });

  it('goes where it was sent, and back', () => {
    fc.assert(
      fc.property(anyQuarter, anyQuarter, (from, to) => {
        const distance = distanceBetween(from, to);
        expect(plus(from, distance)).toBe(to);
        expect(plus(to, -distance)).toBe(from);
        expect(distanceBetween(to, from) + distance).toBe(0);
      }),
    );
  });

  it('puts earlier quarters first, as their days do', () => {
    fc.assert(
      fc.property(anyQuarter, anyQuarter, (a, b) => {
        expect(isAfter(a, b)).toBe(daysOf(a).starts > daysOf(b).starts);
        expect(Math.sign(byQuarter(a, b))).toBe(Math.sign(ordinalOf(a) - ordinalOf(b)));
        expect(byQuarter(a, b) > 0).toBe(isAfter(a, b));
        expect(byQuarter(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('reads back the key, and the address, of every quarter', () => {
    fc.assert(
      fc.property(anyQuarter, (key) => {
        expect(keyOf(quarterOf(key))).toBe(key);
        expect(parseQuarter(slugOf(key))).toEqual(quarterOf(key));
      }),
    );
  });

  it('leaves no day between one quarter and the next', () => {
    fc.assert(
      fc.property(
        anyQuarter.filter((key) => key !== LAST),
        (key) => {
          const dayAfter = Date.parse(daysOf(key).ends) + 24 * 60 * 60 * 1000;
          expect(Date.parse(daysOf(plus(key, 1)).starts)).toBe(dayAfter);
        },
      ),
    );
    expect(daysOf(FIRST).starts).toBe('1976-10-01');
  });

  it('puts each month into the quarter whose days hold it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST_FISCAL_YEAR, max: LAST_FISCAL_YEAR - 1 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          const { starts, ends } = daysOf(quarterOfMonth(year, month));
          const middle = `${year}-${String(month).padStart(2, '0')}-15`;
          expect(starts < middle && middle < ends).toBe(true);
        },
      ),
    );
  });
});
