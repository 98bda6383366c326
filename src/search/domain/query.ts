import { wordsOf } from './folded.js';

/** Words that must stand one behind the other; mostly it is one word. */
export interface Words {
  words: string[];
  /** Whether the last of them may go on: `modern*`. */
  begin: boolean;
}

/** What somebody looks for: all of `all`, and none of `none`. */
export interface Query {
  all: Words[];
  none: Words[];
}

/** In characters. Nobody needs more, and every word costs. */
export const LONGEST_QUERY = 200;

/** A beginning that is shorter fits too many words. */
const SHORTEST_BEGINNING = 3;

/** Too frequent to find anything by: they are left out where other words are asked for. */
const FREQUENT = new Set(
  (
    'a an and are as at be been but by do does for from had has have he her his how i if in into is it its me my no not of on ' +
    'or our she so such than that the their them then there these they this to us was we were what when where which who ' +
    'why will with would you your'
  ).split(' '),
);

const isFrequent = (word: string): boolean => FREQUENT.has(word);

/**
 * Reads what was typed: words, "words that stand together", -without, begin*. Whatever is typed can be read; what holds
 * no word at all gives none.
 */
export const readQuery = (typed: string): Query => {
  const read = [...typed.replace(/[“”„«»]/g, '"').matchAll(PART)].flatMap(([, minus, quoted, bare = '']): Read[] => {
    const text = quoted ?? bare;
    const words = wordsOf(text.replace(/['’]s\b/g, ''));
    if (words.length === 0) return [];
    const begin = quoted === undefined && text.endsWith('*') && (words.at(-1)?.length ?? 0) >= SHORTEST_BEGINNING;
    const without = minus === '-' || bare.startsWith('-');
    return [{ words, begin, without, kept: quoted !== undefined || begin || isAbbreviation(text) }];
  });
  const wanted = read.filter(({ without }) => !without);
  const telling = wanted.filter(({ words, kept }) => kept || !words.every(isFrequent));
  return {
    all: distinct(telling.length > 0 ? telling : wanted),
    none: distinct(read.filter(({ without }) => without)),
  };
};

const PART = /(-?)"([^"]*)(?:"|$)|([^\s"]+)/g;

type Read = Words & { without: boolean; kept: boolean };

/** IT is information technology, whatever `it` is; AND is no more than a word. */
const isAbbreviation = (text: string): boolean => text === 'IT' || text === 'US';

const distinct = (read: readonly Read[]): Words[] => [
  ...new Map(read.map(({ words, begin }) => [`${words.join(' ')}${begin ? '*' : ''}`, { words, begin }])).values(),
];

/** Whether marked words tell a reader something: of a phrase no `the` is marked where it stands alone. */
export const tellingWords = ({ all }: Query): ((words: readonly string[]) => boolean) => {
  const single = new Set(all.filter(({ words }) => words.length === 1).flatMap(({ words }) => words));
  return (words) => words.some((word) => single.has(word) || !isFrequent(word));
};

/** The query as it could be typed. */
export const typedOf = ({ all, none }: Query): string =>
  [...all.map(typedWords), ...none.map((words) => `-${typedWords(words)}`)].join(' ');

const typedWords = ({ words, begin }: Words): string =>
  words.length > 1 ? `"${words.join(' ')}"` : `${words.join('')}${begin ? '*' : ''}`;

/** The references that may be meant by what was typed: `cx14` may be CX-014, and `FY18` may be FY-018 if there is one. */
export const referencesMeant = (typed: string): string[] => [
  ...new Set([...typed.matchAll(REFERENCE)].flatMap(([, ...parts]) => readings(parts))),
];

/** What was typed, with every reference that there is written as it is printed, and kept together. */
export const withReferences = (typed: string, known: ReadonlySet<string>): string =>
  typed.replace(REFERENCE, (text: string, ...parts: unknown[]) => {
    const meant = readings(parts.slice(0, 6) as string[]).find((reference) => known.has(reference));
    return meant ? ` "${meant}" ` : text;
  });

const REFERENCE =
  /(?<![\p{L}\p{N}"-])(?:([a-z]{1,6}\d{0,2})[\s–-]{1,2}(s?)(\d{1,4})|([a-z]{1,6}?)(s?)(\d{1,4}))(?![\p{L}\p{N}])/giu;

// `cxs2` is the second strategy of CX, or the second milestone of a goal CXS.
const readings = (parts: readonly (string | undefined)[]): string[] => {
  const [prefix = '', letter = '', digits = ''] = parts[0] === undefined ? parts.slice(3) : parts;
  const number = String(Number(digits));
  const milestone = (goal: string) => `${goal.toUpperCase()}-${number.padStart(3, '0')}`;
  const strategy = (goal: string) => `${goal.toUpperCase()}-S${number}`;
  if (letter !== '') return [strategy(prefix), milestone(prefix + letter)];
  return /.s$/i.test(prefix) ? [strategy(prefix.slice(0, -1)), milestone(prefix)] : [milestone(prefix)];
};
