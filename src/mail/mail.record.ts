import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, IsNull, LessThanOrEqual, Not, type Repository } from 'typeorm';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OutgoingMail } from './outgoing-mail.entity.js';

/** A message to write. Plain text; `cause` says in a word why it is written: `invitation`, `reminder`, … */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  cause: string;
}

/** Where a message is: it waits, it failed and can be tried again, it was given up, or it is sent. */
export type MailState = 'waiting' | 'failed' | 'given-up' | 'sent';

/** What is told of a message. Its text is not: it may hold a link that lets somebody in. */
export type MailFacts = Omit<OutgoingMail, 'body'>;

const FACTS = {
  ...{ id: true, recipient: true, subject: true, cause: true, queuedAt: true, tries: true },
  ...{ nextTryAt: true, sentAt: true, failedAt: true, lastError: true },
} as const;

const WHERE: Record<MailState, FindOptionsWhere<OutgoingMail>> = {
  waiting: { sentAt: IsNull(), failedAt: IsNull() },
  failed: { sentAt: IsNull(), failedAt: Not(IsNull()), body: Not(IsNull()) },
  'given-up': { sentAt: IsNull(), failedAt: Not(IsNull()), body: IsNull() },
  sent: { sentAt: Not(IsNull()) },
};

/** The record of outgoing mail. Writes belong into a unit of work. */
@Injectable()
export class MailRecord {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Queues a message in the transaction of its cause: it is sent if and only if that is kept. */
  async queue({ to, subject, text, cause }: Mail): Promise<void> {
    const now = this.clock.now();
    await this.mail.insert({
      ...{ id: randomUUID(), recipient: to, subject, body: text, cause, queuedAt: now, tries: 0, nextTryAt: now },
      ...{ sentAt: null, failedAt: null, lastError: null },
    });
  }

  /** The messages that may be tried now, those that wait longest first. */
  due(limit: number): Promise<OutgoingMail[]> {
    return this.mail.find({
      where: { ...WHERE.waiting, nextTryAt: LessThanOrEqual(this.clock.now()) },
      order: { nextTryAt: 'ASC', queuedAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  /** Takes a message to send it: nobody else may before `until`. False where another has taken it since it was read. */
  async claim({ id, tries, nextTryAt }: OutgoingMail, until: Date): Promise<boolean> {
    const { affected } = await this.mail.update(
      { ...WHERE.waiting, id, tries, nextTryAt },
      { tries: tries + 1, nextTryAt: until },
    );
    return affected === 1;
  }

  async markSent(id: string): Promise<void> {
    const sentAt = this.clock.now();
    await this.mail.update({ id }, { sentAt, failedAt: null, body: null, lastError: null });
  }

  /** Notes a try that failed; `next` is when it is tried again, null where it is given up. */
  async markFailed(id: string, answer: string, next: Date | null): Promise<void> {
    const outcome = next ? { nextTryAt: next } : { failedAt: this.clock.now() };
    await this.mail.update({ ...WHERE.waiting, id }, { lastError: answer, ...outcome });
  }

  find(id: string): Promise<MailFacts | null> {
    return this.mail.findOne({ select: FACTS, where: { id } });
  }

  async counts(): Promise<Record<MailState, number>> {
    const [waiting, failed, givenUp, sent] = await Promise.all(
      (['waiting', 'failed', 'given-up', 'sent'] as const).map((state) => this.mail.countBy(WHERE[state])),
    );
    return { waiting: waiting ?? 0, failed: failed ?? 0, 'given-up': givenUp ?? 0, sent: sent ?? 0 };
  }

  /** The messages in that state, newest first. */
  listed(state: MailState, { skip, take }: { skip: number; take: number }): Promise<MailFacts[]> {
    const newest = { waiting: 'queuedAt', failed: 'failedAt', 'given-up': 'failedAt', sent: 'sentAt' } as const;
    return this.mail.find({
      ...{ select: FACTS, where: WHERE[state], skip, take },
      order: { [newest[state]]: 'DESC', id: 'ASC' },
    });
  }

  /** Puts a failed message back among those that wait. False where it is not among the failed ones. */
  async queueAgain(id: string): Promise<boolean> {
    const nextTryAt = this.clock.now();
    const { affected } = await this.mail.update({ ...WHERE.failed, id }, { failedAt: null, tries: 0, nextTryAt });
    return affected === 1;
  }

  /** Gives up a message that is not sent, and forgets its text. False where it is sent or given up. */
  async giveUp(id: string): Promise<boolean> {
    const failedAt = this.clock.now();
    const { affected } = await this.mail.update(
      { id, sentAt: IsNull(), body: Not(IsNull()) },
      { failedAt, body: null },
    );
    return affected === 1;
  }

  private get mail(): Repository<OutgoingMail> {
    return this.work.manager.getRepository(OutgoingMail);
  }
}
