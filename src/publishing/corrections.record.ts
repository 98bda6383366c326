import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { Correction } from './correction.entity.js';

/** The record of corrections. Writes belong into a unit of work. */
@Injectable()
export class CorrectionsRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The correction of the goal’s quarter that is being worked on; null where there is none. */
  openOf(goal: { id: string }, quarter: QuarterKey): Promise<Correction | null> {
    return this.corrections.findOneBy({ goalId: goal.id, quarter, closedAt: IsNull() });
  }

  /** Every correction of the goal’s reports that is being worked on. */
  openOfGoal(goal: { id: string }): Promise<Correction[]> {
    return this.corrections.findBy({ goalId: goal.id, closedAt: IsNull() });
  }

  async add(correction: Omit<Correction, 'id' | 'goal' | 'closedAt' | 'outcome'>): Promise<string> {
    const id = randomUUID();
    await this.corrections.insert({ id, ...correction, closedAt: null, outcome: null });
    return id;
  }

  /** Closes the correction if it is open; says whether it was. */
  async close(id: string, closedAt: Date, outcome: 'published' | 'discarded'): Promise<boolean> {
    return (await this.corrections.update({ id, closedAt: IsNull() }, { closedAt, outcome })).affected === 1;
  }

  /** Puts other words to what was wrong and why. */
  async reword(id: string, reason: string): Promise<void> {
    await this.corrections.update({ id, closedAt: IsNull() }, { reason });
  }

  private get corrections(): Repository<Correction> {
    return this.work.manager.getRepository(Correction);
  }
}
