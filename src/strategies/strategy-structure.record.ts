import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { StrategyWords } from './strategies.record.js';
import { StrategyStatement } from './strategy-statement.entity.js';
import { Strategy } from './strategy.entity.js';

/** A statement with its id, as it is put into a quarter or back. */
export type StatementRow = Omit<StrategyStatement, 'strategy' | 'version'>;

/** Which strategies stand in a quarter, where and with which words. Writes belong into a unit of work. */
@Injectable()
export class StrategyStructureRecord {
  constructor(private readonly work: UnitOfWork) {}

  byReference(goal: Goal, reference: string): Promise<Strategy | null> {
    return this.strategies.findOne({ where: { goalId: goal.id, reference }, relations: { continues: true } });
  }

  /** What a strategy said of itself, earliest quarter first. */
  quartersOf(strategyId: string): Promise<StrategyStatement[]> {
    return this.statements.find({ where: { strategyId }, order: { quarter: 'ASC' } });
  }

  async addStatement(row: Omit<StatementRow, 'id'> & { id?: string }): Promise<void> {
    await this.statements.insert({ id: randomUUID(), ...row });
  }

  /** Changes what it says if the statement still has this version; says whether it had. */
  async change(id: string, version: number, words: StrategyWords): Promise<boolean> {
    return (await this.statements.update({ id, version }, words)).affected === 1;
  }

  /** Takes a strategy out of its quarter if its statement still has this version; says whether it had. */
  async removeStatement(id: string, version: number): Promise<boolean> {
    return (await this.statements.delete({ id, version })).affected === 1;
  }

  /** Puts the statement at its place. Nobody's words change by it, so nobody's edit becomes stale. */
  async place(id: string, position: number): Promise<void> {
    await this.statements.update({ id }, { position, version: () => '"version"' });
  }

  /** Sets or takes back its end. */
  async setEnd(strategyId: string, end: { endedIn: QuarterKey; endReason: string | null } | null): Promise<void> {
    await this.strategies.update({ id: strategyId }, end ?? { endedIn: null, endReason: null });
  }

  private get strategies(): Repository<Strategy> {
    return this.work.manager.getRepository(Strategy);
  }

  private get statements(): Repository<StrategyStatement> {
    return this.work.manager.getRepository(StrategyStatement);
  }
}
