/**
 * The text as it is compared: letters without their accents in lower case, digits, and a blank for everything else. It
 * is as long as the text itself, so that a place in the one is the same place in the other.
 */
export const folded = (text: string): string =>
  text.replace(/[^\p{L}\p{N}]/gu, (other) => ' '.repeat(other.length)).replace(/[A-Z]|[^\0-\x7F]/gu, plain);

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '');

/** A text as it is kept to be searched: no control characters, which mark matches, and each letter with its accents one. */
export const searchable = (text: string): string => (/^[!-~]+( [!-~]+)*$/.test(text) ? text : cleaned(text));

const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Cf}\s]+/gu, ' ')
    .trim();

const plain = (letter: string): string => {
  const [bare = letter, ...marks] = letter.normalize('NFD');
  const base = bare.length === letter.length && marks.every((mark) => /\p{M}/u.test(mark)) ? bare : letter;
  const lower = base.toLowerCase();
  return lower.length === letter.length ? lower : base;
};
