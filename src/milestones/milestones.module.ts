import { Module } from '@nestjs/common';
import { MilestonesRecord } from './milestones.record.js';

@Module({ providers: [MilestonesRecord], exports: [MilestonesRecord] })
export class MilestonesModule {}
