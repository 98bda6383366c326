import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MissedOwnerRow } from './missed-owner.entity.js';
import { BasisRecord } from './basis-record.js';
import { latestOnly, newestOnly } from './newest-edition.js';
import type { MissedFilter } from './pages/paths.js';
import { PublishedMilestoneRow } from './published-milestone.entity.js';
import { publishedMilestoneOf, SUMMARY } from './published-rows.js';
import type { PublishedMilestone } from './published.js';

/** What was missed, as the newest editions say: latest quarter first, then in the order of goals and of their reports. */
@Injectable()
export class MissedRecord {
  constructor(
    private readonly work: UnitOfWork,
    private readonly bases: BasisRecord,
  ) {}

  /** How many misses a filter leaves. */
  count(filter: MissedFilter): Promise<number> {
    return filtered(newestOnly(this.rows()), filter).getCount();
  }

  /** Some of the misses that a filter leaves. */
  async some(filter: MissedFilter, { from, most }: { from: number; most: number }): Promise<PublishedMilestone[]> {
    return this.opened(filtered(newestOnly(this.rows()), filter).offset(from).limit(most));
  }

  /** The first misses of the goals' newest reports. */
  async now(most: number): Promise<PublishedMilestone[]> {
    return this.opened(filtered(latestOnly(this.rows()), NO_FILTER).limit(most));
  }

  /** Everyone who owns a miss, in the order of the alphabet. */
  async owners(): Promise<string[]> {
    const query = this.work.manager
      .createQueryBuilder(MissedOwnerRow, 'owned')
      .innerJoin('owned.milestone', 'row')
      .innerJoin('row.edition', 'edition')
      .select('owned.owner', 'owner')
      .distinct();
    const rows = await newestOnly(query).getRawMany<{ owner: string }>();
    return rows.map(({ owner }) => owner).sort((a, b) => a.localeCompare(b));
  }

  private rows(): SelectQueryBuilder<PublishedMilestoneRow> {
    return this.work.manager.createQueryBuilder(PublishedMilestoneRow, 'row').innerJoin('row.edition', 'edition');
  }

  // The keys are sorted and cut first, so that only what is shown is read whole.
  private async opened(query: SelectQueryBuilder<PublishedMilestoneRow>): Promise<PublishedMilestone[]> {
    const keys = await inOrder(query).select('row.id', 'id').getRawMany<{ id: string }>();
    if (keys.length === 0) return [];
    const rows = await inOrder(this.rows().addSelect(SUMMARY))
      .where('row.id IN (:...ids)', { ids: keys.map(({ id }) => id) })
      .getMany();
    const bases = await this.bases.of(rows.map(({ editionId }) => editionId));
    return rows.map((row) => ({ ...publishedMilestoneOf(row), basis: bases.get(row.editionId) }));
  }
}

const NO_FILTER: MissedFilter = { quarter: null, goal: null, owner: null };

const filtered = (
  query: SelectQueryBuilder<PublishedMilestoneRow>,
  { quarter, goal, owner }: MissedFilter,
): SelectQueryBuilder<PublishedMilestoneRow> => {
  query.andWhere('row.missed = :missed', { missed: true });
  if (quarter !== null) query.andWhere('row.quarter = :quarter', { quarter });
  if (goal !== null) query.andWhere('edition.goalSlug = :goal', { goal });
  if (owner !== null)
    query.innerJoin(MissedOwnerRow, 'owned', 'owned.milestoneId = row.id AND owned.owner = :owner', { owner });
  return query;
};

const inOrder = (query: SelectQueryBuilder<PublishedMilestoneRow>): SelectQueryBuilder<PublishedMilestoneRow> =>
  query
    .orderBy('row.quarter', 'DESC')
    .addOrderBy('edition.goalNumber', 'ASC')
    .addOrderBy('edition.goalSlug', 'ASC')
    .addOrderBy('row.position', 'ASC');
