import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { GoalLeader } from './goal-leader.entity.js';
import { GoalPartner } from './goal-partner.entity.js';
import { GoalStatement } from './goal-statement.entity.js';
import { Goal } from './goal.entity.js';
import type { GoalInQuarter } from './goals.record.js';

/** What a goal says of itself in a quarter, as it is changed. The version is that of all of it. */
@Injectable()
export class GoalStatementsRecord {
  constructor(private readonly work: UnitOfWork) {}

  statement(goal: Goal, quarter: QuarterKey): Promise<GoalStatement> {
    return this.rows(GoalStatement).findOneByOrFail({ goalId: goal.id, quarter });
  }

  /** Changes it if it still has this version; says whether it had. Writes belong into a unit of work. */
  async change(
    { id, goalId, quarter }: GoalStatement,
    version: number,
    { leaders, partners, ...words }: GoalInQuarter,
  ): Promise<boolean> {
    if ((await this.rows(GoalStatement).update({ id, version }, words)).affected !== 1) return false;
    const place = { goalId, quarter };
    await this.rows(GoalLeader).delete(place);
    await this.rows(GoalPartner).delete(place);
    const led = leaders.map((leader, position) => ({ id: randomUUID(), ...place, position, ...leader }));
    if (led.length > 0) await this.rows(GoalLeader).insert(led);
    const helped = partners.map((name, position) => ({ id: randomUUID(), ...place, position, name }));
    if (helped.length > 0) await this.rows(GoalPartner).insert(helped);
    return true;
  }

  /** The title by which lists name the goal: that of its newest quarter. */
  async name(goal: Goal, title: string): Promise<void> {
    await this.rows(Goal).update({ id: goal.id }, { title });
  }

  private rows<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.work.manager.getRepository(entity);
  }
}
