import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { inBatches } from '../database/batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { PublishedReport, ReportedMilestone } from '../quarterly-updates/domain/report.js';
import type { FrozenReport } from './domain/fingerprint.js';
import { EditionRow } from './edition.entity.js';
import { PublishedMilestoneRow } from './published-milestone.entity.js';

/** The record of editions: rows are added, within a unit of work, and never change. */
@Injectable()
export class EditionsRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The publication sequence: 0 while nothing is published. */
  async sequence(): Promise<number> {
    return (await this.editions.maximum('sequence')) ?? 0;
  }

  /** The quarters of which the goal has an edition, earliest first. */
  async publishedQuarters(goal: Goal): Promise<QuarterKey[]> {
    const rows = await this.editions.find({ select: { quarter: true }, where: { goalId: goal.id } });
    return [...new Set(rows.map(({ quarter }) => quarter))].sort();
  }

  /** The newest edition of the goal's latest quarter before this one: what "change from last quarter" compares with. */
  async lastBefore(goal: Goal, quarter: QuarterKey): Promise<PublishedReport | null> {
    const row = await this.newest()
      .andWhere('edition.goalId = :goal AND edition.quarter < :quarter', { goal: goal.id, quarter })
      .orderBy('edition.quarter', 'DESC')
      .limit(1)
      .getOne();
    return row && reportOf(row);
  }

  async add(goal: Goal, { published, text }: FrozenReport, publishedBy: string): Promise<EditionRow> {
    const { edition, period, headline, totals, milestones, strategies } = published;
    const row = {
      id: randomUUID(),
      sequence: (await this.sequence()) + 1,
      goalId: goal.id,
      goalSlug: published.goal.slug,
      goalNamed: { number: published.goal.number, title: published.goal.title, agenda: published.goal.agenda },
      quarter: period.key,
      number: edition.number,
      report: text,
      sha256: edition.sha256,
      headline,
      totals,
      publishedAt: new Date(edition.publishedAt),
      publishedBy,
      corrects: edition.corrects,
      correction: edition.correction,
    };
    await this.editions.insert(row);
    const titles = new Map(strategies.map(({ key, title }) => [key, title]));
    const rows = milestones.map((milestone, position) => ({
      id: randomUUID(),
      editionId: row.id,
      position,
      quarter: period.key,
      reference: milestone.reference,
      missed: milestone.missed,
      strategyTitle: titles.get(milestone.strategy) ?? '',
      milestone,
    }));
    const index = this.work.manager.getRepository(PublishedMilestoneRow);
    for (const batch of inBatches(rows)) await index.insert(batch);
    return { ...row, goal };
  }

  /** The milestones that lists show of an edition, in the order of its report. */
  async milestonesOf({ id }: Pick<EditionRow, 'id'>): Promise<ReportedMilestone[]> {
    const rows = await this.work.manager
      .getRepository(PublishedMilestoneRow)
      .find({ where: { editionId: id }, order: { position: 'ASC' } });
    return rows.map(({ milestone }) => milestone);
  }

  /** Every edition in the order of publication, opened one at a time: for whoever checks them all. */
  async *each(): AsyncGenerator<EditionRow> {
    let after = 0;
    for (;;) {
      const row = await this.editions
        .createQueryBuilder('edition')
        .where('edition.sequence > :after', { after })
        .orderBy('edition.sequence')
        .limit(1)
        .getOne();
      if (!row) return;
      after = row.sequence;
      yield row;
    }
  }

  /** The newest edition of each goal and quarter. */
  private newest(): SelectQueryBuilder<EditionRow> {
    return this.editions
      .createQueryBuilder('edition')
      .where(
        `edition.number = (${this.editions
          .createQueryBuilder('other')
          .select('MAX(other.number)')
          .where('other.goalId = edition.goalId AND other.quarter = edition.quarter')
          .getQuery()})`,
      );
  }

  private get editions(): Repository<EditionRow> {
    return this.work.manager.getRepository(EditionRow);
  }
}

/** The report of an edition, as it was frozen. */
export const reportOf = (row: Pick<EditionRow, 'report'>): PublishedReport => JSON.parse(row.report) as PublishedReport;
