import { problemWith } from './password-rule.js';

const pat = { email: 'pat.morgan.ppm@example.gov', name: 'Patricia Morgan' };

describe('a new password', () => {
  it.each([
    'a long walk to the 4th mile',
    'twelve chars',
    'ohne Umlaute geht es nicht: äöü',
    '🚏🚏🛣️🛣️🗺️🗺️ milepost',
    'x'.repeat(198) + 'yz',
  ])('can be %s', (password) => {
    expect(problemWith(password, pat)).toBeNull();
  });

  it.each([
    ['', 'The password has 0 characters. Choose one with at least 12.'],
    ['1', 'The password has 1 character. Choose one with at least 12.'],
    ['eleven char', 'The password has 11 characters. Choose one with at least 12.'],
    ['ab'.repeat(100) + 'c', 'The password has more than 200 characters. Choose a shorter one.'],
    ['Patricia Morgan', 'The password is your name or e-mail address. Choose one that nobody can guess.'],
    ['PAT.MORGAN.PPM', 'The password is your name or e-mail address. Choose one that nobody can guess.'],
    ['pat.morgan.ppm@example.gov', 'The password is your name or e-mail address. Choose one that nobody can guess.'],
    ['Password 1234', expect.stringContaining('one of the commonest')],
    ['111111111111', expect.stringContaining('one of the commonest')],
    ['abababababab', expect.stringContaining('one of the commonest')],
  ])('cannot be "%s"', (password, sentence) => {
    expect(problemWith(password, pat)).toEqual(sentence);
  });
});
