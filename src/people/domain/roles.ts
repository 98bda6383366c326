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

/** Everybody who has a role, in the words of a sentence. */
export const ROLE_PLURALS = {
  administrator: 'administrators',
  ppm: 'PPM staff',
  leader: 'goal leaders',
  deputy: 'deputy goal leaders',
} as const satisfies Record<Role, string>;

/** A role with its goal: “Goal leader, customer-experience”. */
export const roleInWords = ({ role, goal }: HeldRole): string =>
  goal === null ? ROLE_NAMES[role] : `${ROLE_NAMES[role]}, ${goal}`;

/** A role as a form and the command line name it: `ppm`, `leader:customer-experience`. */
export const roleAsText = ({ role, goal }: HeldRole): string => (goal === null ? role : `${role}:${goal}`);

/** The role that a form or the command line names; null where it names none. */
export const roleNamed = (text: string): HeldRole | null => {
  const [name = '', goal = null, ...more] = text.trim().split(':');
  const role = ROLES.find((one) => one === name);
  if (!role || more.length > 0 || goal === '' || isOfOneGoal(role) !== (goal !== null)) return null;
  return { role, goal };
};
