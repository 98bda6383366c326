import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from './domain/permissions.js';
import type { Person } from './domain/signed-in.js';

export const MAY = 'may';

/** What a route asks for: the permission, and the route parameter that names the goal it is asked for. */
export interface Needed {
  permission: Permission;
  goal: string | null;
}

/**
 * Who may use the route (or every route of the controller). `goal` names the route parameter with the goal's slug, for
 * which the permission must be held; without it the permission is needed for some goal or the whole site.
 */
export const May = (permission: Permission, { goal = null }: { goal?: string | null } = {}) =>
  SetMetadata(MAY, { permission, goal } satisfies Needed);

/** A request with whoever sent it: the guard has put them there. */
export interface DeskRequest extends FastifyRequest {
  person?: Person;
  sessionId?: string;
}

/** Whoever is signed in, of a route that declares what they must be allowed. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<DeskRequest>();
  if (!person) throw new Error('A route that asks for the person declares who may use it with @May().');
  return person;
});
