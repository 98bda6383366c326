import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { NotAllowed } from '../../not-allowed.js';
import { whoMay } from '../../people/domain/permissions.js';
import { actorOf, type Person, personMay } from '../../people/domain/signed-in.js';
import { CorrectingService, type CorrectionDraft } from '../../publishing/correcting.service.js';
import type { Correction } from '../../publishing/correction.entity.js';
import { CorrectionsRecord } from '../../publishing/corrections.record.js';
import { EditionsRecord } from '../../publishing/editions.record.js';
import type { Publication } from '../../publishing/publishing.service.js';
import { QuarterlyUpdatesRecord } from '../../quarterly-updates/quarterly-updates.record.js';
import { Refused } from '../../refused.js';
import { laterRefusal } from '../domain/later-refusal.js';
import { wordRefusal } from '../domain/text-limits.js';
import { UpdateAccess, type UpdateAtWork } from '../update-access.js';
import { subjectOf } from '../update-subject.js';
import type { Place } from '../upkeep/quarter-at-work.js';
import { QuarterRestoring } from './quarter-restoring.js';
import { type QuarterSnapshot, QuarterSnapshots } from './quarter-snapshot.js';

/** A report that can be corrected, or is being corrected, as its page shows it. */
export interface CorrectionAtWork extends UpdateAtWork {
  /** The number of the newest edition. */
  newest: number;
  /** What it comes to so far; null while no correction is open. */
  draft: CorrectionDraft | null;
}

/** Corrects published reports. One correction of a report at a time; the rows of later quarters stay as they are. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly updates: QuarterlyUpdatesRecord,
    private readonly editions: EditionsRecord,
    private readonly corrections: CorrectionsRecord,
    private readonly correcting: CorrectingService,
    private readonly snapshots: QuarterSnapshots,
    private readonly restoring: QuarterRestoring,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The report with its correction; null where nothing of the goal's quarter is published. */
  async of({ slug, quarter }: Place): Promise<CorrectionAtWork | null> {
    const at = await this.access.find(slug, quarter);
    const newest = at && (await this.editions.newestOf(at.goal, quarter));
    if (!at || !newest) return null;
    const draft = at.correction && (await this.correcting.draft(at.goal, at.update));
    return { ...at, newest: newest.edition.number, draft };
  }

  /** Opens the correction of the newest edition. */
  open(person: Person, place: Place, reason: string): Promise<void> {
    return this.work.run(async () => {
      const { at, newest } = await this.toCorrect(person, place);
      if (at.correction) throw new Refused([`${at.correction.openedBy} is correcting this report already.`]);
      const why = reasonOf(reason);
      await this.corrections.add({
        ...{ goalId: at.goal.id, quarter: place.quarter, corrects: newest, reason: why },
        ...{ openedAt: this.clock.now(), openedById: person.id, openedBy: person.name },
        before: await this.snapshots.of(at.goal, at.update),
      });
      await this.log.record(actorOf(person, place.slug), [
        {
          ...{ action: 'correction opened', subject: subjectOf(at), before: null },
          after: { corrects: newest, reason: why },
        },
      ]);
    });
  }

  /** Publishes the next edition. The public pages are to be refreshed after it. */
  publish(
    person: Person,
    place: Place,
    { reason, waive }: { reason: string; waive: string | null },
  ): Promise<Publication> {
    return this.work.run(async () => {
      const { at, correction } = await this.openOne(person, place);
      await this.refuseWhileLaterIsReviewed(at);
      return this.correcting.publish({
        ...{ goal: at.goal, update: at.update, correction, reason: reasonOf(reason) },
        ...{ waive: waive?.trim() || null, publisher: actorOf(person, place.slug) },
      });
    });
  }

  /** Gives the correction up: every row is as it was when it was opened. */
  discard(person: Person, place: Place): Promise<void> {
    return this.work.run(async () => {
      const { at, correction } = await this.openOne(person, place);
      const deeds = await this.restoring.restore(at.goal, at.update, correction.before as QuarterSnapshot);
      if (!(await this.corrections.close(correction.id, this.clock.now(), 'discarded'))) throw new Refused([CLOSED]);
      const subject = subjectOf(at);
      const { corrects, reason } = correction;
      await this.log.record(actorOf(person, place.slug), [
        { action: 'correction discarded', subject, before: { corrects, reason }, after: null },
        ...deeds.map((deed) => (deed.subject.id === subject.id ? { ...deed, subject } : deed)),
      ]);
    });
  }

  // What is submitted or approved says what changed since this report, and nobody would have seen it change.
  private async refuseWhileLaterIsReviewed({ goal, update: { quarter } }: UpdateAtWork): Promise<void> {
    const later = (await this.updates.of(goal)).filter((one) => one.quarter > quarter);
    const sentences: string[] = [];
    for (const one of later) {
      const { stage } = await this.access.of(goal, one);
      const refusal = laterRefusal(one.quarter, stage);
      if (refusal !== null) sentences.push(refusal);
    }
    const [first, ...more] = sentences;
    if (first !== undefined) throw new Refused([first, ...more]);
  }

  private async openOne(person: Person, place: Place): Promise<{ at: UpdateAtWork; correction: Correction }> {
    const { at } = await this.toCorrect(person, place);
    if (!at.correction) throw new Refused([CLOSED]);
    return { at, correction: at.correction };
  }

  private async toCorrect(person: Person, { slug, quarter }: Place): Promise<{ at: UpdateAtWork; newest: number }> {
    if (!personMay(person, 'correct-report', slug))
      throw new NotAllowed(`${whoMay('correct-report', slug)} may correct a published report.`);
    await this.work.alone();
    await this.updates.hold(slug, quarter, 'alone'); // changes that have begun are in it, later ones are refused
    const at = await this.access.find(slug, quarter);
    const newest = at && (await this.editions.newestOf(at.goal, quarter));
    if (!at || !newest)
      throw new Refused([`Nothing is published of ${slug} ${labelOf(quarter)}: there is nothing to correct.`]);
    return { at, newest: newest.edition.number };
  }
}

const CLOSED = 'This correction was published or discarded in the meantime.';

const reasonOf = (reason: string): string => {
  const refusal = wordRefusal('The reason', reason, 'Say what was wrong and why: it is printed on the new edition.');
  if (refusal !== null) throw new Refused([refusal]);
  return reason.trim();
};
