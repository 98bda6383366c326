import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { sha256Of } from '../../sha256.js';
import { EditionRow } from '../edition.entity.js';
import { FILE_FORMS, type FileForm } from './file-forms.js';

/** A file of an edition as it is kept. */
export interface EditionFile {
  form: FileForm;
  /** In bytes. */
  size: number;
  sha256: string;
  content: Buffer;
}

const TABLE = 'edition_files';

/** The files of editions: added, within a unit of work, and never changed. */
@Injectable()
export class EditionFilesRecord {
  constructor(private readonly work: UnitOfWork) {}

  /** One file of an edition; null where it was not made yet. */
  async of(editionId: string, form: FileForm): Promise<EditionFile | null> {
    const row = await this.rows(editionId)
      .addSelect('file.content', 'content')
      .andWhere('file.form = :form', { form })
      .getRawOne<EditionFile>();
    return row ?? null;
  }

  /** The files of an edition without their contents. */
  listOf(editionId: string): Promise<Omit<EditionFile, 'content'>[]> {
    return this.rows(editionId).getRawMany<Omit<EditionFile, 'content'>>();
  }

  /** What names the content of every file of every edition. */
  hashes(): Promise<(Pick<EditionFile, 'form' | 'sha256'> & { editionId: string })[]> {
    return this.work.manager
      .createQueryBuilder()
      .select('file."editionId"', 'editionId')
      .addSelect('file.form', 'form')
      .addSelect('file.sha256', 'sha256')
      .from(TABLE, 'file')
      .getRawMany<Pick<EditionFile, 'form' | 'sha256'> & { editionId: string }>();
  }

  /** The editions that lack a file, earliest publication first. */
  async lacking(): Promise<string[]> {
    const files = this.work.manager
      .createQueryBuilder()
      .subQuery()
      .select('COUNT(*)')
      .from(TABLE, 'file')
      .where('file."editionId" = edition.id');
    const rows = await this.work.manager
      .createQueryBuilder(EditionRow, 'edition')
      .select('edition.id', 'id')
      .where(`${files.getQuery()} < :forms`, { forms: FILE_FORMS.length })
      .orderBy('edition.sequence')
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  async add(editionId: string, form: FileForm, content: Buffer): Promise<void> {
    await this.work.manager
      .createQueryBuilder()
      .insert()
      .into(TABLE, ['id', 'editionId', 'form', 'size', 'sha256', 'content'])
      .values({ id: randomUUID(), editionId, form, size: content.length, sha256: sha256Of(content), content })
      .execute();
  }

  private rows(editionId: string) {
    return this.work.manager
      .createQueryBuilder()
      .select('file.form', 'form')
      .addSelect('file.size', 'size')
      .addSelect('file.sha256', 'sha256')
      .from(TABLE, 'file')
      .where('file."editionId" = :editionId', { editionId });
  }
}
