import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Passwords } from './passwords.js';
import { type Account, PeopleRecord } from './people.record.js';
import { deedOn } from './people.service.js';
import { nobodyAt, RefusalLog } from './refusal-log.js';
import { SessionsService } from './sessions.service.js';
import { SignInTriesRecord } from './sign-in-tries.record.js';

/** What somebody enters to sign in, and from where. */
export interface SignIn {
  email: string;
  password: string;
  networkAddress: string;
  browser: string;
}

/** Signed in, with the token of the session; or not: to wait before the next try, or wrong. It never says what is wrong. */
export type SignInOutcome =
  { kind: 'in'; token: string; hasRole: boolean } | { kind: 'wait'; milliseconds: number } | { kind: 'wrong' };

/** Lets people in, and slows down those who guess. */
@Injectable()
export class SignInService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleRecord,
    private readonly tries: SignInTriesRecord,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly refusals: RefusalLog,
    private readonly clock: Clock,
  ) {}

  async signIn({ email, password, networkAddress, browser }: SignIn): Promise<SignInOutcome> {
    const trying = { account: email, address: networkAddress };
    const milliseconds = await this.work.run(() => this.tries.take(trying, this.clock.now()));
    if (milliseconds > 0) return { kind: 'wait', milliseconds };
    const account = await this.people.byEmail(email);
    const passwordHash = account && account.endedAt === null ? account.passwordHash : null;
    if (!(await this.passwords.isRight(password, passwordHash)) || !account) {
      await this.recordWrong(account, networkAddress);
      return { kind: 'wrong' };
    }
    const token = await this.work.run(async () => {
      // The password took its time: the account may have been ended meanwhile, or its password changed.
      const now = await this.people.held(account.id, 'shared');
      if (!now || now.endedAt !== null || now.passwordHash !== account.passwordHash) return null;
      await this.tries.forgive(trying);
      return this.sessions.start(now, browser);
    });
    if (token !== null) return { kind: 'in', token, hasRole: account.roles.length > 0 };
    await this.recordWrong(account, networkAddress);
    return { kind: 'wrong' };
  }

  // Of an address without an account the log does not keep what was typed: it may be a password.
  private recordWrong(account: Account | null, networkAddress: string): Promise<void> {
    const deed = account
      ? deedOn(account, 'sign-in refused', null, null)
      : {
          action: 'sign-in refused',
          subject: { kind: 'address', id: '/sign-in', title: 'an e-mail address without an account' },
          ...{ before: null, after: null },
        };
    return this.refusals.record(nobodyAt(networkAddress), deed);
  }
}
