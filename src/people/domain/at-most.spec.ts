import { countedOnceMore } from './at-most.js';

const at = (seconds: number): Date => new Date(seconds * 1_000);

describe('a count by the minute', () => {
  it.each([
    ['the first', undefined, 60, { began: 60_000, times: 1 }],
    ['one more in the same minute', { began: 60_000, times: 1 }, 119, { began: 60_000, times: 2 }],
    ['the first of the next', { began: 60_000, times: 59 }, 120, { began: 120_000, times: 1 }],
  ])('%s', (_, count, now, counted) => {
    expect(countedOnceMore(count, at(now))).toEqual(counted);
  });
});
