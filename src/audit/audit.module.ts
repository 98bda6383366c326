import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditReader } from './audit-reader.js';

@Module({ providers: [AuditLog, AuditReader], exports: [AuditLog, AuditReader] })
export class AuditModule {}
