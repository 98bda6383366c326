import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { QuarterKey } from '../fiscal/fiscal-quarter.js';
import type { StepKind } from '../quarterly-updates/domain/stage.js';
import { QuarterlyUpdate } from '../quarterly-updates/quarterly-update.entity.js';

/** What decides whether an update can be changed. */
export interface Standing {
  lastStep: StepKind | null;
  released: boolean;
  /** Its published report is being corrected. */
  correcting: boolean;
}

const LAST_STEP = `SELECT "kind" FROM "update_steps" "s" WHERE "s"."updateId" = "u"."id" ORDER BY "s"."number" DESC LIMIT 1`;
const OF_THE_QUARTER = `"goalId" = "u"."goalId" AND "quarter" = "u"."quarter"`;
const RELEASED = `EXISTS (SELECT 1 FROM "editions" WHERE ${OF_THE_QUARTER})`;
const CORRECTING = `EXISTS (SELECT 1 FROM "corrections" WHERE ${OF_THE_QUARTER} AND "closedAt" IS NULL)`;

/** Where updates stand, in one question: it is asked at every save in the grid. */
@Injectable()
export class StandingRecord {
  private question: string | undefined;

  constructor(private readonly work: UnitOfWork) {}

  /** Where the goal’s update (by slug) of the quarter stands; null where there is none. */
  async of(slug: string, quarter: QuarterKey): Promise<Standing | null> {
    const [row] = await this.work.manager.query<StandingRow[]>(this.standing(), [slug, quarter]);
    return row
      ? { lastStep: row.lastStep, released: Boolean(row.released), correcting: Boolean(row.correcting) }
      : null;
  }

  // Written out once: building it anew would cost each save more than asking it does.
  private standing(): string {
    this.question ??= this.work.manager
      .getRepository(QuarterlyUpdate)
      .createQueryBuilder('u')
      .innerJoin('u.goal', 'g')
      .select(`(${LAST_STEP})`, 'lastStep')
      .addSelect(`(${RELEASED})`, 'released')
      .addSelect(`(${CORRECTING})`, 'correcting')
      .where('g.slug = :slug AND u.quarter = :quarter', { slug: '', quarter: '' })
      .getQueryAndParameters()[0];
    return this.question;
  }
}

interface StandingRow {
  lastStep: StepKind | null;
  released: boolean | number;
  correcting: boolean | number;
}
