import { keptProse, LONGEST_TEXT, LONGEST_WORD, textRefusal, wordRefusal } from './text-limits.js';

describe('a text of a draft', () => {
  it.each([
    ['One.\r\nTwo.\rThree.', 'One.\nTwo.\nThree.'],
    ['One.\n\n  ', 'One.'],
    ['  - One', '  - One'],
    ['', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(keptProse(typed)).toBe(kept);
  });

  it('has a limit, which is told', () => {
    expect(textRefusal('summary', 'a'.repeat(LONGEST_TEXT))).toBeNull();
    expect(textRefusal('highlights', 'a'.repeat(LONGEST_TEXT + 1))).toBe(
      'The highlights can have 20,000 characters; this has 20,001. Shorten it.',
    );
  });

  it.each([
    ['', 'Say why.'],
    ['  \n', 'Say why.'],
    ['Because.', null],
    ['a'.repeat(LONGEST_WORD), null],
    ['a'.repeat(LONGEST_WORD + 1), 'The reason can have 4,000 characters: shorten it.'],
  ])('a reason of %j is answered with %j', (text, sentence) => {
    expect(wordRefusal('The reason', text, 'Say why.')).toBe(sentence);
  });
});
