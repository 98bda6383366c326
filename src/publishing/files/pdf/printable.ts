/** Where a word may be broken that is too long for a line of text, and one that is too long for a narrow column. */
export const BREAK = '\u001f';
export const NARROW_BREAK = '\u001e';

const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/** Brackets that the fonts have in one of two forms: the other form looks the same. */
const BRACKETS: Readonly<Record<string, string>> = { '〈': '⟨', '〉': '⟩', '\u2329': '⟨', '\u232a': '⟩' };

/** What turns the words around it, and letters that nobody sees: a reader is told that they stand there. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

/** What has no shape: joiners, marks of direction, soft hyphens. Nothing is seen of them, and nothing printed. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}/u;

/** Scripts whose letters stand one after the other from left to right, and what all scripts share, */
const SIMPLE = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;
/** but for what is no character, and for what the scripts that are read from right to left have to themselves. */
const NOT_SIMPLE =
  /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text as it can be printed: on one line, what cannot be shown by its number in its place (`[U+1F600]`), and with the
 * places marked where a long word may be broken. `unshowable` are the characters that no font has.
 *
 * Letters of other scripts are shown by their numbers, whatever the fonts have: Typst 0.14 ends the whole process at some
 * words that are read from right to left (krilla 0.6, `text/group.rs`, "begin <= end").
 */
export const printable = (text: string, unshowable: ReadonlySet<string> = new Set()): string =>
  broken(isPlain(text) ? text : Array.from(text.replace(LINE_ENDS, ' '), (one) => shown(one, unshowable)).join(''));

const isPlain = (text: string): boolean => /^[\x20-\x7e\u2013\u2014\u2018\u2019\u201c\u201d]*$/u.test(text);

const shown = (one: string, unshowable: ReadonlySet<string>): string => {
  if (HIDDEN.test(one)) return inWords(one);
  if (SHAPELESS.test(one)) return '';
  const simple = BRACKETS[one] ?? one;
  return SIMPLE.test(simple) && !NOT_SIMPLE.test(simple) && !unshowable.has(simple) ? simple : inWords(one);
};

/** A character by its number: `[U+1F600]`. */
export const inWords = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

const LONG = 40;
const LONG_WHERE_NARROW = /\S{17,}/gu;

const broken = (text: string): string =>
  text.replace(LONG_WHERE_NARROW, (word) => pieces(word).join(word.length > LONG ? BREAK : NARROW_BREAK));

/** A word in pieces of at most ten characters, none cut from the accents that belong to it. */
const pieces = (word: string): string[] => word.match(/(?:.\p{M}*){1,10}/gsu) ?? [word];
