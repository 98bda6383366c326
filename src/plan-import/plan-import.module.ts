import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { GoalsModule } from '../goals/goals.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { EditionsModule } from '../publishing/editions.module.js';
import { QuarterlyUpdatesModule } from '../quarterly-updates/quarterly-updates.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { PlanImportService } from './plan-import.service.js';
import { PlanWriter } from './plan-writer.js';

@Module({
  imports: [
    ...[AuditModule, GoalsModule, StrategiesModule, MilestonesModule, IndicatorsModule],
    ...[QuarterlyUpdatesModule, EditionsModule],
  ],
  providers: [PlanImportService, PlanWriter],
  exports: [PlanImportService],
})
export class PlanImportModule {}
