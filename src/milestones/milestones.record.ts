import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThanOrEqual, Not, type Repository } from 'typeorm';
import { inBatches } from '../database/batches.js';
import { PreparedRows } from '../database/prepared-rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { MilestoneStatus } from './domain/status.js';
import { MilestoneDeparture } from './milestone-departure.entity.js';
import { MilestoneOrigin } from './milestone-origin.entity.js';
import { Milestone } from './milestone.entity.js';
import { QuarterlyStatus } from './quarterly-status.entity.js';

/** What was reported of one milestone for one quarter, as it is written. */
export type StatusWords = Omit<
  QuarterlyStatus,
  'id' | 'quarter' | 'position' | 'milestone' | 'strategy' | 'version' | 'editedAt' | 'editedBy'
>;

/** What can be changed of a status row at the desk. */
export type StatusChange = Omit<
  QuarterlyStatus,
  'id' | 'milestoneId' | 'quarter' | 'milestone' | 'strategy' | 'version' | 'page'
>;

const rowWithGoal = () =>
  new PreparedRows(QuarterlyStatus, (rows) =>
    rows
      .innerJoin('row.milestone', 'milestone')
      .innerJoin('milestone.goal', 'goal')
      .addSelect('milestone.reference', 'reference')
      .addSelect('goal.id', 'goalId')
      .addSelect('goal.slug', 'goalSlug')
      .where('row.id = :id AND row.quarter = :quarter'),
  );

/** The record of milestones and their quarterly statuses. Writes belong into a unit of work. */
@Injectable()
export class MilestonesRecord {
  private readonly rowWithGoal = rowWithGoal();

  constructor(private readonly work: UnitOfWork) {}

  /** What was reported of the goal's milestones for a quarter, in the order of the plan, each with its milestone and strategy. */
  inQuarter(goal: Goal, quarter: QuarterKey): Promise<QuarterlyStatus[]> {
    return this.statuses.find({
      where: { quarter, milestone: { goalId: goal.id } },
      relations: { milestone: true, strategy: true },
      order: { position: 'ASC' },
    });
  }

  /** What is on record of milestones that left in this quarter, each with its milestone and the one that carries it on. */
  departedIn(goal: Goal, quarter: QuarterKey): Promise<MilestoneDeparture[]> {
    return this.departures.find({
      where: { quarter, milestone: { goalId: goal.id } },
      relations: { milestone: true, into: true },
    });
  }

  /** What was last reported of the goal's milestones that were tracked before a quarter and are none of these. */
  async lastOfOthers(goal: Goal, quarter: QuarterKey, these: readonly string[]): Promise<QuarterlyStatus[]> {
    const rows = await this.statuses.find({
      where: { quarter: LessThan(quarter), milestoneId: Not(In(these)), milestone: { goalId: goal.id } },
      relations: { milestone: true, strategy: true },
      order: { quarter: 'ASC', position: 'ASC' },
    });
    return [...new Map(rows.map((row) => [row.milestoneId, row])).values()];
  }

  /** Whether anybody changed a status row of the goal's quarter at the desk. */
  async anyEdited(goal: Goal, quarter: QuarterKey): Promise<boolean> {
    return this.statuses.existsBy({ quarter, milestone: { goalId: goal.id }, editedAt: Not(IsNull()) });
  }

  /** Those of the status rows that are of the quarter, each with its milestone and goal. */
  rowsOf(quarter: QuarterKey, ids: readonly string[]): Promise<QuarterlyStatus[]> {
    const [id, ...more] = ids;
    if (id !== undefined && more.length === 0) return this.rowOf(quarter, id);
    return this.statuses.find({ where: { quarter, id: In(ids) }, relations: { milestone: { goal: true } } });
  }

  // The grid saves row by row, so this is asked at every save.
  private async rowOf(quarter: QuarterKey, id: string): Promise<QuarterlyStatus[]> {
    const found = await this.rowWithGoal.of(this.work.manager, { id, quarter });
    return found.map(({ row, raw }) => {
      const goal = { id: raw.goalId, slug: raw.goalSlug } as Goal;
      const milestone = { id: row.milestoneId, reference: raw.reference, goalId: goal.id, goal } as Milestone;
      return Object.assign(row, { milestone });
    });
  }

  /** What was reported of these milestones for a quarter, each with its milestone and goal. */
  rowsOfMilestones(quarter: QuarterKey, milestoneIds: readonly string[]): Promise<QuarterlyStatus[]> {
    const where = { quarter, milestoneId: In(milestoneIds) };
    return this.statuses.find({ where, relations: { milestone: { goal: true } } });
  }

