import { type CountedBy, failuresOf, waitInWords, waitOf } from './slow-down.js';

const lastAt = new Date('2018-10-02T09:00:00Z');
const after = (seconds: number): Date => new Date(lastAt.getTime() + seconds * 1_000);

describe('how long one waits after wrong tries', () => {
  it.each<[CountedBy, number, number, number]>([
    ['account', 0, 0, 0],
    ['account', 4, 0, 0],
    ['account', 5, 0, 30],
    ['account', 5, 29, 1],
    ['account', 5, 30, 0],
    ['account', 6, 0, 60],
    ['account', 7, 0, 120],
    ['account', 8, 0, 240],
    ['account', 9, 0, 480],
    ['account', 10, 0, 900],
    ['account', 1_000_000, 0, 900],
    ['account', 10, 24 * 3600, 0],
    ['address', 24, 0, 0],
    ['address', 25, 0, 30],
    ['address', 30, 0, 900],
  ])('%s, %i tries, %i s after the last: %i s', (by, failures, seconds, wait) => {
    expect(waitOf(by, { failures, lastAt }, after(seconds))).toBe(wait * 1_000);
  });

  it('forgets after a day', () => {
    expect(failuresOf({ failures: 3, lastAt }, after(24 * 3600 - 1))).toBe(3);
    expect(failuresOf({ failures: 3, lastAt }, after(24 * 3600))).toBe(0);
  });

  it.each([
    [1, '1 second'],
    [29_001, '30 seconds'],
    [90_000, '90 seconds'],
    [90_001, '2 minutes'],
    [900_000, '15 minutes'],
  ])('%i ms are %s', (milliseconds, words) => {
    expect(waitInWords(milliseconds)).toBe(words);
  });
});
