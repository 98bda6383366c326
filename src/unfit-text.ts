/**
 * PostgreSQL stores neither U+0000 nor half a surrogate pair, and the XML of feeds and spreadsheets has no place for
 * the other control characters and the non-characters.
 */
const UNFIT = /[^\P{Cc}\n\r\t]|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/**
 * Why a text cannot be kept, in a plan or from a form; null where it can: `This holds the character U+0007 after
 * “Issue”; it cannot be kept: take it away.` `what` is the text as the sentence names it.
 */
export const unfitSentence = (text: string, what = 'This'): string | null => {
  const unfit = UNFIT.exec(text);
  if (!unfit) return null;
  const before = /.{1,40}$/su.exec(text.slice(0, unfit.index))?.[0].replace(/[\p{C}\s]+/gu, ' ') ?? '';
  const place = before === '' ? 'at its start' : `after “${before}”`;
  return `${what} holds the character ${codeOf(unfit[0])} ${place}; it cannot be kept: take it away.`;
};

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
