import { setImmediate as othersFirst, setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { PublishedReport } from '../quarterly-updates/domain/report.js';
import { EditionsRecord, reportOf } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { EditionFiles } from './files/edition-files.service.js';
import { FILE_FORMS, type FileForm } from './files/file-forms.js';
import { EditionEntries } from './search/edition-entries.record.js';

/** Between two editions whose files are made: whoever reads meanwhile is served as always. */
const PAUSE_MS = 50;

/** Makes what derives from editions that were published by a Milepost which did not make it yet. */
@Injectable()
export class EditionsCatchUp {
  private readonly log = new Logger('Editions');
  private stopped = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: EditionsRecord,
    private readonly files: EditionFiles,
    private readonly kept: EditionFilesRecord,
    private readonly entries: EditionEntries,
  ) {}

  /**
   * Goes through what lacks something, what is searched first: that is made at once, and files take their time. Where
   * something cannot be made of an edition, it is logged and the others are gone through all the same. Gives how many
   * editions something was made for.
   */
  async run(): Promise<number> {
    const caughtUp = new Set<string>();
    for (const id of await this.entries.lacking())
      if (await this.tried(id, 'What is searched', (report) => this.makeEntries(id, report))) caughtUp.add(id);
    for (const id of await this.kept.lacking()) {
      if (this.stopped) break;
      for (const form of await this.missingOf(id)) {
        await othersFirst();
        const what = `The ${form.toUpperCase()} file`;
        if (await this.tried(id, what, (report) => this.makeFile(id, report, form))) caughtUp.add(id);
      }
      await pause(PAUSE_MS);
    }
    if (caughtUp.size > 0)
      this.log.log(`Made what ${caughtUp.size} editions lacked of their files and of what is searched.`);
    return caughtUp.size;
  }

  /** Ends a run after what it is making. */
  stop(): void {
    this.stopped = true;
  }

  /** Whether it was made. False too once the run is to end. */
  private async tried(id: string, what: string, make: (report: PublishedReport) => Promise<boolean>): Promise<boolean> {
    if (this.stopped) return false;
    try {
      return await make(reportOf(await this.editions.byId(id)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.log.error(`${what} of edition ${id} could not be made; the next start tries again, verify names it: ${why}`);
      return false;
    }
  }

  private makeEntries(id: string, report: PublishedReport): Promise<boolean> {
    return this.work.run(async () => {
      await this.work.alone(); // another process may be at the same
      return this.entries.makeMissing(id, report);
    });
  }

  // Made before the database is held: who writes meanwhile does not wait for it.
  private async makeFile(id: string, report: PublishedReport, form: FileForm): Promise<boolean> {
    const content = await this.files.made(report, form);
    return this.work.run(async () => {
      await this.work.alone(); // another process may have been at the same
      if (!(await this.missingOf(id)).includes(form)) return false;
      await this.kept.add(id, form, content);
      return true;
    });
  }

  private async missingOf(id: string): Promise<FileForm[]> {
    const kept = (await this.kept.listOf(id)).map(({ form }) => form);
    return FILE_FORMS.filter((form) => !kept.includes(form));
  }
}
