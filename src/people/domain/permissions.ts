import { type HeldRole, isOfOneGoal, type Role, ROLE_PLURALS, ROLES } from './roles.js';

/** Whoever is signed in, with a role or without one. */
const ANYBODY = 'anybody';

/**
 * What each role may do: the one table of it. Goal leaders and deputies may do theirs for their own goals only. Whoever
 * submitted an update never approves it, whatever their roles: a rule of the review (docs/domain.md, rule 7).
 */
const MAY = {
  /** Keep one’s own account: name, password and sessions. Whose last role was taken can still sign out everywhere. */
  'keep-own-account': ANYBODY,
  /** See the desk: rounds, updates, the milestone grid, drafts of every goal (staff of one government), and histories. */
  'visit-desk': ['administrator', 'ppm', 'leader', 'deputy'],
  /** Change an update: statuses, due dates, words, strategies and milestones. */
  'edit-update': ['ppm', 'leader', 'deputy'],
  /** Hand an update in for review, and take it back. */
  'submit-update': ['ppm', 'leader', 'deputy'],
  /** Comment on an update under review, and answer. */
  'comment-update': ['ppm', 'leader', 'deputy'],
  /** Return, approve and reopen an update, and waive a finding. */
  'review-update': ['ppm'],
  /** Open a round, set its moments, remind, release. */
  'run-rounds': ['ppm'],
  /** Correct a published report. */
  'correct-report': ['ppm'],
  /** Change what a goal says of itself, and who is printed as its leader. */
  'keep-goals': ['ppm'],
  /** Invite people, put their names and addresses right, give and take roles, end accounts. */
  'keep-people': ['administrator'],
  /** Read the log of every change. */
  'read-log': ['administrator', 'ppm'],
  /** See which mail waits or failed, and try it again. */
  'keep-mail': ['administrator', 'ppm'],
} as const satisfies Record<string, readonly Role[] | typeof ANYBODY>;

export type Permission = keyof typeof MAY;

export const PERMISSIONS = Object.keys(MAY) as Permission[];

/** Whether it needs no role: whoever is signed in may do it. */
export const isForAnybody = (permission: Permission): boolean => MAY[permission] === ANYBODY;

/** The roles that may do it. */
export const rolesThatMay = (permission: Permission): readonly Role[] => {
  const roles = MAY[permission];
  return roles === ANYBODY ? ROLES : roles;
};

/**
 * Whether somebody with these roles may do it. With a goal's slug: for that goal. With null: at all, for some goal or the
 * whole site, as for a page that shows each their own.
 */
export const may = (roles: readonly HeldRole[], permission: Permission, goal: string | null): boolean =>
  isForAnybody(permission) ||
  roles.some(
    (held) =>
      rolesThatMay(permission).includes(held.role) && (!isOfOneGoal(held.role) || goal === null || held.goal === goal),
  );

/** Who may do it, as the beginning of a sentence: “Only PPM staff and goal leaders of grants”. */
export const whoMay = (permission: Permission, goal: string | null): string => {
  const names = rolesThatMay(permission).map((role) => {
    const of = goal !== null && isOfOneGoal(role) ? ` of ${goal}` : '';
    return `${ROLE_PLURALS[role]}${of}`;
  });
  const [last = '', ...others] = names.reverse();
  return `Only ${others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`}`;
};
