import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { EditionRow } from '../edition.entity.js';
import { reportOf } from '../editions.record.js';
import { EditionFilesRecord } from '../files/edition-files.record.js';
import { MILESTONES_HEAD, reportCsv } from '../files/report-csv.js';
import { newestOnly } from '../newest-edition.js';

/** The newest edition of each goal and quarter, or of each goal for one quarter: one state of the site. Editions never change, so it stays what it is. */
export interface SiteEditions {
  /** The publication sequence that it is the state of. */
  sequence: number;
  /** Earliest quarter first, then in the order of goals. */
  ids: string[];
}

/** All milestones over all quarters, or of one. */
@Injectable()
export class AllMilestones {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: EditionFilesRecord,
  ) {}

  async editions(quarter: QuarterKey | null): Promise<SiteEditions> {
    const query = newestOnly(this.work.manager.createQueryBuilder(EditionRow, 'edition'));
    if (quarter) query.andWhere('edition.quarter = :quarter', { quarter });
    const rows = await query
      .select('edition.id', 'id')
      .addSelect('edition.sequence', 'sequence')
      .orderBy('edition.quarter')
      .addOrderBy('edition.goalNumber')
      .addOrderBy('edition.goalSlug')
      .getRawMany<{ id: string; sequence: number | string }>();
    const sequence = rows.reduce((last, row) => Math.max(last, Number(row.sequence)), 0);
    return { sequence, ids: rows.map(({ id }) => id) };
  }

  /** The milestones of the editions as CSV, one edition after the other: never more of them in memory than one. */
  async *csv({ ids }: SiteEditions): AsyncGenerator<Buffer> {
    yield HEAD;
    for (const id of ids) {
      yield await this.linesOf(id);
      await setImmediate(); // SQLite answers at once: others get their turn between two editions
    }
  }

  // What was made at publication is taken as it is, unless an earlier version of the program named other columns.
  private async linesOf(id: string): Promise<Buffer> {
    const kept = await this.files.of(id, 'csv');
    if (kept?.content.subarray(0, HEAD.length).equals(HEAD)) return kept.content.subarray(HEAD.length);
    const row = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.report', 'report')
      .where('edition.id = :id', { id })
      .getRawOne<{ report: string }>();
    return row ? Buffer.from(reportCsv(reportOf(row)).slice(MILESTONES_HEAD.length)) : Buffer.alloc(0);
  }
}

const HEAD = Buffer.from(MILESTONES_HEAD);
