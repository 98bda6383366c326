import { setImmediate as othersFirst } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import { SETTINGS } from '../../settings.module.js';
import type { Settings } from '../../settings.js';
import { Refused } from '../../refused.js';
import { shortened } from '../pages/wording.js';
import { EditionFilesRecord } from './edition-files.record.js';
import { FILE_FORMS, type FileForm, type MakesFile } from './file-forms.js';
import { typesetter } from './pdf/typesetter.js';

/** Each form with what makes it. The makers are loaded when one is first needed: most processes never publish. */
const MAKERS: Record<FileForm, () => Promise<MakesFile>> = {
  pdf: async () => (await import('./report-pdf.js')).reportPdf,
  xlsx: async () => (await import('./report-xlsx.js')).reportXlsx,
  csv: async () => (await import('./report-csv.js')).csvFile,
};

/** Makes the files of editions, once each. */
@Injectable()
export class EditionFiles implements OnApplicationShutdown {
  private readonly log = new Logger('Editions');

  constructor(
    private readonly files: EditionFilesRecord,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Within the unit of work of a publication: makes every file of the edition and keeps it. Throws Refused where one
   * cannot be made: then nothing is published.
   */
  async makeAll(editionId: string, report: PublishedReport): Promise<void> {
    for (const form of FILE_FORMS) {
      await othersFirst(); // a release makes many, and a workbook takes the processor for a while
      await this.files.add(editionId, form, await this.madeOrRefused(report, form));
    }
  }

  /** A file of an edition: the kept one, or, until it is made for one published before files were kept, the same made now. */
  async of({ id, report }: { id: string; report: PublishedReport }, form: FileForm): Promise<Buffer> {
    return (await this.files.of(id, form))?.content ?? this.made(report, form);
  }

  /** The file of a report: the same whenever it is made. */
  async made(report: PublishedReport, form: FileForm): Promise<Buffer> {
    const make = await MAKERS[form]();
    return make(report, this.settings.publicUrl, this.settings.official);
  }

  async onApplicationShutdown(): Promise<void> {
    await typesetter.end();
  }

  private async madeOrRefused(report: PublishedReport, form: FileForm): Promise<Buffer> {
    try {
      return await this.made(report, form);
    } catch (error) {
      const { goal, period, edition } = report;
      const what = `The ${form.toUpperCase()} file of ${goal.slug} ${period.label}, edition ${edition.number}`;
      this.log.error(
        `${what} could not be made: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      const why = shortened(error instanceof Error ? error.message : String(error), 300);
      throw new Refused([`${what} could not be made, and nothing was published. What went wrong: ${why}`]);
    }
  }
}
