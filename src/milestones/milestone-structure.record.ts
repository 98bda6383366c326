import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type Repository } from 'typeorm';
import { inBatches } from '../database/batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import { MilestoneDeparture } from './milestone-departure.entity.js';
import { MilestoneOrigin } from './milestone-origin.entity.js';
import { Milestone } from './milestone.entity.js';
import { QuarterlyStatus } from './quarterly-status.entity.js';

/** A status row with its id, as it is put into a quarter or back. */
export type StatusRow = Omit<QuarterlyStatus, 'milestone' | 'strategy' | 'version'>;

/** Why a milestone left, as it is written and put back. */
export type DepartureRow = Pick<MilestoneDeparture, 'id' | 'milestoneId' | 'reason' | 'intoId'>;
export type OriginRow = Pick<MilestoneOrigin, 'id' | 'milestoneId' | 'fromId' | 'reason'>;

/** Which milestones stand in a quarter, where, and why others left. Writes belong into a unit of work. */
@Injectable()
export class MilestoneStructureRecord {
  constructor(private readonly work: UnitOfWork) {}

  byReference(goal: Goal, reference: string): Promise<Milestone | null> {
    return this.rows(Milestone).findOneBy({ goalId: goal.id, reference });
  }

  /** What was reported of a milestone, earliest quarter first, each with its strategy. */
  quartersOf(milestoneId: string): Promise<QuarterlyStatus[]> {
    return this.statuses.find({ where: { milestoneId }, relations: { strategy: true }, order: { quarter: 'ASC' } });
  }

  async addRow(row: StatusRow): Promise<void> {
    await this.statuses.insert(row);
  }

  async addRows(rows: readonly StatusRow[]): Promise<void> {
    // Copies: after the insert TypeORM reads the versions and merges them by place, ids and all, in another order.
    for (const batch of inBatches(rows)) await this.statuses.insert(batch.map((row) => ({ ...row })));
  }

  /** Takes a milestone out of its quarter if its row still has this version; says whether it had. */
  async removeRow(id: string, version: number): Promise<boolean> {
    return (await this.statuses.delete({ id, version })).affected === 1;
  }

  /** Puts the row at its place. Nobody's words change by it, so nobody's edit becomes stale. */
  async place(id: string, to: { position: number; strategyId?: string }): Promise<void> {
    await this.statuses.update({ id }, { ...to, version: () => '"version"' });
  }

  async depart(quarter: QuarterKey, departure: Omit<DepartureRow, 'id'> & { id?: string }): Promise<void> {
    const { id = randomUUID(), milestoneId, reason, intoId } = departure;
    await this.departures.insert({ id, quarter, milestoneId, reason, intoId });
  }

  /** Changes why it left, and so why its parts came of it; says whether it left in this quarter. */
  async changeReason(milestoneId: string, quarter: QuarterKey, reason: string): Promise<boolean> {
    await this.origins.update({ fromId: milestoneId, quarter }, { reason });
    return (await this.departures.update({ milestoneId, quarter }, { reason })).affected === 1;
  }

  async removeDeparture(milestoneId: string, quarter: QuarterKey): Promise<boolean> {
    return (await this.departures.delete({ milestoneId, quarter })).affected === 1;
  }

  /** What was split off in a quarter, each with the milestone it is and the one it came from. */
  originsIn(goal: Goal, quarter: QuarterKey): Promise<MilestoneOrigin[]> {
    return this.origins.find({
      where: { quarter, from: { goalId: goal.id } },
      relations: { milestone: true, from: true },
      order: { milestone: { number: 'ASC' } },
    });
  }

  /** From which milestone it was split off; null for one that was not. */
  originOf(milestoneId: string): Promise<MilestoneOrigin | null> {
    return this.origins.findOne({ where: { milestoneId }, relations: { from: true } });
  }

  async addOrigin(quarter: QuarterKey, origin: Omit<OriginRow, 'id'> & { id?: string }): Promise<void> {
    const { id = randomUUID(), milestoneId, fromId, reason } = origin;
    await this.origins.insert({ id, quarter, milestoneId, fromId, reason });
  }

  async removeOrigins(milestoneIds: readonly string[]): Promise<void> {
    if (milestoneIds.length > 0) await this.origins.delete({ milestoneId: In(milestoneIds) });
  }

  private get statuses(): Repository<QuarterlyStatus> {
    return this.rows(QuarterlyStatus);
  }

  private get departures(): Repository<MilestoneDeparture> {
    return this.rows(MilestoneDeparture);
  }

  private get origins(): Repository<MilestoneOrigin> {
    return this.rows(MilestoneOrigin);
  }

  private rows<T extends Milestone | QuarterlyStatus | MilestoneDeparture | MilestoneOrigin>(
    entity: new () => T,
  ): Repository<T> {
    return this.work.manager.getRepository(entity);
  }
}
