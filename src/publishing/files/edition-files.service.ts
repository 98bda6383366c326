import { setImmediate as othersFirst } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { SETTINGS } from '../../settings.module.js';
import type { Settings } from '../../settings.js';
import { EditionFilesRecord } from './edition-files.record.js';
import { FILE_FORMS, type FileForm, type MakesFile } from './file-forms.js';

/** Each form with what makes it. The makers are loaded when one is first needed: most processes never publish. */
const MAKERS: Record<FileForm, () => Promise<MakesFile>> = {
  pdf: async () => (await import('./report-pdf.js')).reportPdf,
  xlsx: async () => (await import('./report-xlsx.js')).reportXlsx,
  csv: async () => (await import('./report-csv.js')).csvFile,
};

/** Makes the files of editions, once each. */
@Injectable()
export class EditionFiles {
  constructor(
    private readonly files: EditionFilesRecord,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Within the unit of work of a publication: makes every file of the edition and keeps it. What fails fails it all. */
  async makeAll(editionId: string, report: PublishedReport): Promise<void> {
    for (const form of FILE_FORMS) {
      await othersFirst(); // each takes the processor for a while, and a release makes many
      await this.files.add(editionId, form, await this.made(report, form));
    }
  }

  /** Within a unit of work: makes what is missing of an edition published before files were kept; says whether any was. */
  async makeMissing(editionId: string, report: PublishedReport): Promise<boolean> {
    const kept = (await this.files.listOf(editionId)).map(({ form }) => form);
    const missing = FILE_FORMS.filter((form) => !kept.includes(form));
    for (const form of missing) await this.files.add(editionId, form, await this.made(report, form));
    return missing.length > 0;
  }

  /** A file of an edition: the kept one, or, until it is made for one published before files were kept, the same made now. */
  async of({ id, report }: { id: string; report: PublishedReport }, form: FileForm): Promise<Buffer> {
    return (await this.files.of(id, form))?.content ?? this.made(report, form);
  }

  private async made(report: PublishedReport, form: FileForm): Promise<Buffer> {
    const make = await MAKERS[form]();
    return make(report, this.settings.publicUrl, this.settings.official);
  }
}
