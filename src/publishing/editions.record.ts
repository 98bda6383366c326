import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, LessThan, type Repository } from 'typeorm';
import { inBatches } from '../database/batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { Goal } from '../goals/goal.entity.js';
import type { PublishedReport, ReportedMilestone } from '../quarterly-updates/domain/report.js';
import type { FrozenReport } from './domain/fingerprint.js';
import { EditionFiles } from './files/edition-files.service.js';
import { editionColumnsOf, type MilestoneColumns, milestoneColumnsOf } from './edition-columns.js';
import { EditionRow } from './edition.entity.js';
import { MissedOwnerRow } from './missed-owner.entity.js';
import { newestOnly } from './newest-edition.js';
import { PublishedMilestoneRow } from './published-milestone.entity.js';
import { EditionEntries } from './search/edition-entries.record.js';

/** The record of editions: rows are added, within a unit of work, and never change. */
@Injectable()
export class EditionsRecord {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: EditionFiles,
    private readonly entries: EditionEntries,
  ) {}

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
    const row = await newestOnly(this.editions.createQueryBuilder('edition'))
      .andWhere('edition.goalId = :goal AND edition.quarter < :quarter', { goal: goal.id, quarter })
      .orderBy('edition.quarter', 'DESC')
      .limit(1)
      .getOne();
    return row && reportOf(row);
  }

  /** The newest edition of the goal's quarter; null while none is published. */
  async newestOf(goal: Goal, quarter: QuarterKey): Promise<PublishedReport | null> {
    const row = await this.editions.findOne({ where: { goalId: goal.id, quarter }, order: { number: 'DESC' } });
    return row && reportOf(row);
  }

  /** Milestones as the last edition before this quarter that has them shows them; none for what was never published. */
  async lastKnown(references: readonly string[], quarter: QuarterKey): Promise<ReportedMilestone[]> {
    if (references.length === 0) return [];
    const rows = await this.milestones.find({
      where: { reference: In(references), quarter: LessThan(quarter) },
      relations: { edition: true },
      order: { quarter: 'ASC', edition: { number: 'ASC' } },
    });
    return [...new Map(rows.map(({ reference, milestone }) => [reference, milestone])).values()];
  }

  /** Adds an edition with all that derives from it: its rows for lists, its files, and what is searched. */
  async add(goal: Goal, { published, text }: FrozenReport, publishedBy: string): Promise<EditionRow> {
    const row = {
      ...editionColumnsOf(published),
      id: randomUUID(),
      sequence: (await this.sequence()) + 1,
      goalId: goal.id,
      report: text,
      publishedBy,
    };
    await this.editions.insert(row);
    const milestones = milestoneColumnsOf(published).map(({ missedOwners, ...columns }) => ({
      columns: { ...columns, id: randomUUID(), editionId: row.id },
      missedOwners,
    }));
    for (const batch of inBatches(milestones.map(({ columns }) => columns))) await this.milestones.insert(batch);
    const owners = milestones.flatMap(({ columns, missedOwners }) =>
      missedOwners.map((owner) => ({ id: randomUUID(), milestoneId: columns.id, owner })),
    );
    for (const batch of inBatches(owners)) await this.work.manager.getRepository(MissedOwnerRow).insert(batch);
    await this.files.makeAll(row.id, published);
    await this.entries.make(row.id, published);
    return { ...row, goal };
  }

  /** What is kept of an edition's milestones for lists, in the order of its report. */
  async milestonesOf({ id }: Pick<EditionRow, 'id'>): Promise<MilestoneColumns[]> {
    const rows = await this.milestones.find({ where: { editionId: id }, order: { position: 'ASC' } });
    const owned = await this.work.manager.getRepository(MissedOwnerRow).findBy({ milestone: { editionId: id } });
    const ownersOf = (row: PublishedMilestoneRow) =>
      owned.filter(({ milestoneId }) => milestoneId === row.id).map(({ owner }) => owner);
    return rows.map((row) => ({
      position: row.position,
      quarter: row.quarter,
      reference: row.reference,
      missed: row.missed,
      strategyTitle: row.strategyTitle,
      milestone: row.milestone,
      missedOwners: ownersOf(row).sort(),
    }));
  }

  /** One edition, opened. Throws where there is none. */
  byId(id: string): Promise<EditionRow> {
    return this.editions.findOneByOrFail({ id });
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

  private get editions(): Repository<EditionRow> {
    return this.work.manager.getRepository(EditionRow);
  }

  private get milestones(): Repository<PublishedMilestoneRow> {
    return this.work.manager.getRepository(PublishedMilestoneRow);
  }
}

/** The report of an edition, as it was frozen. */
export const reportOf = (row: Pick<EditionRow, 'report'>): PublishedReport => JSON.parse(row.report) as PublishedReport;
