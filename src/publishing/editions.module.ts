import { Module } from '@nestjs/common';
import { EditionsRecord } from './editions.record.js';

@Module({ providers: [EditionsRecord], exports: [EditionsRecord] })
export class EditionsModule {}
