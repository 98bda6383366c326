import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type CountedBy, failuresOf, FORGOTTEN_MS, type Tries, waitOf } from './domain/slow-down.js';
import { SignInTries } from './sign-in-tries.entity.js';
import { hashOf } from './tokens.js';

/** Who tries: the e-mail address of an account, there or not, and the network address. */
export interface Trying {
  account: string;
  address: string;
}

/** The record of tries to sign in. Writes belong into a unit of work. */
@Injectable()
export class SignInTriesRecord {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Counts a try before it is made, as if it were in vain, so that many at once are counted like many in turn. Gives how
   * long to wait instead; such a try is neither made nor counted.
   */
  async take(trying: Trying, now: Date): Promise<number> {
    return this.takeAll(subjectsOf(trying), now);
  }

  /** The same for a link to set a password, which anybody may ask for: counted by the network address alone. */
  async takeLink(address: string, now: Date): Promise<number> {
    return this.takeAll([['address', `link:${address}`]], now);
  }

  private async takeAll(subjects: readonly [CountedBy, string][], now: Date): Promise<number> {
    await this.tries.delete({ lastAt: LessThan(new Date(now.getTime() - FORGOTTEN_MS)) });
    const counted = [];
    for (const [by, subject] of subjects) counted.push({ by, ...(await this.held(subject, now)) });
    const wait = Math.max(...counted.map(({ by, ...tries }) => waitOf(by, tries, now)));
    if (wait > 0) return wait;
    for (const one of counted)
      await this.tries.update({ subject: one.subject }, { failures: failuresOf(one, now) + 1, lastAt: now });
    return 0;
  }

  /** The try was not in vain: the account’s are forgotten, and the network address has one less. */
  async forgive({ account, address }: Trying): Promise<void> {
    await this.forget(account);
    await this.tries.decrement({ subject: subjectOf('address', address), failures: MoreThan(0) }, 'failures', 1);
  }

  async forget(account: string): Promise<void> {
    await this.tries.delete({ subject: subjectOf('account', account) });
  }

  /** The tries of a subject, which no other transaction changes until this one ends. */
  private async held(subject: string, now: Date): Promise<Tries & { subject: string }> {
    const none = { subject, failures: 0, lastAt: now };
    await this.tries.createQueryBuilder().insert().values(none).orIgnore().execute();
    await this.tries.update({ subject }, { failures: () => '"failures"' }); // takes the row’s lock on PostgreSQL
    return this.tries.findOneByOrFail({ subject });
  }

  private get tries(): Repository<SignInTries> {
    return this.work.manager.getRepository(SignInTries);
  }
}

const subjectOf = (by: CountedBy, text: string): string =>
  by === 'account' ? `account:${hashOf(text.toLowerCase())}` : `address:${text}`;

// Always in this order, so that no two tries wait for each other.
const subjectsOf = ({ account, address }: Trying): [CountedBy, string][] => [
  ['account', subjectOf('account', account)],
  ['address', subjectOf('address', address)],
];
