import { plainText } from './printed-text.js';

/** No due cell of a plan is longer than a sentence; what is longer is prose, and prose is not a date. */
const LONGEST_DUE_TEXT = 300;

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z])\./g, ''], // Sept., F.Y., T.B.D.
  [/[[{]/g, '('],
  [/[\]}]/g, ')'],
  [/-(?:\s*-)+/g, '-'],
  [/[→»]/g, '>'],
  [/'([0-6]\d)(?!\d)/g, ' 20$1 '], // Mar '18
  [/(\d)(?:st|nd|rd|th)(?![a-z])/g, '$1 '],
  [
    /\b(?:(?:once|twice) (?:a|per|every|each)|every|each|per) (?:fiscal |calendar )?(?:year|quarter|month|week)\b/g,
    ' recurring ',
  ],
  [/\bfiscal (?:years?|yrs?)/g, ' fy '],
  [/\bcalendar (?:years?|yrs?)/g, ' cy '],
  [/(?<![a-z])eofy/g, ' end of fy '],
  [/\b(?:end of (?:the )?year|year[ -]end|eoy)\b/g, ' end of '],
  [/(?<![a-z])q(?=[fc]y)/g, 'q '], // 3QFY18
  [/\b(?:(?:no|not) later than|nlt|on or before|before the end of)\b/g, ' by '],
  [/\bto be (?:determined|announced|decided|confirmed|scheduled)\b/g, ' tbd '],
  [/\b(?:tba|tbc|not (?:yet )?(?:determined|scheduled)|undetermined|unscheduled|no date)\b/g, ' tbd '],
  [/\bn ?\/ ?a\b|\bnot applicable\b/g, ' na '],
  [
    /\bon[ -]going\b|\bcontinuous(?:ly)?\b|\bcontinual(?:ly)?\b|\bcontinuing\b|\b(?:on a )?rolling basis\b/g,
    ' ongoing ',
  ],
  [/\b(?:semi|bi)[ -]?(?=annual|year|month|week)/g, ' '], // twice a year recurs as once a year does
];

const SYNONYMS: Readonly<Record<string, string>> = {
  ...{ january: 'jan', february: 'feb', march: 'mar', april: 'apr', june: 'jun', july: 'jul', august: 'aug' },
  ...{ september: 'sep', sept: 'sep', october: 'oct', november: 'nov', december: 'dec', autumn: 'fall' },
  ...{ quarter: 'q', quarters: 'q', qtr: 'q', qtrs: 'q', fys: 'fy', middle: 'mid', latest: 'by' },
  ...{ first: '1', second: '2', third: '3', fourth: '4', and: '&', thru: 'through', till: 'until' },
};

/** The words, numbers and signs of a due text, spelled one way (`Sept.` and `September` are both `sep`); none for prose. */
export const dueTokens = (text: string | null): readonly string[] | undefined => {
  const plain = plainText(text).toLowerCase();
  if (plain.length > LONGEST_DUE_TEXT) return undefined;
  const spelled = PHRASES.reduce((words, [form, replacement]) => words.replace(form, replacement), plain);
  const tokens = (spelled.match(/\d+|[a-z]+|[^\sa-z\d]/gu) ?? []).map((token) =>
    Object.hasOwn(SYNONYMS, token) ? (SYNONYMS[token] ?? token) : token,
  );
  return tokens.slice(0, tokens.findLastIndex((token) => !/^[.,;:]$/.test(token)) + 1);
};

export interface WithNotes {
  main: readonly string[];
  notes: readonly (readonly string[])[];
}

/** The text outside parentheses and each text inside; parentheses that do not pair stay in the text, which then cannot be read. */
export const withNotes = (tokens: readonly string[]): WithNotes => {
  const main: string[] = [];
  const notes: string[][] = [];
  let note: string[] | undefined;
  for (const token of tokens) {
    if (token === '(' && !note) note = [];
    else if (token === ')' && note) {
      notes.push(note);
      note = undefined;
    } else (note ?? main).push(token);
  }
  return note ? { main: tokens, notes: [] } : { main, notes };
};

/** The tokens without those of `marks` that stand at either end. */
export const trimmed = (words: readonly string[], marks: readonly string[]): readonly string[] => {
  const isMark = (found: string): boolean => marks.includes(found);
  const start = words.findIndex((found) => !isMark(found));
  return start < 0 ? [] : words.slice(start, words.findLastIndex((found) => !isMark(found)) + 1);
};

/** What stands before, between and after the tokens of `marks`. */
export const between = (words: readonly string[], marks: readonly string[]): string[][] =>
  words.reduce<string[][]>(
    (parts, found) => (marks.includes(found) ? [...parts, []] : parts.with(-1, [...(parts.at(-1) ?? []), found])),
    [[]],
  );
