import { easternDaysBetween, easternInWords, easternLocal, easternMoment } from './eastern-time.js';

describe('Eastern time', () => {
  it.each([
    ['2018-11-15T17:00', '2018-11-15T22:00:00.000Z', 'winter'],
    ['2018-07-15T17:00', '2018-07-15T21:00:00.000Z', 'summer'],
    ['2018-11-04T01:30', '2018-11-04T05:30:00.000Z', 'the hour that comes twice, the first time'],
    ['2018-12-31T23:59', '2019-01-01T04:59:00.000Z', 'another year'],
    ['2018-07-15T00:00', '2018-07-15T04:00:00.000Z', 'midnight'],
  ])('%s is %s: %s', (local, moment) => {
    expect(easternMoment(local)?.toISOString()).toBe(moment);
    expect(easternLocal(new Date(moment))).toBe(local);
  });

  it.each(['2018-02-30T10:00', '2018-03-11T02:30', '2018-11-15', 'soon', '', '2018-13-01T10:00', '2018-11-15T25:00'])(
    '%s is no moment',
    (local) => {
      expect(easternMoment(local)).toBeUndefined();
    },
  );

  it('is said with its zone', () => {
    expect(easternInWords(new Date('2018-11-15T22:00:00Z'))).toBe('November 15, 2018 at 5:00 PM Eastern');
  });

  it.each([
    ['2018-11-15T22:00:00Z', '2018-11-15T23:00:00Z', 0],
    ['2018-11-15T04:59:00Z', '2018-11-15T05:01:00Z', 1],
    ['2018-11-15T22:00:00Z', '2018-11-12T22:00:00Z', -3],
  ])('from %s to %s are %d days', (from, to, days) => {
    expect(easternDaysBetween(new Date(from), new Date(to))).toBe(days);
  });
});
