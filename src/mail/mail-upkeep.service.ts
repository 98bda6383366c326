import { Injectable } from '@nestjs/common';
import { type Actor, AuditLog, type Deed } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Refused } from '../refused.js';
import { type MailFacts, MailRecord } from './mail.record.js';

const MOST_AT_ONCE = 500;

/** What can be done about mail that does not go out. */
@Injectable()
export class MailUpkeep {
  constructor(
    private readonly work: UnitOfWork,
    private readonly mail: MailRecord,
    private readonly log: AuditLog,
  ) {}

  /** Puts a failed message back among those that wait. Throws Refused where it is not among the failed ones. */
  tryAgain(mail: MailFacts, by: Actor): Promise<void> {
    return this.work.run(async () => {
      if (!(await this.mail.queueAgain(mail.id))) {
        throw new Refused(['This message is not among the failed ones any more, so there is nothing to try again.']);
      }
      await this.log.record(by, [queuedAgain(mail)]);
    });
  }

  /** Puts every failed message back, and gives how many. Throws Refused where none failed. */
  tryAllAgain(by: Actor): Promise<number> {
    return this.work.run(async () => {
      const failed = await this.mail.listed('failed', { skip: 0, take: MOST_AT_ONCE });
      const deeds: Deed[] = [];
      for (const mail of failed) if (await this.mail.queueAgain(mail.id)) deeds.push(queuedAgain(mail));
      if (deeds.length === 0)
        throw new Refused(['No message is among the failed ones, so there is nothing to try again.']);
      await this.log.record(by, deeds);
      return deeds.length;
    });
  }

  /** Gives up a message for good and forgets its text. Throws Refused where it is sent or given up already. */
  giveUp(mail: MailFacts, by: Actor): Promise<void> {
    return this.work.run(async () => {
      if (!(await this.mail.giveUp(mail.id))) {
        throw new Refused(['This message is sent or given up already, so it cannot be given up.']);
      }
      const { tries, lastError } = mail;
      await this.log.record(by, [
        { action: 'given up', subject: subjectOf(mail), before: { tries, lastError }, after: null },
      ]);
    });
  }
}

const queuedAgain = (mail: MailFacts): Deed => ({
  action: 'queued again',
  subject: subjectOf(mail),
  before: { tries: mail.tries, failedAt: mail.failedAt, lastError: mail.lastError },
  after: { tries: 0, failedAt: null, lastError: mail.lastError },
});

const subjectOf = ({ id, subject, recipient }: MailFacts): Deed['subject'] => ({
  ...{ kind: 'mail', id },
  title: `${subject} (to ${recipient})`,
});
