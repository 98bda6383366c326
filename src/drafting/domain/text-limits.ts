import type { TextSection } from '../../quarterly-updates/domain/text-section.js';

/** The most characters that a section of prose takes: some ten pages. */
export const LONGEST_TEXT = 20_000;

/** The most characters of a reason or a comment. */
export const LONGEST_WORD = 4_000;

/** A section as a sentence names it. */
export const SECTION_NAMES = {
  summary: 'summary of progress',
  highlights: 'highlights',
} as const satisfies Record<TextSection, string>;

/** A text as it is kept: lines end in one way, and nothing empty stands at its end. */
export const keptProse = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd();

/** Why a text of a section cannot be taken; null where it can. */
export const textRefusal = (section: TextSection, text: string): string | null => {
  if (text.length <= LONGEST_TEXT) return null;
  const [most, has] = [LONGEST_TEXT, text.length].map((count) => count.toLocaleString('en-US'));
  return `The ${SECTION_NAMES[section]} can have ${most} characters; this has ${has}. Shorten it.`;
};

/** Why a reason or a comment cannot be taken; null where it can. `what` names it: `the reason`. */
export const wordRefusal = (what: string, text: string, missing: string): string | null => {
  if (text.trim() === '') return missing;
  if (text.length <= LONGEST_WORD) return null;
  return `${what} can have ${LONGEST_WORD.toLocaleString('en-US')} characters: shorten it.`;
};
