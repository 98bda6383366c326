import { isDateLike, isDateWord, isListOfDates, isOneDate, onlyQuarterOf } from './due-dates.js';
import { leavesAsItIs } from './due-notes.js';
import { between, dueTokens, trimmed, withNotes } from './due-tokens.js';
import type { Due, DueKind } from './due.js';

type Tokens = readonly string[];

const NOTHING = ['none', 'na', 'nil'];
const RANGE_TO = ['to', 'through', 'until'];
const BEGINNING = ['beginning', 'begin', 'begins', 'starting', 'start', 'starts', 'commencing', 'from', 'since'];
const ONWARD = ['onward', 'onwards', 'forward', 'beyond'];
const RECURRING = [
  ...['annually', 'annual', 'yearly', 'biennial', 'biennially', 'quarterly', 'monthly', 'weekly', 'daily', 'recurring'],
  ...['every', 'each'],
];
/** Words that only join a date to what stands beside it. */
const JOINING = [
  'a',
  'an',
  'in',
  'on',
  'at',
  'by',
  'the',
  'of',
  'end',
  'then',
  'thereafter',
  'basis',
  '&',
  ',',
  ';',
  ':',
  '-',
];
/** Words before a date that leave it as firm as it is: `By September 2018`. */
const FIRM = ['by', 'in', 'on', 'the', 'due', 'during', 'within'];
/** Words before a date that say it is not firm, or only until when the work lasts. */
const LOOSE = [
  ...['target', 'targeted', 'est', 'estimate', 'estimated', 'expected', 'anticipated', 'planned', 'projected', '~'],
  ...['approx', 'approximately', 'about', 'around', 'circa', 'tentative', 'tentatively', 'completion', 'date', ':'],
  ...['through', 'until'],
];

/**
 * Reads a due text as printed into the last fiscal quarter in which the milestone is still on time (docs/domain.md, rule 1).
 * What has two meanings, two dates or a word that is not known is unclear: a wrong quarter is worse than a question.
 */
export const readDue = (text: string | null): Due => {
  const tokens = dueTokens(text);
  if (!tokens) return undated('unclear');
  if (isUnscheduled(tokens)) return undated('unscheduled');
  if (isContinuous(tokens)) return undated('continuous');
  const { main, notes } = withNotes(tokens);
  return isRecurring(main) ? undated('recurring') : scheduled(main, notes);
};

const undated = (kind: Exclude<DueKind, 'scheduled'>): Due => ({ kind, quarter: null, interpreted: false });

const isUnscheduled = (tokens: Tokens): boolean =>
  tokens.every((found) => found === '-') ||
  (tokens.length === 1 && NOTHING.includes(tokens.join())) ||
  (tokens.includes('tbd') && !tokens.includes('ongoing') && !tokens.some(isDateWord));

/** `Ongoing – Quarterly`, `Beginning Feb 2018`, `Q3 FY18 - ongoing`, `FY19 and beyond`; `Ongoing through FY19` has an end, and is not. */
const isContinuous = (tokens: Tokens): boolean => {
  if (tokens[0] === 'ongoing' && !tokens.some((found) => isDateWord(found) || found === 'tbd')) return true;
  if (tokens.at(-1) === 'ongoing' && ['-', ...RANGE_TO].includes(tokens.at(-2) ?? ''))
    return isDateLike(tokens.slice(0, -2));
  if (ONWARD.includes(tokens.at(-1) ?? '')) return isDateLike(trimmed(tokens.slice(0, -1), JOINING));
  const words = trimmed(
    tokens.filter((found) => found !== 'ongoing'),
    [...JOINING, '(', ')'],
  );
  return BEGINNING.includes(words[0] ?? '') && beginsOnce(words.slice(1));
};

/** A beginning without an end: `from May to July 2018` is a range, of `Beginning of FY19` nobody knows which it is. */
const beginsOnce = (words: Tokens): boolean =>
  !words.some((found) => RANGE_TO.includes(found)) &&
  isOneDate(words.slice(['in', 'on'].includes(words[0] ?? '') ? 1 : 0));

/** `January & July 2019 >`, `Q2 and Q4 FY19`, `Annually in September`. */
const isRecurring = (words: Tokens): boolean => {
  const dates = trimmed(words, ['>']);
  if (words.at(-1) === '>' && words[0] !== '>') return isDateLike(dates) || isListOfDates(dates);
  if (!words.some((found) => RECURRING.includes(found))) return isListOfDates(words);
  return between(words, RECURRING)
    .map((part) => trimmed(part, [...JOINING, ...BEGINNING, ...RANGE_TO, '/', 'ongoing']))
    .every((part) => part.length === 0 || isDateLike(part) || isListOfDates(part));
};

const scheduled = (main: Tokens, notes: readonly Tokens[]): Due => {
  const { words, firm } = withoutLead(main);
  const found = onlyQuarterOf(words);
  if (!found || !notes.every((note) => leavesAsItIs(note, found.quarter))) return undated('unclear');
  return { kind: 'scheduled', quarter: found.quarter, interpreted: !(found.exact && firm && notes.length === 0) };
};

/** The date without the words that lead to it, and whether they leave it firm. */
const withoutLead = (main: Tokens): { words: Tokens; firm: boolean } => {
  if (main[0] === 'between') return { words: main.slice(1).map((found) => (found === '&' ? 'to' : found)), firm: true };
  const start = main.findIndex((found) => !FIRM.includes(found) && !LOOSE.includes(found));
  const lead = main.slice(0, Math.max(start, 0));
  const from = main[lead.length] === 'from' ? 1 : 0;
  return { words: main.slice(lead.length + from), firm: !lead.some((found) => LOOSE.includes(found)) };
};
