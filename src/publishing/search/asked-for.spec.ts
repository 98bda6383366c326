import { goalAskedFor, quarterAskedFor } from './asked-for.js';

describe('a quarter that is asked for by its name', () => {
  it.each([
    ...['Q3 FY 2018', 'Q3 FY18', 'fy2018-q3', 'FY18 Q3', '3Q FY18', '2018 Q3', 'q3 2018', 'Quarter 3, FY2018'],
    ...['third quarter 2018', '3rd quarter of fiscal year 2018', 'The third quarter of FY 2018', 'Q3 FY 2018 report'],
  ])('%s', (typed) => {
    expect(quarterAskedFor(typed)).toBe('FY2018-Q3');
  });

  it.each(['FY18', '2018', 'q3', 'Q5 FY 2018', 'Q3 FY 1918', 'third quarter', 'permits q3 2018', 'CX-014', '', '"'])(
    'is none in %j',
    (typed) => {
      expect(quarterAskedFor(typed)).toBeNull();
    },
  );
});

describe('a goal that is asked for by its number', () => {
  it.each([
    ['goal 4', 4],
    ['CAP Goal 4', 4],
    ['cap goal #04', 4],
    ['Cross-Agency Priority goal no. 12', 12],
    ['goal', null],
    ['goals 4', null],
    ['goal 0', null],
    ['goal 4 permits', null],
    ['4', null],
  ])('%s is %s', (typed, number) => {
    expect(goalAskedFor(typed)).toBe(number);
  });
});
