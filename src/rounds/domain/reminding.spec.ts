import { remindedAlready, remindedSince } from './reminding.js';

describe('reminding again', () => {
  it('waits for ten minutes', () => {
    expect(remindedSince(new Date('2018-11-15T22:00:00Z'))).toEqual(new Date('2018-11-15T21:50:00Z'));
  });

  it.each([
    [['grants'], 'grants was reminded less than 10 minutes ago: give people a moment to answer.'],
    [
      ['grants', 'workforce'],
      'grants, workforce were reminded less than 10 minutes ago: give people a moment to answer.',
    ],
  ])('of %s is refused', (slugs, sentence) => {
    expect(remindedAlready(slugs)).toBe(sentence);
  });
});
