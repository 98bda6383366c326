/** What somebody may be here. Leaders and deputies are so of one goal, administrators and PPM staff of the whole site. */
export const ROLES = ['administrator', 'ppm', 'leader', 'deputy'] as const;
export type Role = (typeof ROLES)[number];

/** One role that somebody has; `goal` is the slug of the goal they lead or deputize in, null for a role of the site. */
export interface HeldRole {
  role: Role;
  goal: string | null;
}

/** The roles that somebody has for one goal, and not for the whole site. */
export const isOfOneGoal = (role: Role): boolean => role === 'leader' || role === 'deputy';

/** A role in the words that pages and the log use. */
export const ROLE_NAMES = {
  administrator: 'Administrator',
  ppm: 'PPM staff',
  leader: 'Goal leader',
  deputy: 'Deputy goal leader',
} as const satisfies Record<Role, string>;
