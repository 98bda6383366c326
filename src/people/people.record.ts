import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { StaleEdit } from '../stale-edit.js';
import type { HeldRole } from './domain/roles.js';
import type { Person } from './domain/signed-in.js';
import { PersonRole } from './person-role.entity.js';
import { PersonRow } from './person.entity.js';

/** An account with its roles. */
export interface Account extends Person {
  passwordHash: string | null;
  createdAt: Date;
  endedAt: Date | null;
  version: number;
}

/** The record of people and their roles. Writes belong into a unit of work. */
@Injectable()
export class PeopleRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** Every account, by name. */
  async all(): Promise<Account[]> {
    const people = await this.people.find({ order: { name: 'ASC', email: 'ASC' } });
    const held = await this.roles.find({ relations: { goal: true } });
    return people.map((person) => accountOf(person, held));
  }

  /** Within a unit of work: the account, which nobody else changes until the commit; `alone` for whoever changes it. */
  async held(id: string, how: 'shared' | 'alone'): Promise<Account | null> {
    await this.work.hold('people', id, how);
    return this.byId(id);
  }

  async byId(id: string): Promise<Account | null> {
    return this.withRoles(await this.people.findOneBy({ id }));
  }

  /** The account of an e-mail address, in whatever letters it is written. */
  async byEmail(email: string): Promise<Account | null> {
    return this.withRoles(await this.people.findOneBy({ email: email.toLowerCase() }));
  }

  /** Everybody who holds the role, but for ended accounts: a goal’s leaders and deputies by its slug. */
  async holdersOf({ role, goal }: HeldRole): Promise<Account[]> {
    const isHeld = (held: HeldRole): boolean => held.role === role && held.goal === goal;
    return (await this.all()).filter(({ endedAt, roles }) => !endedAt && roles.some(isHeld));
  }

  /** Their addresses. */
  async emailsOf(role: HeldRole): Promise<string[]> {
    return (await this.holdersOf(role)).map(({ email }) => email);
  }

  async add({ email, name }: { email: string; name: string }, createdAt: Date): Promise<Account> {
    const row = { id: randomUUID(), email: email.toLowerCase(), name, passwordHash: null, createdAt, endedAt: null };
    await this.people.insert(row);
    return { ...row, roles: [], version: 1 };
  }

  /** `goalId` is the id of the goal that the role is for, null for a role of the whole site. */
  async giveRole(personId: string, role: HeldRole['role'], goalId: string | null): Promise<void> {
    await this.roles.insert({ id: randomUUID(), personId, role, goalId });
  }

  async takeRole(personId: string, { role, goal }: HeldRole): Promise<void> {
    const held = await this.roles.find({ where: { personId, role }, relations: { goal: true } });
    for (const one of held) if ((one.goal?.slug ?? null) === goal) await this.roles.delete({ id: one.id });
  }

  /** Changes the account where it is still as it was seen, else throws StaleEdit. */
  async change(
    { id, version }: Pick<Account, 'id' | 'version'>,
    change: Partial<Pick<Account, 'name' | 'email' | 'passwordHash' | 'endedAt'>>,
  ): Promise<void> {
    const { affected } = await this.people.update({ id, version }, change);
    if (affected === 1) return;
    const now = await this.people.findOneByOrFail({ id });
    throw new StaleEdit({ version: now.version, by: null, at: null, values: { name: now.name, email: now.email } });
  }

  private async withRoles(person: PersonRow | null): Promise<Account | null> {
    if (!person) return null;
    return accountOf(person, await this.roles.find({ where: { personId: person.id }, relations: { goal: true } }));
  }

  private get people(): Repository<PersonRow> {
    return this.work.manager.getRepository(PersonRow);
  }

  private get roles(): Repository<PersonRole> {
    return this.work.manager.getRepository(PersonRole);
  }
}

const accountOf = (person: PersonRow, held: readonly PersonRole[]): Account => ({
  id: person.id,
  email: person.email,
  name: person.name,
  passwordHash: person.passwordHash,
  createdAt: person.createdAt,
  endedAt: person.endedAt,
  version: person.version,
  roles: held
    .filter(({ personId }) => personId === person.id)
    .map(({ role, goal }) => ({ role, goal: goal?.slug ?? null })),
});
