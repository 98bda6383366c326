import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { EditionRow } from '../edition.entity.js';
import { reportOf } from '../editions.record.js';
import { newestOnly } from '../newest-edition.js';

/** What comparisons read of the editions: the whole reports of one goal over some quarters. */
@Injectable()
export class CompareRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest reports of a goal after one quarter and before another, earliest first. */
  between(slug: string, from: QuarterKey, to: QuarterKey): Promise<PublishedReport[]> {
    return this.reports(slug, 'edition.quarter > :from AND edition.quarter < :to', { from, to });
  }

  /** The newest reports of a goal from one quarter to another, with both, earliest first. */
  over(slug: string, from: QuarterKey, to: QuarterKey): Promise<PublishedReport[]> {
    return this.reports(slug, 'edition.quarter >= :from AND edition.quarter <= :to', { from, to });
  }

  private async reports(slug: string, condition: string, quarters: object): Promise<PublishedReport[]> {
    const rows = await newestOnly(this.work.manager.createQueryBuilder(EditionRow, 'edition'))
      .select('edition.report', 'report')
      .andWhere('edition.goalSlug = :slug', { slug })
      .andWhere(condition, quarters)
      .orderBy('edition.quarter', 'ASC')
      .getRawMany<{ report: string }>();
    return rows.map(reportOf);
  }
}
