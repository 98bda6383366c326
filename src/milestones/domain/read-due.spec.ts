import fc from 'fast-check';
import { distanceBetween, parseQuarter, quarterOfMonth } from '../../fiscal/fiscal-quarter.js';
import { readDue } from './read-due.js';

const MONTHS = ['Jan', 'Feb.', 'March', 'Apr', 'May', 'June', 'Jul', 'August', 'Sept.', 'Oct', 'November', 'Dec.'];
const anyMonth = fc
  .tuple(fc.integer({ min: 2010, max: 2040 }), fc.integer({ min: 0, max: 11 }))
  .map(([year, month]) => ({ text: `${MONTHS[month] ?? ''} ${year}`, quarter: quarterOfMonth(year, month + 1) }));

describe('a due text', () => {
  it.each([
    // as the plans of FY 2018 print it
    ['3Q FY18', 'FY2018-Q3'],
    ['Q3/18', 'FY2018-Q3'],
    ['3Q2018', 'FY2018-Q3'],
    ['Q3FY2017', 'FY2017-Q3'],
    ['Q3 FY 2018', 'FY2018-Q3'],
    ['Q2 2019', 'FY2019-Q2'],
    ['Mar-2018', 'FY2018-Q2'],
    ['Sept 2018', 'FY2018-Q4'],
    ['Dec. 2019', 'FY2020-Q1'],
    ['October 2018', 'FY2019-Q1'],
    ['Nov 2017', 'FY2018-Q1'],
    // as others may
    ['FY2018 Q3', 'FY2018-Q3'],
    ['FY18Q3', 'FY2018-Q3'],
    ['FY2018-Q3', 'FY2018-Q3'],
    ['3QFY18', 'FY2018-Q3'],
    ['Q1/FY20', 'FY2020-Q1'],
    ['Q3’18', 'FY2018-Q3'],
    ['Q3 FY’18', 'FY2018-Q3'],
    ['3rd Quarter FY18', 'FY2018-Q3'],
    ['FY18 3rd quarter', 'FY2018-Q3'],
    ['Third quarter of fiscal year 2018', 'FY2018-Q3'],
    ['Qtr. 3, F.Y. 2018', 'FY2018-Q3'],
    ['Q3 CY 2018', 'FY2018-Q4'],
    ['Mar-18', 'FY2018-Q2'],
    ['Mar ’18', 'FY2018-Q2'],
    ['March, 2018', 'FY2018-Q2'],
    ['March FY18', 'FY2018-Q2'],
    ['mid-March 2018', 'FY2018-Q2'],
    ['9/2018', 'FY2018-Q4'],
    ['2018-09', 'FY2018-Q4'],
    ['9/30/2018', 'FY2018-Q4'],
    ['10/1/18', 'FY2019-Q1'],
    ['September 30, 2018', 'FY2018-Q4'],
    ['September 30th, 2018', 'FY2018-Q4'],
    ['30 September 2018', 'FY2018-Q4'],
    ['30-Sep-18', 'FY2018-Q4'],
    ['2018-09-30', 'FY2018-Q4'],
    ['By September 2018', 'FY2018-Q4'],
    ['By the end of September 2018', 'FY2018-Q4'],
    ['No later than Q3 FY18', 'FY2018-Q3'],
    ['End of Q3 FY18', 'FY2018-Q3'],
    // what carries no meaning
    ['Q3 FY18*', 'FY2018-Q3'],
    ['Q3 FY18¹', 'FY2018-Q3'],
    ['Q3 FY18 [1]', 'FY2018-Q3'],
    ['Q3 FY18.', 'FY2018-Q3'],
    ['\u00a0q3\u2009 fy\u00a018\n', 'FY2018-Q3'],
    ['Ｑ３ ＦＹ１８', 'FY2018-Q3'],
    ['Mar\u20112018', 'FY2018-Q2'],
    ['Q3 FY1998', 'FY1998-Q3'],
  ])('%j is %s', (text, quarter) => {
    expect(readDue(text)).toEqual({ kind: 'scheduled', quarter, interpreted: false });
  });

  it.each([
    // ranges
    ['Q2-3 FY18', 'FY2018-Q3'],
    ['Q2-Q3 FY18', 'FY2018-Q3'],
    ['FY18 Q2/Q3', 'FY2018-Q3'],
    ['2Q-3Q FY18', 'FY2018-Q3'],
    ['1st through 3rd quarter of FY19', 'FY2019-Q3'],
    ['Q4FY18-Q3FY19', 'FY2019-Q3'],
    ['Q4 FY 2018-Q3 FY 2019', 'FY2019-Q3'],
    ['Q4 FY 2018 to Q3 FY 2019', 'FY2019-Q3'],
    ['2Q2019 - 4Q2020', 'FY2020-Q4'],
    ['2Q2019-4Q2020', 'FY2020-Q4'],
    ['Q4 2018/Q1 2019', 'FY2019-Q1'],
    ['April/May 2018', 'FY2018-Q3'],
    ['August – November 2018', 'FY2019-Q1'],
    ['November – February 2019', 'FY2019-Q2'],
    ['Oct-18 - Mar-19', 'FY2019-Q2'],
    ['Oct.–Dec. 2018', 'FY2019-Q1'],
    ['9/1/2018 – 10/15/2018', 'FY2019-Q1'],
    ['From May 2018 to July 2018', 'FY2018-Q4'],
    ['Between April and June 2018', 'FY2018-Q3'],
    ['Q3 FY18 or Q4 FY18', 'FY2018-Q4'],
    ['Through FY19', 'FY2019-Q4'],
    ['2018 – March 2019', 'FY2019-Q2'],
    // seasons
    ['Winter 2018', 'FY2018-Q2'],
    ['Winter 2018-19', 'FY2019-Q2'],
    ['Early Spring 2018', 'FY2018-Q3'],
    ['Summer 2018', 'FY2018-Q4'],
    ['Summer FY18', 'FY2018-Q4'],
    ['Fall 2018', 'FY2019-Q1'],
    ['autumn 2018', 'FY2019-Q1'],
    ['Summer/ Fall 2019', 'FY2020-Q1'],
    ['Summer - Fall 2019', 'FY2020-Q1'],
    // years
    ['FY19', 'FY2019-Q4'],
    ['FY 19', 'FY2019-Q4'],
    ['FY 2019', 'FY2019-Q4'],
    ['fiscal year 2019', 'FY2019-Q4'],
    ['FY2018-19', 'FY2019-Q4'],
    ['FY 2019-20', 'FY2020-Q4'],
    ['FYs 18-20', 'FY2020-Q4'],
    ['End of FY18', 'FY2018-Q4'],
    ['2018', 'FY2019-Q1'],
    ['2021', 'FY2022-Q1'],
    ['2018-20', 'FY2021-Q1'],
    ['End of 2018', 'FY2019-Q1'],
    ['Year-end 2018', 'FY2019-Q1'],
    ['CY 2018', 'FY2019-Q1'],
    ['calendar year 2018', 'FY2019-Q1'],
    // parts of years
    ['early 2019', 'FY2019-Q3'],
    ['mid-2019', 'FY2019-Q3'],
    ['late 2019', 'FY2020-Q1'],
    ['early FY19', 'FY2019-Q2'],
    ['late FY19', 'FY2019-Q4'],
    ['First half of 2019', 'FY2019-Q3'],
    ['H1 FY19', 'FY2019-Q2'],
    ['FY19 H2', 'FY2019-Q4'],
    // with words beside
    ['Q4FY19 (September)', 'FY2019-Q4'],
    ['Q4FY19 (by September 2019)', 'FY2019-Q4'],
    ['4Q2020 (phase 1)', 'FY2020-Q4'],
    ['4Q2020 (phases 1 and 2)', 'FY2020-Q4'],
    ['Q3 FY18 (if funded)', 'FY2018-Q3'],
    ['Q3 (April - June) FY18', 'FY2018-Q3'],
    ['Target: Q3 FY18', 'FY2018-Q3'],
    ['Q3 FY18 (est.)', 'FY2018-Q3'],
    // where the former date is marked as such
    ['Q4 FY18 (was Q3 FY18)', 'FY2018-Q4'],
    ['Q4 FY18 (originally June 2018)', 'FY2018-Q4'],
    ['Q4 FY18 (moved from Q3)', 'FY2018-Q4'],
  ])('%j ends in %s', (text, quarter) => {
    expect(readDue(text)).toEqual({ kind: 'scheduled', quarter, interpreted: true });
  });

  it.each([
    ['Q3 FY 2018', (quarter: number, year: number) => `Q${quarter} FY ${year}`],
    ['Q3FY18', (quarter: number, year: number) => `Q${quarter}FY${year % 100}`],
    ['3Q2018', (quarter: number, year: number) => `${quarter}Q${year}`],
    ['Q3/18', (quarter: number, year: number) => `Q${quarter}/${year % 100}`],
    ['FY2018-Q3', (quarter: number, year: number) => `FY${year}-Q${quarter}`],
    ['FY18, 4th Qtr.', (quarter: number, year: number) => `FY${year % 100}, ${quarter}th Qtr.`],
  ])('names its quarter in the form %s, whatever the quarter', (_form, print) => {
    fc.assert(
      fc.property(fc.integer({ min: 2010, max: 2069 }), fc.integer({ min: 1, max: 4 }), (year, quarter) => {
        const read = { kind: 'scheduled', quarter: `FY${year}-Q${quarter}`, interpreted: false };
        expect(readDue(print(quarter, year))).toEqual(read);
      }),
    );
  });

  it('ends a range where its second date ends, and is unclear where that is before the first', () => {
    fc.assert(
      fc.property(anyMonth, anyMonth, fc.constantFrom(' - ', '–', ' to ', '/', ' through '), (start, end, sign) => {
        const { kind, quarter } = readDue(`${start.text}${sign}${end.text}`);
        const backward = distanceBetween(start.quarter, end.quarter) < 0;
        expect({ kind, quarter }).toEqual(
          backward ? { kind: 'unclear', quarter: null } : { kind: 'scheduled', quarter: end.quarter },
        );
      }),
    );
  });

  const fragments = fc.constantFrom(
    ...[
      'Q3',
      '4Q',
      'FY18',
      '2019',
      '18',
      '3',
      '30',
      'March',
      'Sept.',
      'Fall',
      '-',
      '–',
      '/',
      '&',
      'and',
      'to',
      ',',
      '(',
      ')',
    ],
    ...[
      'TBD',
      'Ongoing',
      'Beginning',
      'early',
      'H1',
      'half',
      '>',
      '*',
      ' ',
      '\u00a0',
      "'18",
      'toString',
      '__proto__',
      '½',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragments, { maxLength: 12 }).map((all) => all.join(' ')),
  );

  it('is always read, and has a quarter of the calendar exactly where it is scheduled', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { kind, quarter, interpreted } = readDue(text);
        expect(quarter !== null && parseQuarter(quarter) !== undefined).toBe(kind === 'scheduled');
        expect(kind === 'scheduled' || !interpreted).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same in capitals and with other spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text.replace(/[^ -~]/g, ' ');
        expect(readDue(`\u00a0${plain.toUpperCase().replaceAll(' ', ' \u2009')} `)).toEqual(readDue(plain));
      }),
    );
  });
});
