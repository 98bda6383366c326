/**
 * How a log entry begins, before the thing that was acted on: `Gave a role to Lee Carter`. Every action that the code
 * records stands here; a convention looks for it.
 */
const BEGINNINGS: Readonly<Record<string, string>> = {
  'account corrected': 'Put right the account of',
  'account ended': 'Ended the account of',
  'account opened again': 'Opened again the account of',
  added: 'Added',
  answered: 'Answered a comment on',
  approved: 'Approved',
  'brought back': 'Brought back',
  'carried over': 'Carried over',
  changed: 'Changed the text of',
  commented: 'Commented on',
  continued: 'Continued an earlier one by',
  'correction discarded': 'Discarded the correction of',
  'correction opened': 'Began a correction of',
  departed: 'No longer tracks',
  ended: 'Ended',
  erased: 'Erased',
  'given up': 'Gave up sending',
  imported: 'Imported',
  'invited again': 'Invited again',
  merged: 'Merged into another:',
  moved: 'Moved',
  opened: 'Opened',
  'password changed': 'Changed the password of',
  'password link asked for': 'Asked for a password link for',
  'password link sent': 'Sent a password link to',
  'password set by link': 'Set by link the password of',
  published: 'Published',
  'put back': 'Put back',
  'queued again': 'Queued again',
  'reason changed': 'Changed the reason of',
  refused: 'Was refused at',
  'release failed': 'Could not release',
  released: 'Released',
  'released late': 'Released late a report of',
  reminded: 'Reminded of',
  renumbered: 'Renumbered',
  reopened: 'Reopened',
  reordered: 'Put in another place',
  reported: 'Reported',
  rescheduled: 'Rescheduled',
  returned: 'Returned',
  reworded: 'Reworded',
  'role given': 'Gave a role to',
  'role taken': 'Took a role from',
  settled: 'Settled a comment on',
  'sign-in refused': 'Was not let in as',
  'signed in': 'Signed in as',
  'signed out': 'Signed out as',
  'signed out everywhere': 'Signed out everywhere as',
  split: 'Split',
  submitted: 'Submitted',
  'taken back': 'Took back a change of',
  'taken out': 'Took out',
  updated: 'Updated',
  waived: 'Waived a finding against',
  'waiver taken back': 'Took back a waiver for',
  withdrawn: 'Withdrew',
  'withdrawn from review': 'Took back from review',
};

/** What was done, where the thing itself is not named, or stands in another column. */
const ALONE: Readonly<Record<string, string>> = {
  answered: 'Comment answered',
  changed: 'Text changed',
  continued: 'Continued an earlier one',
  departed: 'No longer tracked',
  erased: 'Erased',
  merged: 'Merged into another',
  reminded: 'Reminder sent',
  reordered: 'Put in another place',
  settled: 'Comment settled',
  'taken back': 'Change taken back',
  waived: 'Finding waived',
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

/** Whether an action has words of its own. */
export const isKnownAction = (action: string): boolean => action in BEGINNINGS;

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
