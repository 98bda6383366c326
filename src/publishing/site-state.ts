import { Injectable } from '@nestjs/common';
import { PublicationSequence } from '../web/publication-sequence.js';
import { Readiness } from '../web/readiness.js';
import { EditionsRecord } from './editions.record.js';

/** The number that names the state of the public site: that of the last publication. */
@Injectable()
export class EditionSequence extends PublicationSequence {
  constructor(private readonly editions: EditionsRecord) {
    super();
  }

  override current(): Promise<number> {
    return this.editions.sequence();
  }
}

/** The site is ready when the database answers. */
@Injectable()
export class DatabaseReadiness extends Readiness {
  constructor(private readonly editions: EditionsRecord) {
    super();
  }

  override async check(): Promise<void> {
    await this.editions.sequence();
  }
}
