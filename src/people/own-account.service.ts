import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Refused } from '../refused.js';
import { NotFound } from '../web/refusals.js';
import { correctionOf } from './domain/account-correction.js';
import { problemWith } from './domain/password-rule.js';
import { actorOf, type Person } from './domain/signed-in.js';
import { LinksRecord } from './links.record.js';
import { Passwords } from './passwords.js';
import { PeopleRecord } from './people.record.js';
import { deedOn } from './people.service.js';
import { SessionsRecord } from './sessions.record.js';
import { SignInTriesRecord } from './sign-in-tries.record.js';

/** A new password, with the present one as proof, and the session it is changed in. */
export interface PasswordChange {
  present: string;
  password: string;
  sessionId: string;
  networkAddress: string;
}

/** What people keep of their own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleRecord,
    private readonly sessions: SessionsRecord,
    private readonly links: LinksRecord,
    private readonly tries: SignInTriesRecord,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Changes the name. False where it is that already. */
  rename(person: Person, name: string): Promise<boolean> {
    return this.work.run(async () => {
      const account = await this.people.held(person.id, 'alone');
      if (!account) throw new NotFound();
      const corrected = correctionOf(account, { name, email: account.email });
      if (!corrected) return false;
      await this.people.change(account, corrected.after);
      await this.audit.record(actorOf({ ...person, name }, null), [
        deedOn({ id: person.id, name }, 'account corrected', corrected.before, corrected.after),
      ]);
      return true;
    });
  }

  /**
   * Changes the password and ends every other session. Gives how long to wait where the present one was wrong too often,
   * else 0. Throws Refused where the present one is wrong or the new one cannot be taken.
   */
  async changePassword(person: Person, change: PasswordChange): Promise<number> {
    const problem = problemWith(change.password, person);
    if (problem !== null) throw new Refused([problem]);
    const trying = { account: person.email, address: change.networkAddress };
    const wait = await this.work.run(() => this.tries.take(trying, this.clock.now()));
    if (wait > 0) return wait;
    const account = await this.people.byId(person.id);
    if (!account || !(await this.passwords.isRight(change.present, account.passwordHash))) {
      throw new Refused(['The present password is not right.']);
    }
    const passwordHash = await this.passwords.hash(change.password);
    await this.work.run(async () => {
      await this.people.change(account, { passwordHash });
      await this.tries.forgive(trying); // after the account, as signing in does, so that neither waits for the other
      await this.sessions.endOthers(person.id, change.sessionId, this.clock.now());
      await this.links.endAll(person.id, this.clock.now());
      await this.audit.record(actorOf(person, null), [deedOn(person, 'password changed', null, null)]);
    });
    return 0;
  }
}
