import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GoalsRecord } from '../goals/goals.record.js';
import { NotAllowed } from '../not-allowed.js';
import { ANYONE } from '../web/anyone.decorator.js';
import { NotFound, SignInNeeded } from '../web/refusals.js';
import { noRoleSentence } from './domain/no-role.js';
import { whoMay } from './domain/permissions.js';
import { personMay } from './domain/signed-in.js';
import { type DeskRequest, MAY, type Needed } from './may.decorator.js';
import { PeopleRecord } from './people.record.js';
import { SessionCookie } from './session-cookie.js';

/** Before every route: whoever asks must be allowed what the route declares. A route that declares nothing is closed. */
@Injectable()
export class PermissionGuard implements CanActivate {
  private readonly known = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    private readonly cookie: SessionCookie,
    private readonly goals: GoalsRecord,
    private readonly people: PeopleRecord,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.neededFor(context);
    if (needed === 'anyone') return true;
    const request = context.switchToHttp().getRequest<DeskRequest>();
    await this.identify(request);
    if (needed === null) throw new NotAllowed('This address does not say who may use it, so nobody may.');
    await this.refuseUnlessAllowed(request, needed);
    return true;
  }

  /** What the method declares, or else its controller. */
  private neededFor(context: ExecutionContext): Needed | 'anyone' | null {
    for (const place of [context.getHandler(), context.getClass()]) {
      const needed = this.reflector.get<Needed | undefined>(MAY, place);
      if (needed) return needed;
      if (this.reflector.get<boolean | undefined>(ANYONE, place)) return 'anyone';
    }
    return null;
  }

  private async identify(request: DeskRequest): Promise<void> {
    const found = await this.cookie.sessionIn(request);
    if (!found) {
      const reads = request.method === 'GET' || request.method === 'HEAD';
      throw new SignInNeeded(reads ? request.url : null);
    }
    request.person = found.person;
    request.sessionId = found.session.id;
  }

  private async refuseUnlessAllowed({ person, params }: DeskRequest, needed: Needed): Promise<void> {
    if (!person) throw new SignInNeeded(null);
    const { permission, goal: parameter } = needed;
    const goal = parameter === null ? null : slugIn(params, parameter);
    if (goal !== null && !(await this.isGoal(goal))) throw new NotFound();
    if (personMay(person, permission, goal)) return;
    if (person.roles.length > 0) throw new NotAllowed(`${whoMay(permission, goal)} may do this.`);
    const administrators = await this.people.holdersOf({ role: 'administrator', goal: null });
    throw new NotAllowed(`${noRoleSentence(administrators)} Your account is at /desk/account.`);
  }

  // Asked once of each goal: one that is there stays.
  private async isGoal(slug: string): Promise<boolean> {
    if (this.known.has(slug)) return true;
    const isThere = (await this.goals.bySlug(slug)) !== null;
    if (isThere) this.known.add(slug);
    return isThere;
  }
}

const slugIn = (params: unknown, name: string): string => {
  const slug = (params as Record<string, unknown>)[name];
  if (typeof slug !== 'string')
    throw new Error(`A route asks for the permission of the goal in :${name}, and has none.`);
  return slug;
};
