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
  accountPassword: '/desk/account/password',
  accountSessions: '/desk/account/sessions/ending',
  accountSession: (id: string): string => `/desk/account/sessions/${id}/ending`,
  rounds: '/desk/rounds',
  newRound: '/desk/rounds/new',
  round: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}`,
  /** The milestone grid across all goals of a round. */
  milestones: (quarter: QuarterKey): string => `/desk/rounds/${slugOf(quarter)}/milestones`,
  goals: '/desk/goals',
  goal,
  /** The draft of an update. */
  update,
  preview: (slug: string, quarter: QuarterKey): string => `${update(slug, quarter)}/preview`,
  /** The milestone grid of one goal. */
  grid: (slug: string, quarter: QuarterKey): string => `${update(slug, quarter)}/milestones`,
  /** One row of it, for a script. */
  gridRow: (slug: string, quarter: QuarterKey, reference: string): string =>
    `${update(slug, quarter)}/milestones/${encodeURIComponent(reference)}`,
  correction: (slug: string, quarter: QuarterKey): string => `${update(slug, quarter)}/correction`,
  milestone: (slug: string, reference: string): string => `${goal(slug)}/milestones/${encodeURIComponent(reference)}`,
  strategy: (slug: string, reference: string): string => `${goal(slug)}/strategies/${encodeURIComponent(reference)}`,
  people: '/desk/people',
  newPerson: '/desk/people/new',
  person: (id: string): string => `/desk/people/${id}`,
  personDeed: (id: string, deed: 'roles' | 'role-taking' | 'link' | 'ending' | 'reopening'): string =>
    `/desk/people/${id}/${deed}`,
  log: '/desk/log',
  logFile: '/desk/log.csv',
  mail: '/desk/mail',
  mailTryAll: '/desk/mail/failed/another-try',
  mailTry: (id: string): string => `/desk/mail/${id}/another-try`,
  mailGivingUp: (id: string): string => `/desk/mail/${id}/giving-up`,
  undo: (unit: string): string => `/desk/undo/${unit}`,
} as const;
