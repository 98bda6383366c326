import { xmlText } from './xml-text.js';

describe('what a feed or a calendar can hold', () => {
  it.each([
    ['plain words stay', 'Due in Q3 – “late”', 'Due in Q3 – “late”'],
    ['an emoji stays whole', 'Done 🎉', 'Done 🎉'],
    ['lines and tabs stay', 'One\tand\r\ntwo', 'One\tand\r\ntwo'],
    ['control characters go', 'a\u0000b\u0007c\u001Bd\u007Fe\u0085f', 'abcdef'],
    ['halves of pairs go', 'a\uD83Db\uDE00c', 'abc'],
    ['what is no character goes', 'a\uFFFEb\uFFFFc', 'abc'],
    ['right-to-left marks stay: they are text', 'a\u202Eb', 'a\u202Eb'],
  ])('%s', (_, text, kept) => {
    expect(xmlText(text)).toBe(kept);
  });
});
