import { dueInWords } from './days-left.js';

const DUE = new Date('2018-11-15T22:00:00Z'); // 5 PM in Washington

describe('How long is left', () => {
  it.each([
    ['2018-11-12T22:00:00Z', '3 days left'],
    ['2018-11-15T03:00:00Z', '1 day left'],
    ['2018-11-15T06:00:00Z', 'due today'],
    ['2018-11-15T22:00:00Z', 'due today'],
    ['2018-11-15T22:01:00Z', 'due earlier today'],
    ['2018-11-16T06:00:00Z', '1 day late'],
    ['2018-11-20T06:00:00Z', '5 days late'],
  ])('at %s: %s', (now, words) => {
    expect(dueInWords(DUE, new Date(now))).toBe(words);
  });
});
