import { Module } from '@nestjs/common';
import { StrategiesRecord } from './strategies.record.js';
import { StrategyStructureRecord } from './strategy-structure.record.js';

@Module({
  providers: [StrategiesRecord, StrategyStructureRecord],
  exports: [StrategiesRecord, StrategyStructureRecord],
})
export class StrategiesModule {}
