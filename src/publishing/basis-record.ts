import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { ReportBasis } from './domain/report-basis.js';
import { EditionRow } from './edition.entity.js';

/**
 * What each edition was made of. The lists do not open its report, so it is found in the text once; an edition never
 * changes, and the answer is remembered.
 */
@Injectable()
export class BasisRecord {
  private readonly known = new Map<string, ReportBasis>();

  constructor(private readonly work: UnitOfWork) {}

  /** By the id of the edition. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, ReportBasis>> {
    const unknown = [...new Set(ids)].filter((id) => !this.known.has(id));
    if (unknown.length > 0) {
      const rows = await this.work.manager
        .createQueryBuilder(EditionRow, 'edition')
        .select('edition.id', 'id')
        .addSelect(
          `CASE WHEN edition.report LIKE :accounts THEN 2 WHEN edition.report LIKE :none THEN 1 ELSE 0 END`,
          'basis',
        )
        .where('edition.id IN (:...ids)', { ids: unknown })
        .setParameters({ accounts: '%"source":null,"notes":["%', none: '%"source":null,%' })
        .getRawMany<{ id: string; basis: number | string }>();
      for (const { id, basis } of rows) this.known.set(id, BASES[Number(basis)] ?? 'published plan');
    }
    return this.known;
  }
}

// A quotation mark within a text of the report stands behind a backslash there: only its own key reads like the patterns.
const BASES: readonly ReportBasis[] = ['published plan', 'drafted here', 'other accounts'];
