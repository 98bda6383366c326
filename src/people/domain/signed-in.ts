import type { Actor } from '../../audit/domain/actor.js';
import { may, type Permission } from './permissions.js';
import { type HeldRole, ROLE_NAMES } from './roles.js';

/** Somebody at the desk, as they are at this moment. */
export interface Person {
  id: string;
  name: string;
  email: string;
  roles: readonly HeldRole[];
}

/** The person as the log names them: with the role in which they act on a goal (null: on no single one). */
export const actorOf = (person: Person, goal: string | null): Actor => {
  const held =
    person.roles.find(({ role }) => role === 'ppm') ??
    person.roles.find((one) => goal !== null && one.goal === goal) ??
    person.roles[0];
  const role = held ? ROLE_NAMES[held.role].toLowerCase().replace('ppm', 'PPM') : 'no role';
  return { id: person.id, name: person.name, role: held?.goal ? `${role} of ${held.goal}` : role };
};

/** Whether the person may do it for the goal (by slug), or with null at all. */
export const personMay = (person: Person, permission: Permission, goal: string | null): boolean =>
  may(person.roles, permission, goal);
