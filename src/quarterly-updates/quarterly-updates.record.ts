import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { QuarterlyUpdate } from './quarterly-update.entity.js';
import { UpdateText } from './update-text.entity.js';

export type UpdateWords = Omit<QuarterlyUpdate, 'id' | 'goalId' | 'goal' | 'quarter' | 'editedAt'>;

/** The record of quarterly updates. Writes belong into a unit of work. */
@Injectable()
export class QuarterlyUpdatesRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The goal's updates, earliest quarter first. */
  of(goal: Goal): Promise<QuarterlyUpdate[]> {
    return this.updates.find({ where: { goalId: goal.id }, order: { quarter: 'ASC' } });
  }

  /**
   * Within a unit of work: keeps the update of the goal (by slug) from being moved on by somebody else until the commit;
   * `alone` for whoever moves it on, who so waits for the changes of it that have begun.
   */
  async hold(slug: string, quarter: QuarterKey, how: 'shared' | 'alone'): Promise<void> {
    if (!this.work.holds) return;
    const found = await this.updates.findOne({ select: { id: true }, where: { quarter, goal: { slug } } });
    if (found) await this.work.hold('quarterly_updates', found.id, how);
  }

  inQuarter(goal: Goal, quarter: QuarterKey): Promise<QuarterlyUpdate | null> {
    return this.updates.findOneBy({ goalId: goal.id, quarter });
  }

  async write(goal: Goal, quarter: QuarterKey, words: UpdateWords): Promise<QuarterlyUpdate> {
    const row = { id: randomUUID(), goalId: goal.id, quarter, ...words, editedAt: null };
    await this.updates.insert(row);
    return { ...row, goal };
  }

  /** Begins an update at the desk, without words. */
  begin(goal: Goal, quarter: QuarterKey): Promise<QuarterlyUpdate> {
    const fromNoPlan = { sourceFile: null, sourcePages: null, planSha256: null, importedAt: null };
    return this.write(goal, quarter, { highlights: [], components: [], progress: [], notes: [], ...fromNoPlan });
  }

  /**
   * Marks that somebody keeps what stands in it. Nothing else changes it until the commit: who saves a row of it holds it,
   * and is waited for.
   */
  async touch(id: string, editedAt: Date): Promise<void> {
    await this.updates.update({ id }, { editedAt });
  }

  /** Takes out the goal's updates of this quarter and after it, with the words they began with. */
  async eraseFrom(goal: Goal, quarter: QuarterKey): Promise<void> {
    const gone = await this.updates.findBy({ goalId: goal.id, quarter: MoreThanOrEqual(quarter) });
    const updateId = In(gone.map(({ id }) => id));
    if (gone.length > 0) await this.work.manager.getRepository(UpdateText).delete({ updateId });
    await this.updates.delete({ goalId: goal.id, quarter: MoreThanOrEqual(quarter) });
  }

  private get updates(): Repository<QuarterlyUpdate> {
    return this.work.manager.getRepository(QuarterlyUpdate);
  }
}
