import { type QuarterKey, slugOf } from '../fiscal/fiscal-quarter.js';

const goal = (slug: string): string => `/desk/goals/${encodeURIComponent(slug)}`;
const update = (slug: string, quarter: QuarterKey): string => `${goal(slug)}/updates/${slugOf(quarter)}`;

/** Every address of the desk and of the way in. */
export const deskPaths = {
  signIn: '/sign-in',
  signOut: '/sign-out',
  forgotten: '/forgotten-password',
  link: (token: string): string => `/password/${token}`,
  desk: '/desk',
  account: '/desk/account',
  accountName: '/desk/account/name',
  accountPassword: '/desk/account/password',
  accountSessions: '/desk/account/sessions/ending',
  accountSession: (id: string): string => `/desk/account/sessions/${id}/ending`,
  rounds: '/desk/rounds',
  newRound: '/desk/rounds/new',
  round: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}`,
  roundDates: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}/dates`,
  reminders: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}/reminders`,
  release: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}/release`,
  lateReleases: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}/late-releases`,
  /** The milestone grid across all goals of a round. */
  milestones: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}/milestones`,
  goals: '/desk/goals',
  newGoal: '/desk/goals/new',
  goal,
  /** The draft of an update. */
  update,
  preview: (slug: string, quarter: QuarterKey): string => `${update(slug, quarter)}/preview`,
  /** The milestone grid of one goal. */
  grid: (slug: string, quarter: QuarterKey): string => `${update(slug, quarter)}/milestones`,
  /** One row of it, for a script. */
  gridRow: (slug: string, quarter: QuarterKey, reference: string): string =>
    `${update(slug, quarter)}/milestones/${encodeURIComponent(reference)}`,
  indicators: (slug: string, quarter: QuarterKey): string => `${update(slug, quarter)}/indicators`,
  correction: (slug: string, quarter: QuarterKey): string => `${update(slug, quarter)}/correction`,
  milestone: (slug: string, reference: string): string => `${goal(slug)}/milestones/${encodeURIComponent(reference)}`,
  strategy: (slug: string, reference: string): string => `${goal(slug)}/strategies/${encodeURIComponent(reference)}`,
  goalStatement: (slug: string): string => `${goal(slug)}/statement`,
  strategies: (slug: string): string => `${goal(slug)}/strategies`,
  newStrategy: (slug: string): string => `${goal(slug)}/strategies/new`,
  strategyDeed: (
    slug: string,
    reference: string,
    deed: 'statement' | 'place' | 'ending' | 'successor' | 'return' | 'reason',
  ): string => `${goal(slug)}/strategies/${encodeURIComponent(reference)}/${deed}`,
  goalMilestones: (slug: string): string => `${goal(slug)}/milestones`,
  newMilestone: (slug: string): string => `${goal(slug)}/milestones/new`,
  milestoneDeed: (
    slug: string,
    reference: string,
    deed: 'words' | 'strategy' | 'place' | 'withdrawal' | 'departure' | 'merger' | 'split' | 'return' | 'reason',
  ): string => `${goal(slug)}/milestones/${encodeURIComponent(reference)}/${deed}`,
  correctionDeed: (slug: string, quarter: QuarterKey, deed: 'edition' | 'discarding'): string =>
    `${update(slug, quarter)}/correction/${deed}`,
  people: '/desk/people',
  newPerson: '/desk/people/new',
  person: (id: string): string => `/desk/people/${id}`,
  personDeed: (id: string, deed: 'words' | 'roles' | 'role-taking' | 'link' | 'ending' | 'reopening'): string =>
    `/desk/people/${id}/${deed}`,
  log: '/desk/log',
  logFile: '/desk/log.csv',
  mail: '/desk/mail',
  mailTryAll: '/desk/mail/failed/another-try',
  mailTry: (id: string): string => `/desk/mail/${id}/another-try`,
  mailGivingUp: (id: string): string => `/desk/mail/${id}/giving-up`,
  undo: (unit: string): string => `/desk/undo/${unit}`,
} as const;
