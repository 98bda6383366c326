import {
  actionChoices,
  actionInWords,
  beginningOf,
  isKnownAction,
  kindChoices,
  kindInSentence,
} from './action-words.js';

describe('the words of an entry', () => {
  it.each([
    ['reported', 'milestone', 'Reported', 'milestone', 'Reported'],
    ['reported', 'indicators', 'Reported', 'indicators of', 'Reported'],
    ['departed', 'milestone', 'No longer tracks', 'milestone', 'No longer tracked'],
    ['role given', 'person', 'Gave a role to', '', 'Role given'],
    ['imported', 'quarterly update', 'Imported', 'update', 'Imported'],
    ['moved-to', 'land mine', 'Moved to:', 'land mine', 'Moved to'],
  ])('%s, %s', (action, kind, beginning, inSentence, alone) => {
    expect([beginningOf(action), kindInSentence(kind), actionInWords(action)]).toEqual([beginning, inSentence, alone]);
  });

  it('can all be chosen, in the order of the alphabet, and so can one that nobody knows', () => {
    const words = actionChoices(null).map(({ text }) => text);
    expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b, 'en')));
    expect(actionChoices(null).every(({ value }) => isKnownAction(value))).toBe(true);
    expect(actionChoices('bent')).toContainEqual({ value: 'bent', text: 'Bent' });
    expect(kindChoices('bridge')).toContainEqual({ value: 'bridge', text: 'Bridge' });
  });
});
