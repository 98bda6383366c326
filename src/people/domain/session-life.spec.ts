import { isLive, isToBeSeen, neededSince } from './session-life.js';

const at = (time: string): Date => new Date(`2018-10-02T${time}Z`);
const session = (seen: string, ended: string | null = null) => ({
  seenAt: at(seen),
  endsAt: at('20:00:00'), // it began at 08:00
  endedAt: ended === null ? null : at(ended),
});

describe('how long a session holds', () => {
  it.each([
    ['used just now', session('09:00:00'), '09:00:00', true],
    ['idle for a moment less than two hours', session('09:00:00'), '10:59:59', true],
    ['idle for two hours', session('09:00:00'), '11:00:00', false],
    ['used all day, a moment before twelve hours', session('19:59:00'), '19:59:59', true],
    ['used all day, for twelve hours', session('19:59:00'), '20:00:00', false],
    ['signed out of', session('09:00:00', '09:00:01'), '09:00:02', false],
  ])('%s', (_, times, now, live) => {
    expect(isLive(times, at(now))).toBe(live);
  });

  it.each([
    ['09:00:59', false],
    ['09:01:00', true],
  ])('seen at 09:00, it is noted at %s: %s', (now, noted) => {
    expect(isToBeSeen({ seenAt: at('09:00:00') }, at(now))).toBe(noted);
  });

  it('is needed by nobody thirty days after its end', () => {
    expect(neededSince(at('09:00:00'))).toEqual(new Date('2018-09-02T09:00:00Z'));
  });
});
