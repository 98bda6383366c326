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

  async add(correction: Omit<Correction, 'id' | 'goal' | 'closedAt' | 'outcome'>): Promise<string> {
    const id = randomUUID();
    await this.corrections.insert({ id, ...correction, closedAt: null, outcome: null });
    return id;
  }

  /** Closes the correction if it is open; says whether it was. */
  async close(id: string, closedAt: Date, outcome: 'published' | 'discarded'): Promise<boolean> {
    return (await this.corrections.update({ id, closedAt: IsNull() }, { closedAt, outcome })).affected === 1;
  }

  private get corrections(): Repository<Correction> {
    return this.work.manager.getRepository(Correction);
  }
}
