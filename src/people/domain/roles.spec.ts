import { roleAsText, roleInWords, roleNamed } from './roles.js';

describe('a role as it is named', () => {
  it.each([
    ['administrator', 'Administrator'],
    ['ppm', 'PPM staff'],
    ['leader:customer-experience', 'Goal leader, customer-experience'],
    ['deputy:grants', 'Deputy goal leader, grants'],
  ])('%s is %s', (text, words) => {
    const role = roleNamed(text);
    expect(role && roleInWords(role)).toBe(words);
    expect(role && roleAsText(role)).toBe(text);
  });

  it.each(['', 'boss', 'leader', 'leader:', 'ppm:grants', 'administrator:', 'deputy:grants:more', 'PPM'])(
    'is not "%s"',
    (text) => {
      expect(roleNamed(text)).toBeNull();
    },
  );
});
