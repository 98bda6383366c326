import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../audit/audit-log.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { labelOf, type QuarterKey } from '../fiscal/fiscal-quarter.js';
import { MilestonesRecord } from '../milestones/milestones.record.js';
import { NotAllowed } from '../not-allowed.js';
import { whoMay } from '../people/domain/permissions.js';
import { actorOf, type Person, personMay } from '../people/domain/signed-in.js';
import type { ReviewComment } from '../quarterly-updates/review-comment.entity.js';
import { ReviewRecord } from '../quarterly-updates/review.record.js';
import { Refused } from '../refused.js';
import { isCommentSection } from './domain/comment-section.js';
import { wordRefusal } from './domain/text-limits.js';
import { ReviewMail } from './review-mail.js';
import { UpdateAccess, type UpdateAtWork } from './update-access.js';
import { subjectOf } from './update-subject.js';

/** What reviewers and the goal’s team say to each other of a draft. Never printed. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: UpdateAccess,
    private readonly review: ReviewRecord,
    private readonly milestones: MilestonesRecord,
    private readonly mail: ReviewMail,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Comments on a section (a name of COMMENT_SECTIONS, or the reference of a milestone), and gives the comment’s id. */
  comment(person: Person, slug: string, quarter: QuarterKey, section: string, text: string): Promise<string> {
    return this.work.run(async () => {
      const at = await this.toDiscuss(person, slug, quarter);
      await this.refuseUnknown(at, section);
      const said = wordOf(text);
      const id = await this.review.addComment({ section, text: said, answersId: null, ...this.by(person, at) });
      await this.record(person, at, { action: 'commented', before: null, after: { section, text: said } });
      await this.mail.ofComment(section, said, at, person);
      return id;
    });
  }

  /** Answers a comment that is not settled. */
  answer(person: Person, slug: string, quarter: QuarterKey, commentId: string, text: string): Promise<string> {
    return this.work.run(async () => {
      const at = await this.toDiscuss(person, slug, quarter);
      const { section, text: asked, settledAt } = await this.commentOf(at, commentId);
      if (settledAt) throw new Refused([SETTLED]);
      const said = wordOf(text);
      const id = await this.review.addComment({ section, text: said, answersId: commentId, ...this.by(person, at) });
      const after = { section, comment: asked, text: said };
      await this.record(person, at, { action: 'answered', before: null, after });
      await this.mail.ofAnswer(commentId, { section, text: said }, at, person);
      return id;
    });
  }

  /** Settles a comment: nobody needs to look at it again. */
  settle(person: Person, slug: string, quarter: QuarterKey, commentId: string): Promise<void> {
    return this.work.run(async () => {
      const at = await this.toDiscuss(person, slug, quarter);
      const { section, text } = await this.commentOf(at, commentId);
      if (!(await this.review.settleComment(commentId, this.clock.now(), person.name))) throw new Refused([SETTLED]);
      const after = { section, text, settled: true };
      await this.record(person, at, { action: 'settled', before: null, after });
    });
  }

  private async toDiscuss(person: Person, slug: string, quarter: QuarterKey): Promise<UpdateAtWork> {
    if (!personMay(person, 'comment-update', slug)) {
      throw new NotAllowed(`${whoMay('comment-update', slug)} may comment on its update.`);
    }
    const at = await this.access.find(slug, quarter);
    if (!at) throw new Refused([`${slug} has no update for ${labelOf(quarter)} to comment on.`]);
    if (at.stage !== 'released' || at.correction) return at;
    throw new Refused([`The report of ${labelOf(quarter)} is released: nobody comments on its draft any more.`]);
  }

  private async refuseUnknown({ goal, update }: UpdateAtWork, section: string): Promise<void> {
    if (isCommentSection(section)) return;
    const rows = await this.milestones.inQuarter(goal, update.quarter);
    if (rows.some(({ milestone }) => milestone.reference === section)) return;
    throw new Refused([`The update has no section “${section}” to comment on.`]);
  }

  private async commentOf({ update }: UpdateAtWork, id: string): Promise<ReviewComment> {
    const comments = await this.review.commentsOf(update.id);
    const found = comments.find((one) => one.id === id && one.answersId === null);
    if (!found) throw new Refused(['There is no such comment on this update.']);
    return found;
  }

  private by(person: Person, { update }: UpdateAtWork) {
    return { updateId: update.id, at: this.clock.now(), personId: person.id, personName: person.name };
  }

  private async record(person: Person, at: UpdateAtWork, deed: Omit<Deed, 'subject'>): Promise<void> {
    await this.audit.record(actorOf(person, at.goal.slug), [{ ...deed, subject: subjectOf(at) }]);
  }
}

const SETTLED = 'This comment is settled already.';

const wordOf = (text: string): string => {
  const refusal = wordRefusal('A comment', text, 'Write what you want to say.');
  if (refusal !== null) throw new Refused([refusal]);
  return text.trim();
};
