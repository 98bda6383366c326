import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { EditionRow } from '../edition.entity.js';
import { latestOnly } from '../newest-edition.js';
import { PublishedMilestoneRow } from '../published-milestone.entity.js';
import { publishedMilestoneOf, SUMMARY, summaryOf } from '../published-rows.js';
import type { EditionSummary, PublishedMilestone } from '../published.js';
import { MOST_ENTRIES, newsOf } from './news.js';

/** An edition as news: what it says in short, and what it says was missed, in the order of the report. */
export interface Release {
  edition: EditionSummary;
  missed: PublishedMilestone[];
}

/** A milestone with the publication that last spoke of it. */
export interface TrackedMilestone extends PublishedMilestone {
  sequence: number;
}

/** What those who follow the site read: editions in the order of publication, and what is tracked now. */
@Injectable()
export class ReleasesRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** What is news, newest first; of one goal where its name is given. */
  async news(slug: string | null): Promise<Release[]> {
    const query = this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select(SUMMARY)
      .orderBy('edition.sequence', 'DESC')
      .limit(MOST_ENTRIES);
    if (slug !== null) query.where('edition.goalSlug = :slug', { slug });
    const editions = newsOf((await query.getMany()).map(summaryOf));
    const missed = await this.missedIn(editions.map(({ id }) => id));
    return editions.map((edition) => ({ edition, missed: missed.get(edition.id) ?? [] }));
  }

  /** Every milestone of the goals' newest reports, in the order of goals and of their reports. */
  async tracked(slug: string | null): Promise<TrackedMilestone[]> {
    const query = latestOnly(this.rows());
    if (slug !== null) query.andWhere('edition.goalSlug = :slug', { slug });
    const rows = await query
      .orderBy('edition.goalNumber', 'ASC')
      .addOrderBy('edition.goalSlug', 'ASC')
      .addOrderBy('row.position', 'ASC')
      .getMany();
    return rows.map((row) => ({ ...publishedMilestoneOf(row), sequence: row.edition.sequence }));
  }

  /** The latest quarter that any goal has a report on; null while nothing is published. */
  async latestQuarter(): Promise<QuarterKey | null> {
    const row = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('MAX(edition.quarter)', 'quarter')
      .getRawOne<{ quarter: QuarterKey | null }>();
    return row?.quarter ?? null;
  }

  private async missedIn(editionIds: readonly string[]): Promise<Map<string, PublishedMilestone[]>> {
    const missed = new Map<string, PublishedMilestone[]>();
    if (editionIds.length === 0) return missed;
    const rows = await this.rows()
      .where('row.editionId IN (:...editionIds) AND row.missed = :missed', { editionIds, missed: true })
      .orderBy('row.position', 'ASC')
      .getMany();
    for (const row of rows)
      missed.set(row.editionId, [...(missed.get(row.editionId) ?? []), publishedMilestoneOf(row)]);
    return missed;
  }

  private rows(): SelectQueryBuilder<PublishedMilestoneRow> {
    return this.work.manager
      .createQueryBuilder(PublishedMilestoneRow, 'row')
      .innerJoin('row.edition', 'edition')
      .addSelect(SUMMARY);
  }
}
