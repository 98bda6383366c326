import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { entriesOf, placeOf } from '../../search/domain/entries-of.js';
import { SearchRecord } from '../../search/search.record.js';
import { EditionRow } from '../edition.entity.js';

/** What of editions can be found by a search. */
@Injectable()
export class EditionEntries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly search: SearchRecord,
  ) {}

  /** Within the unit of work of a publication: everything of the edition that can be found. */
  async make(editionId: string, report: PublishedReport): Promise<void> {
    await this.search.add(editionId, placeOf(report), entriesOf(report));
  }

  /** Within a unit of work: the same of an edition published before there was a search; says whether it had none. */
  async makeMissing(editionId: string, report: PublishedReport): Promise<boolean> {
    if ((await this.search.ofEdition(editionId)).length > 0) return false;
    await this.make(editionId, report);
    return true;
  }

  /** The editions of which nothing can be found, earliest publication first. */
  async lacking(): Promise<string[]> {
    const entries = this.work.manager
      .createQueryBuilder()
      .subQuery()
      .select('1')
      .from('search_entries', 'entry')
      .where('entry."editionId" = edition.id');
    const rows = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.id', 'id')
      .where(`NOT EXISTS ${entries.getQuery()}`)
      .orderBy('edition.sequence')
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }
}
