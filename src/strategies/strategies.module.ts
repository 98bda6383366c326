import { Module } from '@nestjs/common';
import { StrategiesRecord } from './strategies.record.js';

@Module({ providers: [StrategiesRecord], exports: [StrategiesRecord] })
export class StrategiesModule {}
