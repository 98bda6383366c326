import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MailUpkeep } from './mail-upkeep.service.js';
import { MailRecord } from './mail.record.js';

@Module({ imports: [AuditModule], providers: [MailRecord, MailUpkeep], exports: [MailRecord, MailUpkeep] })
export class MailModule {}
