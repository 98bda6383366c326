import { Module } from '@nestjs/common';
import { GoalsRecord } from './goals.record.js';

@Module({ providers: [GoalsRecord], exports: [GoalsRecord] })
export class GoalsModule {}
