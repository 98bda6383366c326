import { indicatorHistories, type IndicatorsReported } from './indicator-history.js';
import type { IndicatorInQuarter } from './indicator-in-quarter.js';
import { trendInWords, trendOf } from './trend.js';

const indicator = (changed: Partial<IndicatorInQuarter> = {}): IndicatorInQuarter => ({
  ...{ name: 'Secret cases', description: null, unit: 'Average Days', baseline: null, target: '40 Days' },
  values: [],
  ...changed,
});
const values = (...pairs: [string, string | null][]) => pairs.map(([period, value]) => ({ period, value }));
const report = (quarter: IndicatorsReported['quarter'], ...indicators: IndicatorInQuarter[]) => ({
  quarter,
  indicators,
});
const only = (...latestFirst: IndicatorsReported[]) => {
  const [history] = indicatorHistories(latestFirst);
  if (!history) throw new Error('no indicator');
  return history;
};

describe('the history of an indicator', () => {
  const q1 = report('FY2018-Q1', indicator({ values: values(['Q2 17', '127'], ['Q3 17', '137'], ['Q1 18', '140']) }));
  const q2 = report('FY2018-Q2', indicator({ values: values(['FY17 Q3', '137'], ['Q1 18', '142'], ['Q2 18', '162']) }));

  it('has each period once, in the order of time, as the newest report gives it', () => {
    expect(only(q2, q1).entries).toEqual([
      expect.objectContaining({ period: 'Q2 17', value: '127', in: 'FY2018-Q1', since: 'FY2018-Q1', restated: [] }),
      expect.objectContaining({ period: 'FY17 Q3', value: '137', in: 'FY2018-Q2', since: 'FY2018-Q1', restated: [] }),
      expect.objectContaining({ value: '142', in: 'FY2018-Q2', restated: [{ value: '140', in: 'FY2018-Q1' }] }),
      expect.objectContaining({ period: 'Q2 18', value: '162' }),
    ]);
  });

  it('takes two spellings of one value for one', () => {
    const spelled = (value: string) => indicator({ unit: '$M', target: value, values: values(['FY17', value]) });
    const history = only(report('FY2018-Q2', spelled('-$497M')), report('FY2018-Q1', spelled('-$497')));
    expect(history.entries[0]?.restated).toEqual([]);
    expect(history.target).toMatchObject({ text: '-$497M', since: 'FY2018-Q1', before: [] });
  });

  it('tells what a target was before', () => {
    const aimed = (target: string | null) => indicator({ target });
    const history = only(
      report('FY2018-Q3', aimed(null)),
      report('FY2018-Q2', aimed('30 Days')),
      report('FY2018-Q1', aimed('20 Days')),
    );
    expect(history.target).toMatchObject({
      text: '30 Days',
      since: 'FY2018-Q2',
      before: [{ text: '20 Days', in: 'FY2018-Q1' }],
    });
    expect(history.listedIn).toEqual(['FY2018-Q1', 'FY2018-Q2', 'FY2018-Q3']);
  });

  it('keeps the printed order where a period cannot be placed in time', () => {
    const history = only(report('FY2018-Q1', indicator({ values: values(['Q2', '3'], ['FY15', '1'], ['FY14', '2']) })));
    expect([history.inTime, history.entries.map(({ period }) => period)]).toEqual([false, ['Q2', 'FY15', 'FY14']]);
  });

  it('keeps two of one name apart', () => {
    const twice = report('FY2018-Q1', indicator({ values: values(['FY16', '1']) }), indicator());
    expect(indicatorHistories([twice]).map(({ entries }) => entries.length)).toEqual([1, 0]);
  });
});

describe('the trend of an indicator', () => {
  const trendFor = (changed: Partial<IndicatorInQuarter>) => only(report('FY2018-Q1', indicator(changed)));

  it.each<[string, Partial<IndicatorInQuarter>, string]>([
    [
      'up',
      { values: values(['Q2 17', '127'], ['Q2 18', '162']) },
      'Up from 127 (Q2 17) to 162 (Q2 18); above the target of 40 Days.',
    ],
    [
      'down, and what is aimed at is no value',
      {
        unit: null,
        target: '60%',
        values: values(['FY 2016 Baseline', '44%'], ['FY 2017 Actuals', '42%'], ['FY 2018 Goal', '50%']),
      },
      'Down from 44% (FY 2016 Baseline) to 42% (FY 2017 Actuals); below the target of 60%.',
    ],
    [
      'the same',
      { target: null, values: values(['FY16', '52K'], ['FY17', '52K']) },
      'Unchanged at 52K from FY16 to FY17.',
    ],
    [
      'at the target',
      { values: values(['FY16', '50'], ['FY17', '40']) },
      'Down from 50 (FY16) to 40 (FY17); that is the target.',
    ],
    [
      'a target of another kind',
      { target: '60%', values: values(['FY16', '50'], ['FY17', '40']) },
      'Down from 50 (FY16) to 40 (FY17); target 60%.',
    ],
    ['one value', { values: values(['FY16', '84%']) }, 'One value: 84% (FY16).'],
    ['no value', { values: values(['FY16', null], ['FY 2018 Goal', '3%']) }, 'No value reported.'],
    [
      'no numbers',
      { values: values(['FY16', 'Green'], ['FY17', '33% of $140B']) },
      'The printed values are not plain numbers of one kind: no trend is drawn.',
    ],
  ])('says %s', (_, changed, words) => {
    expect(trendInWords(trendFor(changed))).toBe(words);
  });

  it('draws only what is of one kind', () => {
    const history = trendFor({
      ...{ unit: null, baseline: '425k', target: '-13%' },
      values: values(
        ['FY 2016 Baseline', '425k'],
        ['FY 2017 Actuals', '-3%'],
        ['FY 2018 Actuals', '-5%'],
        ['FY 2020 Goal', '-13%'],
      ),
    });
    expect(trendOf(history)).toMatchObject({
      ...{ points: [{ value: '-3%' }, { value: '-5%' }], goals: [{ value: '-13%' }] },
      ...{ baseline: null, target: { amount: -13, kind: 'percent' }, kind: 'percent' },
    });
  });

  it('needs two measured values', () => {
    expect(trendOf(trendFor({ values: values(['FY16', '1'], ['FY 2018 Goal', '3']) }))).toBeNull();
  });
});
