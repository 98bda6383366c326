import { type ReadValue, readValue, unitScale } from './read-value.js';

describe('a printed value', () => {
  it.each<[string, string | null, ReadValue]>([
    ['84%', null, { amount: 84, kind: 'percent' }],
    ['34.7%', null, { amount: 34.7, kind: 'percent' }],
    ['-0.2%', null, { amount: -0.2, kind: 'percent' }],
    ['125.0%', null, { amount: 125, kind: 'percent' }],
    ['12 percent', null, { amount: 12, kind: 'percent' }],
    ['45% (est.)', null, { amount: 45, kind: 'percent' }],
    ['42', '%', { amount: 42, kind: 'percent' }],
    ['$5.8B', null, { amount: 5_800_000_000, kind: 'dollars' }],
    ['$139.7B', null, { amount: 139_700_000_000, kind: 'dollars' }],
    ['-$497', '$M', { amount: -497_000_000, kind: 'dollars' }],
    ['-$2,514M', '$M', { amount: -2_514_000_000, kind: 'dollars' }],
    ['$1.2 billion', null, { amount: 1_200_000_000, kind: 'dollars' }],
    ['$12m', null, { amount: 12_000_000, kind: 'dollars' }],
    ['425k', null, { amount: 425_000, kind: 'number' }],
    ['319K', null, { amount: 319_000, kind: 'number' }],
    ['1,540', null, { amount: 1540, kind: 'number' }],
    ['2500', 'Thousands', { amount: 2_500_000, kind: 'number' }],
    ['2,500', 'Cases (000s)', { amount: 2_500_000, kind: 'number' }],
    ['0', null, { amount: 0, kind: 'number' }],
    ['4.76', null, { amount: 4.76, kind: 'number' }],
    ['20 Days', 'Average Days', { amount: 20, kind: 'number' }],
    ['Goal: 14 Days', 'Average Days', { amount: 14, kind: 'number' }],
  ])('%j in %j is read', (text, unit, value) => {
    expect(readValue(text, unit)).toEqual(value);
  });

  it.each([
    ...['33% of FY18 Target $140B', '55.7% of FY Goal $139.7B', 'TBD', 'N/A', '', '10-15%', '10–15', '> 90%', '<5%'],
    ...[
      '3 of 5',
      '5 out',
      '1,2345',
      '12m',
      '1.2.3',
      'Q3 FY 2018',
      '60% by 2020',
      '3 thousands',
      '$',
      '%',
      '~45%',
      '2 weeks late',
    ],
  ])('%j is no plain number', (text) => {
    expect(readValue(text)).toBeNull();
  });

  it('is none where nothing was printed', () => {
    expect(readValue(null, '%')).toBeNull();
  });

  it.each([
    ['Thousands', 1e3],
    ['Cases (000s)', 1e3],
    ['$M', 1e6],
    ['in millions', 1e6],
    ['$B', 1e9],
    ['Average Days', 1],
    ['%', 1],
    [null, 1],
  ])('counts in %j by %d', (unit, scale) => {
    expect(unitScale(unit)).toBe(scale);
  });
});
