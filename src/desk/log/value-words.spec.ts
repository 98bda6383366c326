import { fieldInWords } from './field-words.js';
import { valueInWords } from './value-words.js';

describe('a value of the log in words', () => {
  it.each([
    ['', null, null],
    ['', '  ', null],
    ['', [], null],
    ['', [null, ''], null],
    ['', {}, null],
    ['', true, 'yes'],
    ['', false, 'no'],
    ['sequence', 7, '7'],
    ['position', 0, '1'],
    ['dueQuarter', 'FY2018-Q3', 'Q3 FY 2018'],
    ['', 'FY2018-Q3 or later', 'FY2018-Q3 or later'],
    ['importedAt', '2018-09-14T14:05:09.000Z', 'September 14, 2018 at 10:05 AM Eastern'],
    ['', ['OMB', 'GSA'], 'OMB, GSA'],
    ['', ['OMB, GSA', 'OPM'], 'OMB, GSA\nOPM'],
    ['role', 'ppm', 'PPM staff'],
    ['title', 'ppm', 'ppm'],
    ['leaders', [{ name: 'Mark Bussow', title: null, organization: 'OMB' }], 'Mark Bussow, OMB'],
    ['components', [{ name: 'Data', text: 'Agencies\ncapture' }], 'Data, Agencies; capture'],
    ['', { unit: '%', values: [{ period: 'FY 2017', value: '42' }] }, 'Unit: %, Values: FY 2017, 42'],
  ])('%s %j: %j', (field, value, words) => {
    expect(valueInWords(value, field)).toBe(words);
  });

  it.each([
    ['theoryOfChange', 'Theory of change'],
    ['someNewField', 'Some new field'],
    ['waived_by', 'Waived by'],
    ['', ''],
  ])('has a field called %s: %s', (field, words) => {
    expect(fieldInWords(field)).toBe(words);
  });
});
