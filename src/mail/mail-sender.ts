import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { failureOf, nextTryAfter, type SendingFailure } from './domain/next-try.js';
import { MailServer } from './mail-server.js';
import { MailRecord } from './mail.record.js';
import type { OutgoingMail } from './outgoing-mail.entity.js';

/** What is queued is looked for this often; other processes queue too, so nobody is told of a commit. */
const LOOK_MS = 2_000;

/** Longer than any delivery may take: whoever took a message and died with it keeps it no longer than this. */
const CLAIM_MS = 10 * 60_000;

const AT_ONCE = 20;

/** How long a stopping server waits for the message it is handing over. */
const LAST_MS = 3_000;

/**
 * Sends what is queued, from the process that serves. A message is taken by a conditional update before it is handed
 * over, so that of several processes one sends it; no transaction is open while the mail server is talked to.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Mail');
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | null = null;
  private ended = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly mail: MailRecord,
    private readonly server: MailServer,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.server.isSetUp) return;
    this.timer = setInterval(() => void this.sendDue(), LOOK_MS).unref();
  }

  // Before the database is closed: what was handed over must still be noted.
  async beforeApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearInterval(this.timer);
    if (this.sending) await Promise.race([this.sending, pause(LAST_MS, undefined, { ref: false })]);
  }

  /** Tries every message that may be tried now. Never throws: what fails is noted with the message, or in the log. */
  sendDue(): Promise<void> {
    this.sending ??= this.sendAll()
      .catch((error: unknown) => {
        this.log.error(`Mail could not be looked after: ${String(error)}`);
      })
      .finally(() => {
        this.sending = null;
      });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    if (!this.server.isSetUp) return;
    for (;;) {
      const due = await this.mail.due(AT_ONCE);
      for (const mail of due) {
        if (this.ended) return;
        const failure = await this.sendOne(mail);
        if (failure?.unreachable) return; // the others would wait for the same silence
      }
      if (due.length < AT_ONCE) return;
    }
  }

  private async sendOne(mail: OutgoingMail): Promise<SendingFailure | null> {
    const until = new Date(this.clock.now().getTime() + CLAIM_MS);
    if (!(await this.work.run(() => this.mail.claim(mail, until)))) return null;
    try {
      await this.server.deliver(mail);
    } catch (error) {
      const failure = failureOf(error as Error);
      const next = nextTryAfter(mail.tries + 1, failure, this.clock.now());
      await this.work.run(() => this.mail.markFailed(mail.id, failure.answer, next));
      this.log.warn(`Mail ${mail.id} (${mail.cause}) ${next ? 'failed' : 'failed for good'}: ${failure.answer}`);
      return failure;
    }
    await this.work.run(() => this.mail.markSent(mail.id));
    return null;
  }
}
