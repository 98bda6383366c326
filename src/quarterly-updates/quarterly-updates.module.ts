import { Module } from '@nestjs/common';
import { GoalsModule } from '../goals/goals.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { QuarterlyUpdatesRecord } from './quarterly-updates.record.js';
import { QuarterlyUpdatesService } from './quarterly-updates.service.js';

@Module({
  imports: [GoalsModule, StrategiesModule, MilestonesModule, IndicatorsModule],
  providers: [QuarterlyUpdatesRecord, QuarterlyUpdatesService],
  exports: [QuarterlyUpdatesRecord, QuarterlyUpdatesService],
})
export class QuarterlyUpdatesModule {}
