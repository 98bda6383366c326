/**
 * How a log entry begins, before the thing that was acted on: `Gave a role to Lee Carter`. Every action that the code
 * records stands here; a convention looks for it.
 */
const BEGINNINGS: Readonly<Record<string, string>> = {
  reminded: 'Reminded of',
  'release failed': 'Could not release',
  'released late': 'Released late a report of',
  released: 'Released',
  rescheduled: 'Rescheduled',
  opened: 'Opened',
  'account ended': 'Ended the account of',
  'account opened again': 'Opened again the account of',
  added: 'Added',
  'carried over': 'Carried over',
  continued: 'Continued an earlier one by',
  departed: 'No longer tracks',
  ended: 'Ended',
  erased: 'Took out',
  'given up': 'Gave up sending',
  imported: 'Imported',
  'invited again': 'Invited again',
  'password changed': 'Changed the password of',
  'password link asked for': 'Asked for a password link for',
  'password link sent': 'Sent a password link to',
  'password set by link': 'Set by link the password of',
  published: 'Published',
  'queued again': 'Queued again',
  refused: 'Was refused at',
  renumbered: 'Renumbered',
  reported: 'Reported',
  'role given': 'Gave a role to',
  'role taken': 'Took a role from',
  'sign-in refused': 'Was not let in as',
  'signed in': 'Signed in as',
  'signed out everywhere': 'Signed out everywhere as',
  'signed out': 'Signed out as',
  'taken back': 'Took back a change of',
  updated: 'Updated',
};

/** What was done, where the thing itself is not named, or stands in another column. */
const ALONE: Readonly<Record<string, string>> = {
  continued: 'Continued an earlier one',
  departed: 'No longer tracked',
  erased: 'Taken out',
  'taken back': 'Change taken back',
};

/** The kinds of thing that the log tells of. */
const KINDS: Readonly<Record<string, string>> = {
  address: 'Address',
  agenda: 'Agenda',
  edition: 'Edition',
  goal: 'Goal',
  indicators: 'Indicators',
  mail: 'Mail',
  milestone: 'Milestone',
  person: 'Person',
  'quarterly update': 'Update',
  round: 'Round',
  strategy: 'Strategy',
};

/** Where the name says enough, or more words are needed before it. */
const KINDS_IN_SENTENCE: Readonly<Record<string, string>> = { address: '', indicators: 'indicators of', person: '' };

export const isKnownAction = (action: string): boolean => action in BEGINNINGS;

export const isKnownKind = (kind: string): boolean => kind in KINDS;

/** What was done, before the thing it was done to. An action without words of its own reads as it was recorded. */
export const beginningOf = (action: string): string => BEGINNINGS[action] ?? `${actionInWords(action)}:`;

/** What was done: `Role given`. */
export const actionInWords = (action: string): string => ALONE[action] ?? capitalized(action);

/** A kind of thing: `Update`. One without words of its own reads as it was recorded. */
export const kindInWords = (kind: string): string => KINDS[kind] ?? capitalized(kind);

/** A kind of thing before its name: `milestone`; empty where the name says it all. */
export const kindInSentence = (kind: string): string => KINDS_IN_SENTENCE[kind] ?? kindInWords(kind).toLowerCase();

/** Every action, for a choice, in the order of its words; with the asked one, also where it is not known. */
export const actionChoices = (asked: string | null): { value: string; text: string }[] =>
  choices(Object.keys(BEGINNINGS), asked, actionInWords);

/** Every kind of thing, for a choice; with the asked one, also where it is not known. */
export const kindChoices = (asked: string | null): { value: string; text: string }[] =>
  choices(Object.keys(KINDS), asked, kindInWords);

const choices = (
  known: readonly string[],
  asked: string | null,
  words: (one: string) => string,
): { value: string; text: string }[] =>
  [...new Set([...known, ...(asked === null ? [] : [asked])])]
    .map((value) => ({ value, text: words(value) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'en'));

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ');
