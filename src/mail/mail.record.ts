import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
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

  private get mail(): Repository<OutgoingMail> {
    return this.work.manager.getRepository(OutgoingMail);
  }
}
