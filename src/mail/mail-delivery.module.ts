import { Module } from '@nestjs/common';
import { MailSender } from './mail-sender.js';
import { MailServer } from './mail-server.js';
import { MailModule } from './mail.module.js';

/** Sends what is queued. For the program that serves; a command queues and ends. */
@Module({ imports: [MailModule], providers: [MailServer, MailSender] })
export class MailDeliveryModule {}
