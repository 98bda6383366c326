import { Inject, Injectable } from '@nestjs/common';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { UpdateAccess, type UpdateAtWork } from '../../drafting/update-access.js';
import { MilestonesRecord } from '../../milestones/milestones.record.js';
import type { QuarterlyStatus } from '../../milestones/quarterly-status.entity.js';
import type { Person } from '../../people/domain/signed-in.js';
import { EditionsRecord } from '../../publishing/editions.record.js';
import { type Draft, ReportAssembly } from '../../publishing/report-assembly.service.js';
import type { PublishedReport } from '../../quarterly-updates/domain/report.js';
import type { FindingWaiver } from '../../quarterly-updates/finding-waiver.entity.js';
import type { ReviewComment } from '../../quarterly-updates/review-comment.entity.js';
import { ReviewRecord } from '../../quarterly-updates/review.record.js';
import type { UpdateStep } from '../../quarterly-updates/update-step.entity.js';
import type { UpdateText } from '../../quarterly-updates/update-text.entity.js';
import { UpdateTextsRecord } from '../../quarterly-updates/update-texts.record.js';
import type { Round } from '../../rounds/round.entity.js';
import { RoundsRecord } from '../../rounds/rounds.record.js';
import type { Settings } from '../../settings.js';
import { SETTINGS } from '../../settings.module.js';
import { NotFound } from '../../web/refusals.js';
import { whyClosed } from './why-closed.js';

/** Everything that the page of a draft shows, as it is now, for one person. */
export interface DraftFacts extends Draft {
  person: Person;
  at: UpdateAtWork;
  /** Why this person cannot change it now; null where they can. */
  closed: string | null;
  texts: readonly UpdateText[];
  /** The rows of its milestones, by reference. */
  rows: ReadonlyMap<string, QuarterlyStatus>;
  /** The goal’s last report: what this one is compared with. */
  last: PublishedReport | null;
  steps: readonly UpdateStep[];
  comments: readonly ReviewComment[];
  waivers: readonly FindingWaiver[];
  round: Round | null;
  /** Whether mail leaves this server; else it waits. */
  isMailSetUp: boolean;
}

/** Gathers what the page of a draft shows. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly access: UpdateAccess,
    private readonly assembly: ReportAssembly,
    private readonly editions: EditionsRecord,
    private readonly milestones: MilestonesRecord,
    private readonly texts: UpdateTextsRecord,
    private readonly review: ReviewRecord,
    private readonly rounds: RoundsRecord,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Throws NotFound where the goal has no update of the quarter. */
  async facts(person: Person, slug: string, quarter: QuarterKey): Promise<DraftFacts> {
    const at = await this.at(slug, quarter);
    const { goal, update } = at;
    const rows = await this.milestones.inQuarter(goal, quarter);
    return {
      ...{ person, at, closed: whyClosed(person, at) },
      ...(await this.assembly.of(update, goal)),
      texts: await this.texts.of(update.id),
      rows: new Map(rows.map((row) => [row.milestone.reference, row])),
      last: await this.editions.lastBefore(goal, quarter),
      steps: await this.review.stepsOf([update.id]),
      comments: await this.review.commentsOf(update.id),
      waivers: await this.review.waiversOf(update.id),
      round: await this.rounds.of(quarter),
      isMailSetUp: this.settings.smtpUrl !== null,
    };
  }

  /** The update and where it stands. Throws NotFound where there is none. */
  async at(slug: string, quarter: QuarterKey): Promise<UpdateAtWork> {
    const at = await this.access.find(slug, quarter);
    if (!at) throw new NotFound();
    return at;
  }
}
