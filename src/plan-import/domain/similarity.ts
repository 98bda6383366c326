import { diffArrays } from 'diff';
import { ratio, token_sort_ratio } from 'fuzzball';
import { plainText } from '../../milestones/domain/printed-text.js';
import { asCompared } from '../../milestones/domain/words.js';

const STOP_WORDS = new Set(
  'a an the of to for and or in on at by with from as that which this these those is are be been has have will would may can its their into so such via per'.split(
    ' ',
  ),
);

/** A text as it is compared: case, quotes, dashes, blanks, footnote marks and the punctuation at its ends do not make it another. */
export const normalised = (text: string): string => asCompared(plainText(text));

/** The words of a text in order, singular, without enumerator or printed status: `(4) Establish goals` and `(3) Establish goal (completed)` read the same. */
export const wordsOf = (text: string): string[] =>
  normalised(text)
    .replace(PRINTED_STATUS, '')
    .replace(ENUMERATOR, '')
    .replace(/'/g, '')
    .replace(/\((s|es)\)/g, '$1')
    .match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*%?|[<>≤≥]/gu)
    ?.map(singular) ?? [];

// `Completed: Draft Principles`, `Draft Principles (completed)`: the status, printed into the title.
const PRINTED_STATUS = /^(?:completed?|done) ?[:-] |\s*(?:[([](?:completed?|done)[)\]]|- (?:completed?|done))$/g;

const ENUMERATOR = /^(?:\((\d+[a-z]?|[a-z])\)|(\d+[a-z]?|[a-z])[.)]|(\d+(?:\.\d+)+))\s+/;

/** The number before a title in the plan's own list: `4` of `(4) Establish goals`, empty where there is none. */
export const enumeratorOf = (text: string): string => {
  const [, inBrackets, before, dotted] = ENUMERATOR.exec(normalised(text)) ?? [];
  return inBrackets ?? before ?? dotted ?? '';
};

const singular = (word: string): string => {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?:(?<=ss|x|ch|sh)es|s)$/, '');
};

/** The words that carry meaning, each once: what two titles are compared by. */
export const contentOf = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => !STOP_WORDS.has(word))),
];

/** How alike two texts look, 0 to 1, in the order of their words or in any: the figure shown to a person. */
export const similarity = (a: string, b: string): number => {
  const [one, other] = [normalised(a), normalised(b)];
  if (one === other) return 1;
  const asIs = { full_process: false };
  return Math.max(ratio(one, other, asIs), token_sort_ratio(one, other, asIs)) / 100;
};

/** The length of the longest run of words that stands in both texts. */
export const longestRun = (a: readonly string[], b: readonly string[]): number =>
  Math.max(
    0,
    ...diffArrays([...a], [...b])
      .filter(({ added, removed }) => !added && !removed)
      .map(({ value }) => value.length),
  );

/** What a word says about identity, 0 to 1. */
export type Weights = (word: string) => number;

/**
 * Weighs a word by how few titles of a quarter have it, one over their number: what stands in every title of a goal ("publish", "a shared
 * service capability") says little about which milestone it is, what stands in one alone says most. A word is as common as in the
 * quarter where more titles have it.
 */
export const weightsOf = (
  previous: readonly (readonly string[])[],
  current: readonly (readonly string[])[],
): Weights => {
  const [before, now] = [countTitlesByWord(previous), countTitlesByWord(current)];
  return (word) => 1 / Math.max(before.get(word) ?? 1, now.get(word) ?? 1);
};

const countTitlesByWord = (contents: readonly (readonly string[])[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of contents.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

export interface SharedWords {
  /** How many words of meaning stand in both. */
  count: number;
  /** What they tell together: 4 is as much as four words that no other title has. */
  worth: number;
  /** The part of the words that both share: 1 for the same words. */
  part: number;
  /** The part that was replaced rather than added or dropped: 0 where the one has all the words of the other. */
  replaced: number;
  dropped: string[];
  added: string[];
}

/**
 * What two titles share, word by word; a word that was only misspelt or inflected ("polices", "policies") is shared. A shared word
 * counts by what it tells, a word that differs counts in full: a common word may make another milestone as well as a rare one.
 */
export const sharedWords = (a: readonly string[], b: readonly string[], weight: Weights): SharedWords => {
  const added = new Set(b);
  const missing = a.filter((word) => !added.delete(word));
  const inflected = closeWords(missing, added);
  const dropped = missing.filter((word) => !inflected.has(word));
  const worth = a.filter((word) => !dropped.includes(word)).reduce((total, word) => total + weight(word), 0);
  const partOf = (others: number): number => (others === 0 ? 0 : others / (worth + others));
  return {
    count: a.length - dropped.length,
    worth,
    part: worth === 0 ? 0 : (2 * worth) / (2 * worth + dropped.length + added.size),
    replaced: Math.min(partOf(dropped.length), partOf(added.size)),
    dropped,
    added: [...added],
  };
};

const closeWords = (dropped: readonly string[], added: Set<string>): Set<string> => {
  const close = new Set<string>();
  for (const word of dropped) {
    const twin = [...added].find((candidate) => sameWordInflected(word, candidate));
    if (twin !== undefined && added.delete(twin)) close.add(word);
  }
  return close;
};

// The same beginning, so that `formal` and `informal` stay two words.
const sameWordInflected = (a: string, b: string): boolean =>
  a.length >= 5 &&
  b.length >= 5 &&
  a.slice(0, 4) === b.slice(0, 4) &&
  !/\d/.test(a + b) &&
  ratio(a, b, { full_process: false }) >= 80;
