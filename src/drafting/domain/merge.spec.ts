import { mergeTexts, partsOf } from './merge.js';

const BASE = 'OMB issued the guidance. Agencies named their leads. The council met twice.';

describe('merging what two people made of one text', () => {
  it.each([
    ['nobody changed anything', BASE, BASE, BASE],
    ['only I did', BASE.replace('twice', 'three times'), BASE, BASE.replace('twice', 'three times')],
    ['only they did', BASE, BASE.replace('OMB', 'GSA'), BASE.replace('OMB', 'GSA')],
    ['both did the same', BASE.replace('OMB', 'GSA'), BASE.replace('OMB', 'GSA'), BASE.replace('OMB', 'GSA')],
    [
      'each changed another sentence',
      BASE.replace('twice', 'three times'),
      BASE.replace('issued', 'published'),
      'OMB published the guidance. Agencies named their leads. The council met three times.',
    ],
    [
      'one added at the beginning and one at the end',
      `In July, ${BASE}`,
      `${BASE} It will meet again.`,
      `In July, ${BASE} It will meet again.`,
    ],
    [
      'one took out a sentence and one reworded another',
      BASE.replace(' Agencies named their leads.', ''),
      BASE.replace('twice', 'weekly'),
      'OMB issued the guidance. The council met weekly.',
    ],
    [
      'both made one change in common and one of their own',
      BASE.replace('OMB', 'GSA').replace('twice', 'weekly'),
      BASE.replace('OMB', 'GSA').replace('leads', 'leaders'),
      'GSA issued the guidance. Agencies named their leaders. The council met weekly.',
    ],
    ['both changed the same word', BASE.replace('twice', 'weekly'), BASE.replace('twice', 'daily'), null],
    ['one took out what the other reworded', BASE.slice(0, 24), BASE.replace('leads', 'leaders'), null],
    ['both added at the same place', `${BASE} One.`, `${BASE} Two.`, null],
  ])('%s', (_, mine, theirs, merged) => {
    expect(mergeTexts(BASE, mine, theirs)).toBe(merged);
    expect(mergeTexts(BASE, theirs, mine)).toBe(merged);
  });

  it('fits what two people wrote where there was nothing only if it is the same', () => {
    expect(mergeTexts('', 'One.', 'Two.')).toBeNull();
    expect(mergeTexts('', 'One.', 'One.')).toBe('One.');
  });
});

describe('the parts of a changed text', () => {
  it('tell what was added and what was removed', () => {
    expect(partsOf('The council met twice.', 'The council met weekly.')).toEqual([
      { text: 'The council met ', kind: 'same' },
      { text: 'twice', kind: 'removed' },
      { text: 'weekly', kind: 'added' },
      { text: '.', kind: 'same' },
    ]);
    expect(partsOf('', '')).toEqual([]);
  });

  it('are two texts where almost nothing is the same', () => {
    const long = (word: string) => Array.from({ length: 4_000 }, (_, index) => `${word}${index}`).join(' ');
    expect(partsOf(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
