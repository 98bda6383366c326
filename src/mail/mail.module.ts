import { Module } from '@nestjs/common';
import { MailRecord } from './mail.record.js';

@Module({ providers: [MailRecord], exports: [MailRecord] })
export class MailModule {}
