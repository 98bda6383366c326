import { Module } from '@nestjs/common';
import { GoalStatementsRecord } from './goal-statements.record.js';
import { GoalsRecord } from './goals.record.js';

@Module({ providers: [GoalsRecord, GoalStatementsRecord], exports: [GoalsRecord, GoalStatementsRecord] })
export class GoalsModule {}