  /** The status last reported of each of these milestones before a quarter, by the milestone's id. */
  async lastStatuses(quarter: QuarterKey, milestoneIds: readonly string[]): Promise<Map<string, MilestoneStatus>> {
    const rows = await this.statuses.find({
      select: { id: true, milestoneId: true, status: true },
      where: { quarter: LessThan(quarter), milestoneId: In(milestoneIds) },
      order: { quarter: 'ASC' },
    });
    return new Map(rows.map(({ milestoneId, status }) => [milestoneId, status]));
  }

  /** Changes a status row if it still has this version; says whether it had. */
  async change(id: string, version: number, change: Partial<StatusChange>): Promise<boolean> {
    return (await this.statuses.update({ id, version }, change)).affected === 1;
  }

  /** So many new milestones of the goal, with the next references. */
  async add(goal: Goal, quarter: QuarterKey, count: number): Promise<Milestone[]> {
    const last = (await this.milestones.maximum('number', { goalId: goal.id })) ?? 0;
    const rows = Array.from({ length: count }, (_, index) => {
      const number = last + index + 1;
      const reference = `${goal.prefix}-${String(number).padStart(3, '0')}`;
      return { id: randomUUID(), goalId: goal.id, number, reference, firstQuarter: quarter };
    });
    for (const batch of inBatches(rows)) await this.milestones.insert(batch);
    return rows.map((row) => ({ ...row, goal }));
  }

  /** Writes what is reported of each milestone for a quarter, in the order given. */
  async writeQuarter(quarter: QuarterKey, reported: readonly StatusWords[]): Promise<void> {
    const rows = reported.map((words, position) => ({ id: randomUUID(), quarter, position, ...words }));
    for (const batch of inBatches(rows)) await this.statuses.insert(batch);
  }

  /** Lists in a quarter the milestones of an earlier one under these strategies, with the last status, yet to be confirmed; gives them. */
  async carryForward(
    goal: Goal,
    from: QuarterKey,
    to: QuarterKey,
    strategyIds: ReadonlySet<string>,
  ): Promise<Milestone[]> {
    const tracked = (await this.inQuarter(goal, from)).filter(({ strategyId }) => strategyIds.has(strategyId));
    await this.writeQuarter(to, tracked.map(carriedOver));
    return tracked.map(({ milestone }) => milestone);
  }

  async writeDepartures(
    quarter: QuarterKey,
    departed: readonly { milestoneId: string; reason: string | null; intoId: string | null }[],
  ): Promise<void> {
    const rows = departed.map((departure) => ({ id: randomUUID(), quarter, ...departure }));
    for (const batch of inBatches(rows)) await this.departures.insert(batch);
  }

  /** Takes out what was reported of the goal's milestones in this quarter and after it, and those that began there. */
  async eraseFrom(goal: Goal, quarter: QuarterKey): Promise<void> {
    const from = MoreThanOrEqual(quarter);
    const ids = (await this.milestones.findBy({ goalId: goal.id })).map(({ id }) => id);
    if (ids.length === 0) return;
    await this.statuses.delete({ milestoneId: In(ids), quarter: from });
    await this.departures.delete({ milestoneId: In(ids), quarter: from });
    await this.work.manager.getRepository(MilestoneOrigin).delete({ milestoneId: In(ids), quarter: from });
    await this.milestones.delete({ goalId: goal.id, firstQuarter: from });
  }

  private get milestones(): Repository<Milestone> {
    return this.work.manager.getRepository(Milestone);
  }

  private get statuses(): Repository<QuarterlyStatus> {
    return this.work.manager.getRepository(QuarterlyStatus);
  }

  private get departures(): Repository<MilestoneDeparture> {
    return this.work.manager.getRepository(MilestoneDeparture);
  }
}

/** What a milestone takes with it into the next quarter: what it is, and its last status. What was said of a quarter stays there. */
const carriedOver = (row: QuarterlyStatus): StatusWords => ({
  milestoneId: row.milestoneId,
  strategyId: row.strategyId,
  group: row.group,
  title: row.title,
  ownerText: row.ownerText,
  dueText: row.dueText,
  dueKind: row.dueKind,
  dueQuarter: row.dueQuarter,
  dueInterpreted: row.dueInterpreted,
  statusText: row.statusText,
  status: row.status,
  carriedOver: true,
  ...{ remark: null, explanation: null, recoveryText: null, recoveryQuarter: null, reason: null },
  ...{ footnotes: [], page: null },
});
