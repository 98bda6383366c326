import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EditionsRecord, reportOf } from './editions.record.js';
import { EditionFilesRecord } from './files/edition-files.record.js';
import { EditionFiles } from './files/edition-files.service.js';

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
  ) {}

  /** Goes through what lacks something, each edition in a unit of work of its own, and gives how many there were. */
  async run(): Promise<number> {
    let caughtUp = 0;
    for (const id of await this.kept.lacking()) {
      if (this.stopped) break;
      if (await this.work.run(() => this.make(id))) caughtUp += 1;
    }
    if (caughtUp > 0) this.log.log(`Made the files of ${caughtUp} editions that were published without them.`);
    return caughtUp;
  }

  /** Ends a run after the edition it is at. */
  stop(): void {
    this.stopped = true;
  }

  private async make(id: string): Promise<boolean> {
    await this.work.alone(); // another process may be at the same
    return this.files.makeMissing(id, reportOf(await this.editions.byId(id)));
  }
}
