import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { GoalsModule } from '../goals/goals.module.js';
import { QuarterlyUpdatesModule } from '../quarterly-updates/quarterly-updates.module.js';
import { EditionsModule } from './editions.module.js';
import { CorrectionsRecord } from './corrections.record.js';
import { CorrectingService } from './correcting.service.js';
import { PublishingService } from './publishing.service.js';
import { ReportAssembly } from './report-assembly.service.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [AuditModule, GoalsModule, QuarterlyUpdatesModule, EditionsModule],
  providers: [PublishingService, CorrectingService, VerificationService, ReportAssembly, CorrectionsRecord],
  exports: [
    PublishingService,
    CorrectingService,
    VerificationService,
    ReportAssembly,
    CorrectionsRecord,
    EditionsModule,
  ],
})
export class PublishingModule {}
