import { unfitSentence } from './unfit-text.js';

const refused = (code: string, place: string): string =>
  `This holds the character ${code} ${place}; it cannot be kept: take it away.`;

describe('a text that somebody typed', () => {
  it.each([
    ['Issue the guidance 🎉', null],
    ['One\tline\r\nand another', null],
    ['', null],
    ['Issue\u0007 it', refused('U+0007', 'after “Issue”')],
    ['Issue\u0085 it', refused('U+0085', 'after “Issue”')],
    ['\uFFFEIssue', refused('U+FFFE', 'at its start')],
    ['two\nlines\uFFFF', refused('U+FFFF', 'after “two lines”')],
    ['\u{1FFFE}', refused('U+1FFFE', 'at its start')],
    ['half\uD83D', refused('U+D83D', 'after “half”')],
  ])('%j', (text, sentence) => {
    expect(unfitSentence(text)).toBe(sentence);
  });
});
