import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThanOrEqual, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { StrategyStatement } from './strategy-statement.entity.js';
import { Strategy } from './strategy.entity.js';

/** What a strategy says of itself in one quarter. */
export type StrategyWords = Pick<
  StrategyStatement,
  'label' | 'title' | 'lead' | 'problem' | 'theoryOfChange' | 'description'
>;

/** The record of strategies. Writes belong into a unit of work. */
@Injectable()
export class StrategiesRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The goal's strategies as they stood in a quarter, in their order, each with the strategy it is and continues. */
  inQuarter(goal: Goal, quarter: QuarterKey): Promise<StrategyStatement[]> {
    return this.statements.find({
      where: { quarter, strategy: { goalId: goal.id } },
      relations: { strategy: { continues: true } },
      order: { position: 'ASC' },
    });
  }

  /** The last title of each of these strategies before a quarter, by strategy. */
  async titlesBefore(strategies: readonly string[], quarter: QuarterKey): Promise<Map<string, string>> {
    const rows = await this.statements.find({
      where: { strategyId: In(strategies) },
      order: { quarter: 'ASC' },
    });
    return new Map(rows.filter((row) => row.quarter < quarter).map((row) => [row.strategyId, row.title]));
  }

  endedIn(goal: Goal, quarter: QuarterKey): Promise<Strategy[]> {
    return this.strategies.findBy({ goalId: goal.id, endedIn: quarter });
  }

  async add(goal: Goal, quarter: QuarterKey, continuesId: string | null): Promise<Strategy> {
    const number = ((await this.strategies.maximum('number', { goalId: goal.id })) ?? 0) + 1;
    const row = {
      id: randomUUID(),
      goalId: goal.id,
      number,
      reference: `${goal.prefix}-S${number}`,
      firstQuarter: quarter,
      continuesId,
      endedIn: null,
      endReason: null,
    };
    await this.strategies.insert(row);
    return { ...row, goal, continues: null };
  }

  /** Writes what the strategies say in a quarter, in the order given. */
  async writeQuarter(
    quarter: QuarterKey,
    said: readonly { strategyId: string; words: StrategyWords }[],
  ): Promise<void> {
    const rows = said.map(({ strategyId, words }, position) => ({
      id: randomUUID(),
      strategyId,
      quarter,
      position,
      ...words,
    }));
    if (rows.length > 0) await this.statements.insert(rows);
  }

  /** Says again in a quarter what the goal's strategies said in an earlier one, but for those that ended; gives them. */
  async carryForward(goal: Goal, from: QuarterKey, to: QuarterKey): Promise<Strategy[]> {
    const said = (await this.inQuarter(goal, from)).filter(({ strategy }) => strategy.endedIn === null);
    await this.writeQuarter(
      to,
      said.map(({ strategyId, label, title, lead, problem, theoryOfChange, description }) => ({
        strategyId,
        words: { label, title, lead, problem, theoryOfChange, description },
      })),
    );
    return said.map(({ strategy }) => strategy);
  }

  /** Ends a strategy: from this quarter on it is no longer tracked. */
  async end(strategyId: string, quarter: QuarterKey, reason: string | null): Promise<void> {
    await this.strategies.update({ id: strategyId, endedIn: IsNull() }, { endedIn: quarter, endReason: reason });
  }

  /** Takes out what the goal's strategies said in this quarter and after it, and the strategies that began there. */
  async eraseFrom(goal: Goal, quarter: QuarterKey): Promise<void> {
    const from = MoreThanOrEqual(quarter);
    const ids = (await this.strategies.findBy({ goalId: goal.id })).map(({ id }) => id);
    if (ids.length > 0) await this.statements.delete({ strategyId: In(ids), quarter: from });
    await this.strategies.update({ goalId: goal.id, endedIn: from }, { endedIn: null, endReason: null });
    await this.strategies.delete({ goalId: goal.id, firstQuarter: from });
  }

  private get strategies(): Repository<Strategy> {
    return this.work.manager.getRepository(Strategy);
  }

  private get statements(): Repository<StrategyStatement> {
    return this.work.manager.getRepository(StrategyStatement);
  }
}
