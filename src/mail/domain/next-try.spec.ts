import { failureOf, MINUTES_AFTER_TRY, nextTryAfter } from './next-try.js';

const NOW = new Date('2018-10-01T12:00:00Z');

describe('when a message that failed is tried next', () => {
  it.each([
    [1, '2018-10-01T12:01:00.000Z'],
    [2, '2018-10-01T12:05:00.000Z'],
    [3, '2018-10-01T12:15:00.000Z'],
    [4, '2018-10-01T13:00:00.000Z'],
    [5, '2018-10-01T16:00:00.000Z'],
    [9, '2018-10-01T16:00:00.000Z'],
    [10, undefined],
    [11, undefined],
  ])('after try %i: %s', (tries, at) => {
    expect(nextTryAfter(tries, { permanent: false }, NOW)?.toISOString()).toBe(at);
  });

  it('is never where the server refused it for good', () => {
    expect(nextTryAfter(1, { permanent: true }, NOW)).toBeNull();
  });

  it('is for most of a day, so that a server may be down over night', () => {
    const minutes = MINUTES_AFTER_TRY.reduce<number>((sum, one) => sum + one, 0);
    expect(minutes / 60).toBeGreaterThan(20);
  });
});

describe('what an error of sending means', () => {
  it.each([
    ['no such mailbox', { responseCode: 550, command: 'RCPT TO' }, true, false],
    ['mailbox full for now', { responseCode: 452, command: 'RCPT TO' }, false, false],
    ['the message itself refused', { responseCode: 554, command: 'DATA' }, true, false],
    ['our sender refused', { responseCode: 550, command: 'MAIL FROM' }, false, false],
    ['our sign-in refused', { responseCode: 535, command: 'AUTH PLAIN' }, false, false],
    ['connect ECONNREFUSED', { command: 'CONN' }, false, true],
    ['Greeting never received', {}, false, true],
    ['No recipients defined', { command: 'API' }, true, false],
    ['Invalid sender "x"', { command: 'API' }, false, false],
  ])('%s: %j', (message, facts, permanent, unreachable) => {
    expect(failureOf({ message, ...facts })).toEqual({ answer: message, permanent, unreachable });
  });

  it('is one line, and not without an end', () => {
    expect(failureOf({ message: `a\r\n  b ${'c'.repeat(900)}` }).answer).toMatch(/^a b c{496}$/);
  });
});
