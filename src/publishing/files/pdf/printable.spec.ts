import { BREAK, inWords, NARROW_BREAK, printable } from './printable.js';

const unmarked = (text: string): string => text.replaceAll(BREAK, '').replaceAll(NARROW_BREAK, '');

describe('a text as a PDF prints it', () => {
  it.each([
    ['“No change” – it’s OMB’s', '“No change” – it’s OMB’s'],
    ['two\r\nlines\tand a tab', 'two lines and a tab'],
    ['Ελλάδα Москва → ✓ 5 ≤ 6', 'Ελλάδα Москва → ✓ 5 ≤ 6'],
    ['Policy 〉 Clarify', 'Policy ⟩ Clarify'],
    ['abc\u202egnp\u202c', 'abc[U+202E]gnp[U+202C]'],
    ['tag\u{e0041}', 'tag[U+E0041]'],
    ['soft\u00adhyphen zero\u200bwidth \u200fmark', 'softhyphen zerowidth mark'],
    ['שלום', '[U+05E9][U+05DC][U+05D5][U+05DD]'],
    ['bell\u0007 nul\u0000 own\ue000', 'bell[U+0007] nul[U+0000] own[U+E000]'],
    ['half \ud800 of one', 'half [U+D800] of one'],
    ['#let x = 1; $a$ *b* <c> @d', '#let x = 1; $a$ *b* <c> @d'],
  ])('%j', (text, printed) => {
    expect(unmarked(printable(text))).toBe(printed);
  });

  it('shows what no font has by its number', () => {
    expect(printable('😀 ok', new Set(['😀']))).toBe('[U+1F600] ok');
    expect(inWords('漢')).toBe('[U+6F22]');
  });

  it('marks where a long word may be broken, and keeps an accent with its letter', () => {
    expect(printable('internationalization')).toBe(`internatio${NARROW_BREAK}nalization`);
    expect(printable('x'.repeat(45)).split(BREAK)).toEqual([...Array<string>(4).fill('x'.repeat(10)), 'xxxxx']);
    expect(printable('e\u0301'.repeat(12))).toBe(`${'e\u0301'.repeat(10)}${NARROW_BREAK}${'e\u0301'.repeat(2)}`);
    expect(printable('a word of sixteen')).toBe('a word of sixteen');
  });
});
