import type { EntryLine } from './entry.js';
import { MARK, type Place, piecesOf, placesIn, snippetsOf } from './marked-text.js';

const always = () => true;
const mark = (text: string): string => text.replace(/\[/g, MARK.start).replace(/\]/g, MARK.stop);
const plain = (text: string): string => text.replace(/[[\]]/g, '');
const pieces = (text: string, telling: (words: string[]) => boolean = always) =>
  shown(piecesOf(plain(text), placesIn(mark(text)), telling));
const shown = (list: readonly { text: string; marked: boolean }[]): string =>
  list.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('marks in a text', () => {
  it.each([
    ['none', 'No mark here.', 'No mark here.'],
    ['one', 'The [permit] table', 'The [permit] table'],
    ['two that touch', '[customer] [experience] data', '[customer experience] data'],
    ['two with a hyphen between', '[high]-[value] work', '[high-value] work'],
    ['two with a word between', '[data] and [data]', '[data] and [data]'],
    ['the whole', '[data]', '[data]'],
  ])('%s', (_, text, expected) => {
    expect(pieces(text)).toBe(expected);
  });

  it('leave out what says nothing', () => {
    expect(pieces('[the] art [of the state]', (words) => words.includes('state'))).toBe('the art [of the state]');
  });
});

describe('the sentences with the matches', () => {
  const lines = (...texts: string[]): EntryLine[] =>
    texts.map((text, index) => ({ part: `part ${index}`, text: plain(text) }));
  const found = (...texts: string[]) => {
    const places: Place[] = placesIn(mark(texts.join('\n')));
    return snippetsOf(lines(...texts), places, always).map(({ part, pieces: list }) => `${part}: ${shown(list)}`);
  };

  it('are whole, and say what they are of', () => {
    expect(found('Nothing. The [pilot] began. It ended.', 'Another line.')).toEqual(['part 0: The [pilot] began.']);
    expect(found('Nothing.', 'The [pilot] began.')).toEqual(['part 1: The [pilot] began.']);
  });

  it('are the two with the most matches, in the order of the text', () => {
    expect(found('One [data].', 'No.', 'Two [data] of [data].', 'And [data] in [data].')).toEqual([
      'part 2: Two [data] of [data].',
      'part 3: And [data] in [data].',
    ]);
  });

  it('are cut around the match where they are long', () => {
    const long = `${'before '.repeat(80)}[match] ${'after '.repeat(80)}`;
    const [one = ''] = found(long);
    expect(one.length).toBeLessThan(320);
    expect(one).toMatch(/^part 0: … before .*before \[match\] after .* …$/);
  });

  it('are cut within a word that does not end', () => {
    const [one = ''] = found(`[${'x'.repeat(10_000)}]`);
    expect(one.length).toBeLessThan(320);
    expect(one.startsWith('part 0: [xxx')).toBe(true);
  });

  it('are none where nothing matches', () => {
    expect(found('Nothing. Here.')).toEqual([]);
  });
});
