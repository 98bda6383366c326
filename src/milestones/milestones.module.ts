import { Module } from '@nestjs/common';
import { MilestoneStructureRecord } from './milestone-structure.record.js';
import { MilestonesRecord } from './milestones.record.js';

@Module({
  providers: [MilestonesRecord, MilestoneStructureRecord],
  exports: [MilestonesRecord, MilestoneStructureRecord],
})
export class MilestonesModule {}
