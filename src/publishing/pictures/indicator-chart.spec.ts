import { indicatorHistories } from '../../indicators/domain/indicator-history.js';
import type { IndicatorInQuarter } from '../../indicators/domain/indicator-in-quarter.js';
import { trendOf } from '../../indicators/domain/trend.js';
import { amountOnAxis } from './amount-words.js';
import { indicatorChart } from './indicator-chart.js';
import { boxOf, overlap } from './label-boxes.js';

const chartOf = (changed: Partial<IndicatorInQuarter>, pairs: [string, string][], width = 288) => {
  const values = pairs.map(([period, value]) => ({ period, value }));
  const one = { name: 'One', description: null, unit: null, baseline: null, target: null, values, ...changed };
  const [history] = indicatorHistories([{ quarter: 'FY2018-Q1', indicators: [one] }]);
  const trend = history && trendOf(history);
  if (!history || !trend) throw new Error('there is no trend');
  return indicatorChart(trend, history, { width, height: 180 });
};

const FISCAL: [string, string][] = [
  ...['438', '536', '353', '186', '149', '162', '142', '174', '153', '217', '328', '573', '708'],
].map((value, index) => [`FY${String(index + 5).padStart(2, '0')}`, value]);

describe('the chart of an indicator', () => {
  const costs = chartOf({ baseline: '$5.8B', target: '$18B' }, [
    ['FY 2016 Baseline', '$5.8B'],
    ['FY 2017 Actuals', '$13.5B'],
    ['FY 2019 Goal', '$17B'],
    ['FY 2020 Goal', '$18B'],
  ]);

  it('draws what was measured and what is aimed at apart, with the lines they are measured against', () => {
    expect(costs.points).toHaveLength(2);
    expect(costs.goals).toHaveLength(2);
    expect(costs.levels.map(({ kind, label }) => [kind, label.text])).toEqual([
      ['target', 'Target'],
      ['baseline', 'Baseline'],
    ]);
    const [baseline, last] = costs.points;
    expect(costs.levels[1]?.y).toBe(baseline?.y);
    expect(last?.y).toBeLessThan(baseline?.y ?? 0);
    expect(costs.line).toMatch(new RegExp(`^M${baseline?.x},${baseline?.y}L${last?.x},${last?.y}$`));
    expect(costs.goalLine).toMatch(new RegExp(`^M${last?.x},${last?.y}L`));
  });

  it('places periods by time: two years are twice as far as one', () => {
    const at = [...costs.points.map(({ x }) => x), Number(/^M([\d.]+)/.exec(costs.goals[0] ?? '')?.[1])];
    const [first = 0, second = 0, third = 0] = at;
    expect((third - second) / (second - first)).toBeCloseTo(2, 1);
  });

  it('places what has no time one step each', () => {
    const { points } = chartOf({}, [
      ['Q2', '3%'],
      ['Q3', '6%'],
      ['FY17', '4%'],
    ]);
    const [a = 0, b = 0, c = 0] = points.map(({ x }) => x);
    expect(c - b).toBeCloseTo(b - a, 1);
  });

  it.each<[string, ReturnType<typeof chartOf>]>([
    ['few', costs],
    ['many', chartOf({ unit: 'Thousands' }, FISCAL)],
    ['many, wide', chartOf({ unit: 'Thousands' }, FISCAL, 560)],
    [
      'the same, at the target',
      chartOf({ baseline: '30%', target: '30%' }, [
        ['FY16', '30%'],
        ['FY17', '30%'],
      ]),
    ],
    [
      'below zero',
      chartOf({}, [
        ['FY09', '-11%'],
        ['FY10', '16%'],
        ['FY11', '-3%'],
      ]),
    ],
    [
      'zero',
      chartOf({}, [
        ['FY09', '0'],
        ['FY10', '0'],
      ]),
    ],
  ])('prints words that lie on nothing and within its edges: %s', (_, chart) => {
    for (const labels of [[...chart.levels.map(({ label }) => label), ...chart.values], chart.periods]) {
      const boxes = labels.map(boxOf);
      expect(boxes.filter((one, index) => boxes.some((other, at) => at > index && overlap(one, other)))).toEqual([]);
      expect(boxes.filter(({ x, width }) => x < 0 || x + width > chart.width)).toEqual([]);
    }
    for (const { x, y } of chart.points) {
      expect(x >= 0 && x <= chart.width && y >= 0 && y <= chart.height).toBe(true);
    }
  });

  it('counts whole things by whole numbers, and says where its axis does not start at zero', () => {
    const agencies = chartOf({}, [
      ['FY16', '11'],
      ['FY17', '12'],
    ]);
    expect(agencies.ticks.map(({ label }) => label.text)).toEqual(['11', '12']);
    expect([agencies.cut, costs.cut]).toEqual([true, false]);
  });

  it('prints the last value wherever else there is no room', () => {
    const { values, periods } = chartOf({ unit: 'Thousands' }, FISCAL);
    expect([values[0]?.text, periods[0]?.text]).toEqual(['708', 'FY17']);
    expect(values.length).toBeGreaterThan(3);
  });

  it.each<[number, Parameters<typeof amountOnAxis>[1], string | null, string]>([
    [60, 'percent', null, '60%'],
    [17e9, 'dollars', null, '$17B'],
    [-500e6, 'dollars', '$M', '-$500M'],
    [425_000, 'number', null, '425K'],
    [2_500_000, 'number', 'Thousands', '2,500'],
    [1540, 'number', null, '1,540'],
    [0, 'dollars', null, '$0'],
  ])('writes %d (%s, %j) on the axis as %s', (amount, kind, unit, text) => {
    expect(amountOnAxis(amount, kind, unit)).toBe(text);
  });
});
