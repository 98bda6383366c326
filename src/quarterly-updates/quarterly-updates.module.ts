import { Module } from '@nestjs/common';
import { GoalsModule } from '../goals/goals.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { QuarterlyUpdatesRecord } from './quarterly-updates.record.js';
import { QuarterlyUpdatesService } from './quarterly-updates.service.js';
import { ReviewRecord } from './review.record.js';
import { UpdateTextsRecord } from './update-texts.record.js';

@Module({
  imports: [GoalsModule, StrategiesModule, MilestonesModule, IndicatorsModule],
  providers: [QuarterlyUpdatesRecord, QuarterlyUpdatesService, UpdateTextsRecord, ReviewRecord],
  exports: [QuarterlyUpdatesRecord, QuarterlyUpdatesService, UpdateTextsRecord, ReviewRecord],
})
export class QuarterlyUpdatesModule {}
