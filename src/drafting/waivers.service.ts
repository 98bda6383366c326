import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { NotAllowed } from '../not-allowed.js';
import { whoMay } from '../people/domain/permissions.js';
import { actorOf, type Person, personMay } from '../people/domain/signed-in.js';
import { ReportAssembly } from '../publishing/report-assembly.service.js';
import { concernTheSame, type FindingNamed } from '../quarterly-updates/domain/findings.js';
import { ReviewRecord } from '../quarterly-updates/review.record.js';
import { Refused } from '../refused.js';
import { wordRefusal } from './domain/text-limits.js';
import { UpdateAccess, type UpdateAtWork } from './update-access.js';
import { subjectOf } from './update-subject.js';

/** Findings that PPM staff let pass. The reason is printed where the words are missing. */
@Injectable()
export class WaiversService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly assembly: ReportAssembly,
    private readonly review: ReviewRecord,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Lets an open finding pass. Throws Refused where it does not stand any more, and without a reason. */
  waive(person: Person, slug: string, quarter: QuarterKey, named: FindingNamed, reason: string): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const at = await this.toReview(person, slug, quarter);
      const refusal = wordRefusal('The reason', reason, 'Say why it is let pass: the reason is printed in the report.');
      if (refusal !== null) throw new Refused([refusal]);
      const { findings } = await this.assembly.of(at.update, at.goal);
      const found = findings.find((one) => concernTheSame(one, named));
      if (!found) throw new Refused(['This finding does not stand any more, or is let pass already.']);
      const { code, reference, strategy, sentence } = found;
      if (code === 'approved-by-submitter') throw new Refused(['Somebody else approves it; this is never let pass.']);
      const before = await this.takeOutLapsed(at.update.id, found);
      await this.review.addWaiver({
        ...{ updateId: at.update.id, code, reference, strategy, sentence, reason: reason.trim() },
        ...{ at: this.clock.now(), personId: person.id, personName: person.name },
      });
      const after = { finding: sentence, reason: reason.trim() };
      await this.audit.record(actorOf(person, slug), [{ action: 'waived', subject: subjectOf(at), before, after }]);
    });
  }

  /** Takes a waiver back: the finding stands again. */
  unwaive(person: Person, slug: string, quarter: QuarterKey, waiverId: string): Promise<void> {
    return this.work.run(async () => {
      await this.work.alone();
      const at = await this.toReview(person, slug, quarter);
      const waiver = (await this.review.waiversOf(at.update.id)).find(({ id }) => id === waiverId);
      if (!waiver || !(await this.review.removeWaiver(waiver.id))) {
        throw new Refused(['There is no such waiver, or it was taken back already.']);
      }
      const before = { finding: waiver.sentence, reason: waiver.reason };
      await this.audit.record(actorOf(person, slug), [
        { action: 'waiver taken back', subject: subjectOf(at), before, after: null },
      ]);
    });
  }

  /** A waiver of this finding as it stood before: what it was given for has changed. Gives what it said. */
  private async takeOutLapsed(updateId: string, finding: FindingNamed): Promise<object | null> {
    const lapsed = (await this.review.waiversOf(updateId)).filter((one) => concernTheSame(one, finding));
    for (const { id } of lapsed) await this.review.removeWaiver(id);
    const [last] = lapsed.slice(-1);
    return last ? { finding: last.sentence, reason: last.reason } : null;
  }

  private async toReview(person: Person, slug: string, quarter: QuarterKey): Promise<UpdateAtWork> {
    if (!personMay(person, 'review-update', slug)) {
      throw new NotAllowed(`${whoMay('review-update', slug)} may let a finding pass.`);
    }
    const at = await this.access.find(slug, quarter);
    if (!at) throw new Refused([`${slug} has no update for ${labelOf(quarter)}.`]);
    if (at.stage === 'approved' || (at.stage === 'released' && !at.correction)) {
      throw new Refused([
        at.stage === 'approved'
          ? 'The update is approved: reopen it, and then a finding can be let pass or not.'
          : `The report of ${labelOf(quarter)} is released, with what was let pass.`,
      ]);
    }
    return at;
  }
}
