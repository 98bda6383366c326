import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import { EditionRow } from './edition.entity.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { paths } from './pages/paths.js';
import { sha256Of } from '../sha256.js';

/** What is published, by its fingerprints. */
export interface PublishedState {
  /** Of all editions in their order, and of all their files: another database, or a restored one, has another. */
  fingerprint: string;
  /** The SHA-256 of every kept file of an edition, by its address. */
  files: ReadonlyMap<string, string>;
}

/** Names the state of the public site exactly, where its number alone does not: two databases count alike. */
@Injectable()
export class PublishedStates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: EditionFilesRecord,
  ) {}

  async now(): Promise<PublishedState> {
    const editions = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.id', 'id')
      .addSelect('edition.goalSlug', 'goal')
      .addSelect('edition.quarter', 'quarter')
      .addSelect('edition.number', 'number')
      .addSelect('edition.sha256', 'sha256')
      .orderBy('edition.sequence')
      .getRawMany<{ id: string; goal: string; quarter: QuarterKey; number: number; sha256: string }>();
    const byEdition = new Map<string, Map<string, string>>();
    for (const { editionId, form, sha256 } of await this.files.hashes())
      byEdition.set(editionId, (byEdition.get(editionId) ?? new Map<string, string>()).set(form, sha256));
    const files = new Map<string, string>();
    const lines: string[] = [];
    for (const { id, goal, quarter, number, sha256 } of editions) {
      lines.push(`${paths.edition(goal, quarter, number)} ${sha256}`);
      for (const [form, sha256OfFile] of [...(byEdition.get(id) ?? [])].sort(byForm)) {
        const address = paths.editionFile(goal, quarter, number, form);
        files.set(address, sha256OfFile);
        lines.push(`${address} ${sha256OfFile}`);
      }
    }
    return { fingerprint: sha256Of(Buffer.from(lines.join('\n'))), files };
  }
}

const byForm = ([one]: [string, string], [other]: [string, string]): number => (one < other ? -1 : 1);
