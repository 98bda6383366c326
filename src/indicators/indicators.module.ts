import { Module } from '@nestjs/common';
import { IndicatorsRecord } from './indicators.record.js';

@Module({ providers: [IndicatorsRecord], exports: [IndicatorsRecord] })
export class IndicatorsModule {}
