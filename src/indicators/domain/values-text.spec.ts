import { textOfValues, valuesOfText } from './values-text.js';

describe('the values of an indicator as text', () => {
  it.each([
    ['', []],
    ['Q1 FY 2018: 12', [{ period: 'Q1 FY 2018', value: '12' }]],
    [
      'FY 2017 Actuals: 3,000\r\n\r\n Q1 FY 2018 :  45% (est.) ',
      [
        { period: 'FY 2017 Actuals', value: '3,000' },
        { period: 'Q1 FY 2018', value: '45% (est.)' },
      ],
    ],
    ['Q2 FY 2018:', [{ period: 'Q2 FY 2018', value: null }]],
    ['Ratio: 1:4', [{ period: 'Ratio', value: '1:4' }]],
  ])('%j are %j', (text, values) => {
    expect(valuesOfText(text)).toEqual({ values });
  });

  it.each([
    ['12', '“12” names no period'],
    [': 12', '“: 12” names no period'],
    ['Q1: 1\nQ1: 2', '“Q1” is there twice'],
  ])('%j is refused', (text, words) => {
    expect(valuesOfText(text)).toEqual({ wrong: expect.stringContaining(words) as string });
  });

  it('come back as they were', () => {
    const values = [
      { period: 'FY 2017 Actuals', value: null },
      { period: 'Q1 FY 2018', value: '12' },
    ];
    expect(valuesOfText(textOfValues(values))).toEqual({ values });
  });
});
