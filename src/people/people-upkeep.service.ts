import { Injectable } from '@nestjs/common';
import { type Actor, AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Refused } from '../refused.js';
import { NotFound } from '../web/refusals.js';
import { type AccountWords, correctionOf } from './domain/account-correction.js';
import { isLastAdministrator } from './domain/last-administrator.js';
import { type HeldRole, roleInWords } from './domain/roles.js';
import { actorOf, type Person } from './domain/signed-in.js';
import { LinksRecord } from './links.record.js';
import type { LinkPurpose } from './one-time-link.entity.js';
import { PasswordLinks } from './password-links.service.js';
import { type Account, PeopleRecord } from './people.record.js';
import { deedOn, type NewPerson, PeopleService } from './people.service.js';
import { SessionsRecord } from './sessions.record.js';

/** An account after something was done to it. `link` is to be handed over by whoever did it: no mail is set up. */
export interface Kept {
  account: Account;
  link: string | null;
}

/** What administrators do with accounts: invite, put right, give and take roles, end and open again. All is logged. */
@Injectable()
export class PeopleUpkeep {
  constructor(
    private readonly work: UnitOfWork,
    private readonly service: PeopleService,
    private readonly people: PeopleRecord,
    private readonly links: PasswordLinks,
    private readonly linkRows: LinksRecord,
    private readonly sessions: SessionsRecord,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Makes an account and sends its invitation. Throws Refused where the address has an account. */
  invite(newPerson: Omit<NewPerson, 'password'>, by: Person): Promise<Kept> {
    return this.work.run(async () => {
      const account = await this.service.add(newPerson, actorOf(by, null));
      return { account, link: await this.links.send(account, 'invitation', by.name) };
    });
  }

  /** Sends another link in place of those before: to set the first password, or a new one. */
  sendLink(id: string, by: Person): Promise<Kept> {
    return this.on(id, async (account) => {
      if (account.endedAt) throw new Refused([`The account of ${account.name} is ended. Open it again first.`]);
      const purpose = account.passwordHash === null ? 'invitation' : 'reset';
      await this.record(account, by, purpose === 'invitation' ? 'invited again' : 'password link sent', null, null);
      return this.links.send(account, purpose, by.name);
    });
  }

  /** A new link for the account of an address, for whoever runs the program. Throws Refused where there is none in use. */
  linkFor(email: string, by: Actor): Promise<{ link: string; purpose: LinkPurpose }> {
    return this.work.run(async () => {
      const account = await this.people.byEmail(email);
      if (!account || account.endedAt) throw new Refused([`There is no account in use for ${email}.`]);
      const purpose = account.passwordHash === null ? 'invitation' : 'reset';
      await this.audit.record(by, [deedOn(account, 'password link sent', null, null)]);
      return { link: await this.links.make(account, purpose), purpose };
    });
  }

  /**
   * Puts the name and the address right, as seen in this version. With another address the links that were mailed to the
   * old one are void, and who never set a password is invited anew. Throws Refused where the address has an account, and
   * StaleEdit where somebody else changed this one.
   */
  correct(id: string, seen: number, words: AccountWords, by: Person): Promise<Kept> {
    return this.on(id, async (account) => {
      const corrected = correctionOf(account, words);
      if (!corrected) return null;
      const { before, after } = corrected;
      if (after.email !== undefined && (await this.people.byEmail(after.email)))
        throw new Refused([`There is an account for ${after.email} already.`]);
      await this.people.change({ id, version: seen }, after);
      const now = { ...account, ...after };
      await this.record(now, by, 'account corrected', before, after);
      return after.email === undefined ? null : this.linksOfNewAddress(now, by);
    });
  }

  /** Throws Refused where the person has the role, or there is no such goal. */
  giveRole(id: string, role: HeldRole, by: Person): Promise<Kept> {
    return this.on(id, async (account) => {
      if (account.roles.some((held) => isSame(held, role)))
        throw new Refused([`${account.name} is ${roleInWords(role)} already.`]);
      await this.people.giveRole(account.id, role.role, await this.service.goalIdOf(role));
      await this.record(account, by, 'role given', null, { role: roleInWords(role) });
      return null;
    });
  }

  /** Throws Refused where the person does not have the role, or nobody would keep the accounts without it. */
  takeRole(id: string, role: HeldRole, by: Person): Promise<Kept> {
    return this.on(id, async (account) => {
      if (!account.roles.some((held) => isSame(held, role)))
        throw new Refused([`${account.name} is not ${roleInWords(role)}.`]);
      if (role.role === 'administrator') await this.refuseLast(account);
      await this.people.takeRole(account.id, role);
      await this.record(account, by, 'role taken', { role: roleInWords(role) }, null);
      return null;
    });
  }

  /** Ends the account: it is signed out everywhere, and its links are void. Its name stays in the log. */
  end(id: string, by: Person): Promise<Kept> {
    return this.on(id, async (account) => {
      if (account.endedAt) throw new Refused([`The account of ${account.name} is ended already.`]);
      await this.refuseLast(account);
      const now = this.clock.now();
      await this.people.change(account, { endedAt: now });
      await this.sessions.endAll(account.id, now);
      await this.linkRows.endAll(account.id, now);
      await this.record(account, by, 'account ended', null, null);
      return null;
    });
  }

  /** Opens an ended account again, with its roles and without its password: a new link sets one. */
  openAgain(id: string, by: Person): Promise<Kept> {
    return this.on(id, async (account) => {
      if (!account.endedAt) throw new Refused([`The account of ${account.name} is not ended.`]);
      await this.people.change(account, { endedAt: null, passwordHash: null });
      await this.record(account, by, 'account opened again', null, { roles: account.roles.map(roleInWords) });
      return this.links.send(account, 'invitation', by.name);
    });
  }

  // Alone: two administrators who take each other's role at once would both find that the other is left.
  private on(id: string, act: (account: Account) => Promise<string | null>): Promise<Kept> {
    return this.work.run(async () => {
      await this.work.alone();
      const account = await this.people.byId(id);
      if (!account) throw new NotFound();
      const link = await act(account);
      return { account: (await this.people.byId(id)) ?? account, link };
    });
  }

  private async linksOfNewAddress(account: Account, by: Person): Promise<string | null> {
    await this.linkRows.endAll(account.id, this.clock.now());
    if (account.endedAt !== null || account.passwordHash !== null) return null;
    return this.links.send(account, 'invitation', by.name);
  }

  private async refuseLast(account: Account): Promise<void> {
    if (!isLastAdministrator(account.id, await this.people.all())) return;
    throw new Refused([
      `${account.name} is the last administrator who can sign in. Give somebody else the role first, and let them set a password.`,
    ]);
  }

  private async record(account: Account, by: Person, action: string, before: object | null, after: object | null) {
    await this.audit.record(actorOf(by, null), [deedOn(account, action, before, after)]);
  }
}

const isSame = (one: HeldRole, other: HeldRole): boolean => one.role === other.role && one.goal === other.goal;
