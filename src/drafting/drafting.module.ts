import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { GoalsModule } from '../goals/goals.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { PublishingModule } from '../publishing/publishing.module.js';
import { QuarterlyUpdatesModule } from '../quarterly-updates/quarterly-updates.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { UpdateAccess } from './update-access.js';

const RECORDS = [
  ...[AuditModule, GoalsModule, StrategiesModule, MilestonesModule, IndicatorsModule],
  ...[QuarterlyUpdatesModule, PublishingModule],
];

/** Work on updates: their rows, words and structure, and who may change them when. */
@Module({ imports: RECORDS, providers: [UpdateAccess], exports: [UpdateAccess, ...RECORDS] })
export class DraftingModule {}
