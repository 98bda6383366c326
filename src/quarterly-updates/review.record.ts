import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FindingWaiver } from './finding-waiver.entity.js';
import { ReviewComment } from './review-comment.entity.js';
import { UpdateStep } from './update-step.entity.js';

/** The record of the review of updates: steps, comments and waivers. Writes belong into a unit of work. */
@Injectable()
export class ReviewRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The steps of these updates, each update’s in the order they were taken. */
  stepsOf(updateIds: readonly string[]): Promise<UpdateStep[]> {
    return this.steps.find({ where: { updateId: In(updateIds) }, order: { number: 'ASC' } });
  }

  /** Whether there is a step, a comment or a waiver. */
  async isBegun(updateId: string): Promise<boolean> {
    return (
      (await this.steps.existsBy({ updateId })) ||
      (await this.comments.existsBy({ updateId })) ||
      (await this.waivers.existsBy({ updateId }))
    );
  }

  /** The next step. Throws the database’s unique violation where somebody else took it at the same time. */
  async addStep(step: Omit<UpdateStep, 'id' | 'number' | 'update'>): Promise<void> {
    const number = ((await this.steps.maximum('number', { updateId: step.updateId })) ?? 0) + 1;
    await this.steps.insert({ id: randomUUID(), number, ...step });
  }

  commentsOf(updateId: string): Promise<ReviewComment[]> {
    return this.comments.find({ where: { updateId }, order: { at: 'ASC' } });
  }

  /** How many comments of each update wait: no answers, and not settled. */
  async openComments(updateIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.comments.findBy({
      updateId: In(updateIds),
      answersId: IsNull(),
      settledAt: IsNull(),
    });
    const counts = new Map<string, number>();
    for (const { updateId } of rows) counts.set(updateId, (counts.get(updateId) ?? 0) + 1);
    return counts;
  }

  async addComment(
    comment: Omit<ReviewComment, 'id' | 'update' | 'answers' | 'settledAt' | 'settledBy'>,
  ): Promise<string> {
    const id = randomUUID();
    await this.comments.insert({ id, ...comment, settledAt: null, settledBy: null });
    return id;
  }

  /** Settles a comment that is not settled yet; says whether it was so. */
  async settleComment(id: string, at: Date, by: string): Promise<boolean> {
    const { affected } = await this.comments.update({ id, settledAt: IsNull() }, { settledAt: at, settledBy: by });
    return affected === 1;
  }

  waiversOf(updateId: string): Promise<FindingWaiver[]> {
    return this.waivers.find({ where: { updateId }, order: { at: 'ASC' } });
  }

  async addWaiver(waiver: Omit<FindingWaiver, 'id' | 'update'>): Promise<void> {
    await this.waivers.insert({ id: randomUUID(), ...waiver });
  }

  async removeWaiver(id: string): Promise<boolean> {
    return (await this.waivers.delete({ id })).affected === 1;
  }

  private get steps(): Repository<UpdateStep> {
    return this.work.manager.getRepository(UpdateStep);
  }

  private get comments(): Repository<ReviewComment> {
    return this.work.manager.getRepository(ReviewComment);
  }

  private get waivers(): Repository<FindingWaiver> {
    return this.work.manager.getRepository(FindingWaiver);
  }
}
