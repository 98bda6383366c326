import type { MilestoneStatus } from './status.js';

export type ToldStatus = Exclude<MilestoneStatus, 'Not reported'>;

const BECAUSE = '(?: *$| (?:due|because|by|per|as|after|until|to|in)\\b)';
const ELSEWHERE = '(?: *$| (?:into|with|from(?! \\d)|by|per|due|because|as|under|effective)\\b)';
const WITHOUT_END = '(?: *$| (?:quarterly|annual(?:ly)?|monthly|effort|work|activity|with|through|per|as|in|at|by)\\b)';

/**
 * How the plans put each status, and words that can mean nothing else. A clause is read by how it begins, and only as
 * far as the words can be about the status: `Removed 40 requirements` is no withdrawal, `Ongoing talks` no status.
 */
export const WORDINGS: readonly (readonly [RegExp, ToldStatus])[] = [
  [
    /^(?:(?:not|never|no longer)(?: (?:yet|currently|fully|entirely))? on (?:track|schedule|target|time)|off (?:track|schedule))\b/,
    'At risk',
  ],
  [
    /^(?:not(?: yet)? (?:started|begun|initiated|commenced)|(?:has|have) not(?: yet)? (?:started|begun)|yet to (?:start|begin))\b/,
    'Not started',
  ],
  [/^(?:missed|not met|(?:deadline|due date|target) missed|overdue|past due)\b/, 'Missed'],
  [
    /^(?:at (?:some |high |higher |moderate |medium |significant |serious )?risk|delay(?:s|ed)?|behind schedule)\b/,
    'At risk',
  ],
  [new RegExp(`^(?:postponed|deferred|slipped|behind)${BECAUSE}`), 'At risk'],
  [
    new RegExp(`^(?:withdrawn|cancell?ed|discontinued|removed|merged|dropped|abandoned|superseded)${ELSEWHERE}`),
    'Withdrawn',
  ],
  [/^no longer (?:being )?(?:pursued|planned|tracked|applicable)\b/, 'Withdrawn'],
  [/^(?:on (?:track|schedule|target|time)|ahead of schedule|in progress|in process|underway)\b/, 'On track'],
  [new RegExp(`^(?:ongoing|continuous)${WITHOUT_END}`), 'Ongoing'],
];

/** The worse comes first; of two that are as good as each other the first told is taken. */
export const BADNESS: Readonly<Record<ToldStatus, number>> = {
  ...{ Missed: 6, 'At risk': 5, Withdrawn: 4, 'Not started': 3, 'On track': 2, Ongoing: 2, Completed: 1 },
};

/** Words that leave a status as it is: `Milestone is on track`, `Currently at risk`. */
export const LEAD =
  /^(?:(?:this|the|all|milestones?|(?:action )?items?|actions?|tasks?|status|project|it|is|are|has been|have been|currently|now|still|remains?|overall|back) )+/;

/** `Completed`, `100% complete`; with what may follow it: how, and when. */
export const COMPLETION =
  /^(?:(?:100 ?(?:%|percent)|fully|already|successfully) )?(complete|completed|done|finished|accomplished|achieved|met)(?: (?:successfully|early|late|on time|on schedule|ahead of schedule|as (?:planned|scheduled)|in full|(?:this|last) (?:quarter|month|year)))?(?: (.+))?$/;

/** After a completion, whether anything says that it is not all done. */
export const holdsReservation = (clauses: readonly string[]): boolean =>
  RESERVATION.test(clauses.join('; ')) || clauses.some(countsPart);

const RESERVATION = new RegExp(
  [
    '\\b(?:pending|except(?:ing|ions?)?|excluding|other than|partial(?:ly)?|incomplete|remain(?:s|ing|der)?|outstanding)\\b',
    '\\b(?:await(?:s|ing)?|until|subject to|not|never|only|most(?:ly)?|majority|nearly|almost|will|to be|to follow)\\b',
    '\\b(?:expected to|needs|needed|must|should|(?:under|in) review|in clearance|tbd|phase (?:\\d|i|one)|first phase)\\b',
    '\\b(?!100\\b)\\d+(?:\\.\\d+)? ?(?:%|percent\\b)',
    '\\b(\\d+) ?(?:of|out of) ?(?:the )?(?!\\1\\b)\\d+',
    '(?:^|; ?)(?:for\\b|(?:no|draft|initial|interim|preliminary|pilot|in part) *(?:;|$))',
  ].join('|'),
);

/** `20/24 agencies` counts a part of a whole; `24/7` does not, nor `24/24`, and `issued 6/15` is a day. */
const countsPart = (clause: string): boolean =>
  [...clause.matchAll(/(?<![\d/])(\d+)\/(\d+)(?![\d/])/g)].some(({ 1: part, 2: whole, index, 0: words }) => {
    const mayBeDay = Number(part) >= 1 && Number(part) <= 12 && Number(whole) <= 31;
    const isDay = mayBeDay && DONE_ON.test(clause.slice(0, index)) && !COUNTED.test(clause.slice(index + words.length));
    return Number(part) < Number(whole) && !isDay;
  });

/** `memo issued`, `published on`: what a day follows. */
const DONE_ON = /\b(?:\w+ed|sent|held|on|dated|as of)(?: on)? $/;

/** `agencies`: what a number counts, unless it is how the clause goes on. */
const COUNTED = /^ (?!(?:to|by|with|at|for|in|from|through|via|as|per)\b)\w/;
