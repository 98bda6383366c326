import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { indicatorsToPutBack } from './indicator-differences.js';

const indicator = (name: string, value: string): IndicatorInQuarter => ({
  ...{ name, description: null, unit: null, baseline: null, target: null },
  values: [{ period: 'Q3 FY 2018', value }],
});

describe('The indicators to put back', () => {
  const [trust, ease] = [indicator('Trust', '60'), indicator('Ease', '70')];

  it.each([
    ['nothing where nothing differs', [trust, ease], [trust, ease], []],
    [
      'a value that was changed',
      [indicator('Trust', '61'), ease],
      [trust, ease],
      [['Q3 FY 2018: 61', 'Q3 FY 2018: 60']],
    ],
    ['one that came', [trust, ease], [trust], [['Q3 FY 2018: 70', undefined]]],
    ['one that left', [trust], [trust, ease], [[undefined, 'Q3 FY 2018: 70']]],
    [
      'the second of one name',
      [trust, indicator('Trust', '8')],
      [trust, indicator('Trust', '9')],
      [['Q3 FY 2018: 8', 'Q3 FY 2018: 9']],
    ],
  ])('%s', (_, now, was, values) => {
    expect(indicatorsToPutBack(now, was).map((one) => [one.now?.values, one.was?.values])).toEqual(values);
  });
});
