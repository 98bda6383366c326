import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailRecord } from '../mail/mail.record.js';
import { Refused } from '../refused.js';
import { SETTINGS } from '../settings.module.js';
import type { Settings } from '../settings.js';
import { isOpen, LINK_LASTS_MS, mayMailAnother } from './domain/link-life.js';
import { problemWith } from './domain/password-rule.js';
import { actorOf } from './domain/signed-in.js';
import { linkMail } from './link-mail.js';
import { LinksRecord } from './links.record.js';
import type { LinkPurpose } from './one-time-link.entity.js';
import { Passwords } from './passwords.js';
import { type Account, PeopleRecord } from './people.record.js';
import { deedOn } from './people.service.js';
import { nobodyAt } from './refusal-log.js';
import { SessionsRecord } from './sessions.record.js';
import { SessionsService } from './sessions.service.js';
import { SignInTriesRecord } from './sign-in-tries.record.js';
import { hashOf, newToken } from './tokens.js';

/** Longer than anything that is done for an account that is there. */
const ANSWER_AFTER_MS = 250;

/** A link that can be followed, with whose it is. */
export interface FollowedLink {
  id: string;
  purpose: LinkPurpose;
  account: Account;
}

/** The links that set a password once: made, mailed and followed. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly links: LinksRecord,
    private readonly people: PeopleRecord,
    private readonly sessionRows: SessionsRecord,
    private readonly sessions: SessionsService,
    private readonly tries: SignInTriesRecord,
    private readonly passwords: Passwords,
    private readonly mail: MailRecord,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Within a unit of work: the address of a new link for the account, in place of any it had. */
  async make(account: Pick<Account, 'id'>, purpose: LinkPurpose): Promise<string> {
    const now = this.clock.now();
    const token = newToken();
    await this.links.endAll(account.id, now);
    await this.links.add({
      ...{ id: randomUUID(), tokenHash: hashOf(token), personId: account.id, purpose },
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + LINK_LASTS_MS[purpose]), usedAt: null },
    });
    return `${this.settings.publicUrl}/password/${token}`;
  }

  /** Within a unit of work: makes a link and mails it. Gives its address where no mail is set up, to hand it over. */
  async send(account: Account, purpose: LinkPurpose, by: string | null): Promise<string | null> {
    const link = await this.make(account, purpose);
    if (this.settings.smtpUrl === null) return link;
    await this.mail.queue(linkMail({ purpose, to: account, by, link }));
    return null;
  }

  /**
   * Somebody forgot the password of an account. Whether there is one shows neither in the answer nor in its time. Gives how
   * long to wait where too many links were asked for from there, else 0.
   */
  async forgotten(email: string, networkAddress: string): Promise<number> {
    const wait = await this.work.run(() => this.tries.takeLink(networkAddress, this.clock.now()));
    if (wait === 0) await Promise.all([this.mailLink(email, networkAddress), pause(ANSWER_AFTER_MS)]);
    return wait;
  }

  /** The link of the token; null where it was used, replaced, is too old, or never was. */
  async find(token: string): Promise<FollowedLink | null> {
    const link = await this.links.ofToken(hashOf(token));
    if (!link || !isOpen(link, this.clock.now())) return null;
    const account = await this.people.byId(link.personId);
    return account && account.endedAt === null ? { id: link.id, purpose: link.purpose, account } : null;
  }

  /**
   * Sets the password by a link, which is used with it; ends every session of the person and begins a new one. Gives its
   * token. Throws Refused where the password cannot be taken; null where the link has gone meanwhile.
   */
  async follow(token: string, password: string, browser: string): Promise<string | null> {
    const link = await this.find(token);
    if (!link) return null;
    const problem = problemWith(password, link.account);
    if (problem !== null) throw new Refused([problem]);
    const passwordHash = await this.passwords.hash(password);
    return this.work.run(async () => {
      const now = this.clock.now();
      const account = await this.people.held(link.account.id, 'alone'); // first, as whoever ends the account does
      if (!account || account.endedAt !== null || !(await this.links.use(link.id, now))) return null;
      await this.links.endAll(account.id, now);
      await this.people.change(account, { passwordHash });
      await this.sessionRows.endAll(account.id, now);
      await this.tries.forget(account.email);
      await this.audit.record(actorOf(account, null), [deedOn(account, 'password set by link', null, null)]);
      return this.sessions.start(account, browser);
    });
  }

  // Who never followed the invitation gets another one: a link for an hour in its place would leave them without.
  private mailLink(email: string, networkAddress: string): Promise<void> {
    return this.work.run(async () => {
      const account = await this.people.byEmail(email);
      if (!account || account.endedAt !== null || this.settings.smtpUrl === null) return;
      if (!mayMailAnother(await this.links.newestOf(account.id), this.clock.now())) return;
      await this.send(account, account.passwordHash === null ? 'invitation' : 'reset', null);
      await this.audit.record(nobodyAt(networkAddress), [deedOn(account, 'password link asked for', null, null)]);
    });
  }
}
