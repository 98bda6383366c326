/** Marks that point to a footnote and are no part of the words: superscript digits, asterisks, daggers, `[1]`. */
const FOOTNOTE_MARKS = /[¹²³⁰⁴-⁹*†‡§]|\[\d{1,2}\]/gu;
const INVISIBLE = /\p{Cf}/gu;
const DASHES = /[\p{Pd}−]/gu;

/** What a cell printed, with what carries no meaning taken away: footnote marks, kinds of dash and of space, look-alikes. */
export const plainText = (text: string | null): string =>
  (text ?? '')
    // Before NFKC, which would turn `FY18¹` into `FY181`.
    .replace(FOOTNOTE_MARKS, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
