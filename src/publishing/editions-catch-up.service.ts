import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EditionsRecord, reportOf } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { EditionFiles } from './files/edition-files.service.js';
import { EditionEntries } from './search/edition-entries.record.js';

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

  /** Goes through what lacks something, each edition in a unit of work of its own, and gives how many there were. */
  async run(): Promise<number> {
    let caughtUp = 0;
    for (const id of await this.lacking()) {
      if (this.stopped) break;
      if (await this.work.run(() => this.make(id))) caughtUp += 1;
    }
    if (caughtUp > 0) this.log.log(`Made what ${caughtUp} editions lacked of their files and of what is searched.`);
    return caughtUp;
  }

  /** Ends a run after the edition it is at. */
  stop(): void {
    this.stopped = true;
  }

  // What is searched first: it is made at once, and files take their time.
  private async lacking(): Promise<Set<string>> {
    return new Set([...(await this.entries.lacking()), ...(await this.kept.lacking())]);
  }

  private async make(id: string): Promise<boolean> {
    await this.work.alone(); // another process may be at the same
    const report = reportOf(await this.editions.byId(id));
    const [files, entries] = [await this.files.makeMissing(id, report), await this.entries.makeMissing(id, report)];
    return files || entries;
  }
}
