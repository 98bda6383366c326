import { distance } from 'fuzzball';
import { wordsOf } from './folded.js';

/** The words that texts use, each with how often. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Shorter words are near to too many others. */
const SHORTEST = 4;
const LONGEST = 24;
/** From this length on a word may be wrong in two places. */
const LONG = 9;

/** The words of texts that are long enough to be misspelled. */
export const vocabularyOf = (texts: Iterable<string>): Vocabulary => {
  const words = new Map<string, number>();
  for (const text of texts)
    for (const word of wordsOf(text))
      if (word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word))
        words.set(word, (words.get(word) ?? 0) + 1);
  return words;
};

/** The word of the vocabulary that was most likely meant; null where none is near. Of equals the more frequent. */
export const nearestTo = (typed: string, vocabulary: Vocabulary): string | null => {
  if (typed.length < SHORTEST || typed.length > LONGEST) return null;
  const reach = typed.length >= LONG ? 2 : 1;
  let best: { word: string; apart: number; count: number } | null = null;
  for (const [word, count] of vocabulary) {
    // Nobody gets the first letter wrong; it also leaves few words to measure.
    if (word[0] !== typed[0] || Math.abs(word.length - typed.length) > reach) continue;
    const apart = isSwapped(word, typed) ? 1 : distance(word, typed, { full_process: false });
    if (apart === 0 || apart > reach) continue;
    if (
      !best ||
      apart < best.apart ||
      (apart === best.apart && (count > best.count || (count === best.count && word < best.word)))
    )
      best = { word, apart, count };
  }
  return best && best.word;
};

/** Whether a word of the vocabulary goes on where this one ends. */
export const begins = (typed: string, vocabulary: Vocabulary): boolean => {
  if (typed.length < SHORTEST) return false;
  for (const word of vocabulary.keys()) if (word.length > typed.length && word.startsWith(typed)) return true;
  return false;
};

/** Whether two letters side by side are swapped, and nothing else. */
const isSwapped = (word: string, typed: string): boolean => {
  if (word.length !== typed.length) return false;
  let at = 0;
  while (at < word.length && word[at] === typed[at]) at += 1;
  return (
    at + 1 < word.length &&
    word[at] === typed[at + 1] &&
    word[at + 1] === typed[at] &&
    word.slice(at + 2) === typed.slice(at + 2)
  );
};
