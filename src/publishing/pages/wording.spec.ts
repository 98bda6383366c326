import { counted, dayOf, linesOf, listed, ownersInWords, shortened, sizeInWords, slipInWords } from './wording.js';

describe('words', () => {
  it.each([
    [0, null],
    [1, '1 quarter later than first promised'],
    [2, '2 quarters later than first promised'],
    [-1, '1 quarter earlier than first promised'],
  ])('says a slip of %i as %s', (slip, words) => {
    expect(slipInWords(slip)).toBe(words);
  });

  it('writes days in plain words and for machines, whatever the zone of the server', () => {
    expect(dayOf('2018-09-14T23:30:00Z')).toEqual({ text: 'September 14, 2018', iso: '2018-09-14' });
    expect(dayOf('2018-04-01')).toEqual({ text: 'April 1, 2018', iso: '2018-04-01' });
  });

  it('counts', () => {
    expect([counted(0, 'goal'), counted(1, 'goal'), counted(1234, 'goal'), counted(2, 'miss', 'misses')]).toEqual([
      '0 goals',
      '1 goal',
      '1,234 goals',
      '2 misses',
    ]);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('lists %j as %s', (words, text) => {
    expect(listed(words)).toBe(text);
  });

  it('names owners as they were read, else as they were printed, else nobody', () => {
    expect(ownersInWords({ owners: ['OMB', 'GSA'], ownerText: 'OMB/GSA' })).toBe('OMB, GSA');
    expect(ownersInWords({ owners: [], ownerText: 'all agencies' })).toBe('all agencies');
    expect(ownersInWords({ owners: [], ownerText: null })).toBeNull();
  });

  it('takes a text apart into its lines', () => {
    expect(linesOf('one\n\n two \nthree')).toEqual(['one', 'two', 'three']);
    expect(linesOf(null)).toEqual([]);
  });

  it('shortens between words where it can', () => {
    expect(shortened('short', 10)).toBe('short');
    expect(shortened('a rather long sentence', 12)).toBe('a rather…');
    expect(shortened('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  it('tells sizes', () => {
    expect([sizeInWords(12), sizeInWords(18_400), sizeInWords(2_350_000)]).toEqual(['1 KB', '18 KB', '2.4 MB']);
  });
});
