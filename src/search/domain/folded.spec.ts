import fc from 'fast-check';
import { folded, searchable, wordsOf } from './folded.js';

describe('a folded text', () => {
  it.each([
    ['Résumé', 'resume'],
    ['OMB/GSA', 'omb gsa'],
    ['CX-014: 50%', 'cx 014  50 '],
    ['Ångström', 'angstrom'],
    ['İstanbul', 'istanbul'],
    ['𝒜b', '𝒜b'],
    ['🎉x', '  x'],
    ['Привет', 'привет'],
  ])('%s', (text, plain) => {
    expect(folded(text)).toBe(plain);
  });

  it('is as long as the text, so that places stay', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(folded(text)).toHaveLength(text.length);
      }),
    );
  });

  it('has its words', () => {
    expect(wordsOf('“Agencies’ plans” (2018)')).toEqual(['agencies', 'plans', '2018']);
  });
});

describe('a text as it is kept', () => {
  it('has no control characters, and accents in one letter', () => {
    expect(searchable(' a\u0002b\u0003\n\tc\u0000 \u202Ee ')).toBe('a b c e');
    expect(searchable('re\u0301sume\u0301')).toBe('r\u00e9sum\u00e9');
  });
});
