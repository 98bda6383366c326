import { Inject, Injectable } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { SETTINGS } from '../settings.module.js';
import type { Settings } from '../settings.js';
import type { OutgoingMail } from './outgoing-mail.entity.js';

const CONNECT_MS = 20_000;
const SILENCE_MS = 60_000;

/** The mail server of the settings. */
@Injectable()
export class MailServer {
  private transport: Promise<Transporter> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** False where no mail server is set up: then nothing is tried. */
  get isSetUp(): boolean {
    return this.settings.smtpUrl !== null;
  }

  /** Hands the message over; throws what the server or the connection answered. */
  async deliver({ id, recipient, subject, body }: OutgoingMail): Promise<void> {
    const { mailFrom } = this.settings;
    const transport = await (this.transport ??= this.connected());
    await transport.sendMail({
      from: mailFrom,
      to: { name: '', address: recipient },
      subject,
      text: body ?? '',
      // Sent again after a crash it has the same name, by which mailboxes know it.
      messageId: `<${id}@${hostOf(mailFrom)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  // Loaded with the first message: a server without mail need not hold it in memory.
  private async connected(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: this.settings.smtpUrl ?? '',
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
    });
  }
}

const hostOf = (from: string): string => /@([^\s<>"]+)/.exec(from)?.[1] ?? 'localhost';
