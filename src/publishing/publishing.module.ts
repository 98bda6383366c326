import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { GoalsModule } from '../goals/goals.module.js';
import { QuarterlyUpdatesModule } from '../quarterly-updates/quarterly-updates.module.js';
import { EditionsModule } from './editions.module.js';
import { PublishingService } from './publishing.service.js';

@Module({
  imports: [AuditModule, GoalsModule, QuarterlyUpdatesModule, EditionsModule],
  providers: [PublishingService],
  exports: [PublishingService],
})
export class PublishingModule {}
