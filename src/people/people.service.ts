import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import type { Actor } from '../audit/domain/actor.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { GoalsRecord } from '../goals/goals.record.js';
import { Refused } from '../refused.js';
import { type HeldRole, roleInWords } from './domain/roles.js';
import { Passwords } from './passwords.js';
import { type Account, PeopleRecord } from './people.record.js';

/** Somebody new. With a password the account can be used at once; without, a link sets the first one. */
export interface NewPerson {
  email: string;
  name: string;
  roles: readonly HeldRole[];
  password?: string;
}

/** Makes accounts. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleRecord,
    private readonly goals: GoalsRecord,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Makes an account. Throws Refused where the address has one, or a role is for a goal that is not there. */
  async add({ email, name, roles, password }: NewPerson, by: Actor): Promise<Account> {
    const passwordHash = password === undefined ? null : await this.passwords.hash(password);
    return this.work.run(async () => {
      await this.work.alone(); // two accounts of one address at once would both find that there is none
      if (await this.people.byEmail(email)) throw new Refused([`There is an account for ${email} already.`]);
      const account = await this.people.add({ email, name }, this.clock.now());
      for (const role of roles) await this.people.giveRole(account.id, role.role, await this.goalIdOf(role));
      if (passwordHash !== null) await this.people.change(account, { passwordHash });
      const after = { email: account.email, roles: roles.map(roleInWords) };
      await this.audit.record(by, [deedOn(account, 'added', null, after)]);
      return { ...account, roles, passwordHash };
    });
  }

  /** The id of the goal that the role is for. Throws Refused where there is none of this slug. */
  async goalIdOf({ goal: slug }: HeldRole): Promise<string | null> {
    if (slug === null) return null;
    const goal = await this.goals.bySlug(slug);
    if (goal) return goal.id;
    const known = (await this.goals.all()).map((one) => one.slug);
    const instead =
      known.length === 0 ? 'there is no goal yet: import a plan first' : `it is one of ${known.join(', ')}`;
    throw new Refused([`There is no goal ${slug}; ${instead}.`]);
  }
}

/** What was done to an account, for the log. */
export const deedOn = (
  { id, name }: Pick<Account, 'id' | 'name'>,
  action: string,
  before: object | null,
  after: object | null,
): Deed => ({ action, subject: { kind: 'person', id, title: name }, before, after });
