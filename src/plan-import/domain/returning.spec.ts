import { returnsAmong } from './returning.js';

it.each<[string, [number, string][], string[], string[], { departed: number; current: number }[]]>([
  ['the same words', [[4, 'Hold a contest']], ['Issue guidance', 'Hold a contest'], [], [{ departed: 1, current: 4 }]],
  [
    'case, end marks and footnote marks',
    [[0, 'Hold  a contest¹.']],
    ['hold a contest*'],
    [],
    [{ departed: 0, current: 0 }],
  ],
  ['other words', [[0, 'Hold a second contest']], ['Hold a contest'], [], []],
  ['two that departed', [[0, 'Hold a contest']], ['Hold a contest', 'Hold a contest'], [], []],
  [
    'two new rows',
    [
      [0, 'Hold a contest'],
      [3, 'Hold a contest'],
    ],
    ['Hold a contest'],
    [],
    [],
  ],
  ['one that leaves just now', [[0, 'Hold a contest']], ['Hold a contest'], ['Hold a contest'], []],
])('knows a milestone that came back: %s', (_, fresh, departed, leaving, returns) => {
  expect(returnsAmong(new Map(fresh), departed, leaving)).toEqual(returns);
});
