import { diffArrays } from 'diff';
import type { Place } from './place.js';
import type { Row } from './row.js';
import { normalised } from './similarity.js';

/** The sentence that tells a person why two rows are taken as one milestone: what became of the words, where it stands, what bears it out. */
export const pairedBecause = (a: Row, b: Row, place: Place): string => `${resemblance(a, b, place)}.`;

/** The sentence for a pair that a person has to decide: what speaks for it, and what against. */
export const doubtedBecause = (a: Row, b: Row, place: Place, doubt: string): string =>
  `${resemblance(a, b, place)}; but ${doubt}.`;

const resemblance = (a: Row, b: Row, place: Place): string =>
  capitalised(`${wordsOfChange(a, b)}, ${whereabouts(place)}${borneOutBy(place)}`);

const wordsOfChange = (a: Row, b: Row): string => {
  if (a.text === b.text) return 'the same words';
  if (a.words.join() === b.words.join()) return 'the same words but for punctuation, plural or number in the list';
  const changes = changesOf(a.printed, b.printed);
  return changes.length > 3 ? 'the words were rewritten' : changes.join(', ');
};

const changesOf = (before: string, now: string): string[] => {
  const sameWord = (one: string, other: string): boolean => normalised(one) === normalised(other);
  const parts = diffArrays(before.trim().split(/\s+/), now.trim().split(/\s+/), { comparator: sameWord });
  return parts.flatMap(({ removed, added, value }, at) => {
    const [last, next] = [parts[at - 1], parts[at + 1]];
    if (removed)
      return [next?.added ? `${quoted(value)} became ${quoted(next.value)}` : `${quoted(value)} was dropped`];
    return added && !last?.removed ? [`${quoted(value)} was added`] : [];
  });
};

const LONGEST_QUOTE = 80;

const quoted = (words: readonly string[]): string => {
  const text = words.join(' ').replace(/[.,;:]+$/, '');
  return text.length <= LONGEST_QUOTE ? `“${text}”` : `“${text.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')} …”`;
};

const whereabouts = ({ sameStrategy, sameGroup, slot }: Place): string => {
  if (!sameStrategy) return 'in another strategy';
  if (!sameGroup) return 'in the same strategy under another sub-heading';
  return slot === 'only' || slot === 'aligned' ? 'in the same place of the plan' : 'in the same strategy';
};

const borneOutBy = ({ sameDue, sameOwner }: Place): string => {
  if (sameDue && sameOwner) return ', with the same due and owner';
  if (sameDue) return ', with the same due';
  return sameOwner ? ', with the same owner' : '';
};

const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
