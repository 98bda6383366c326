import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { CommentsService } from '../../drafting/comments.service.js';
import { ReviewService } from '../../drafting/review.service.js';
import { WaiversService } from '../../drafting/waivers.service.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { Refused } from '../../refused.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { type DeskAnswer, SeeOther } from '../desk-answers.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { DraftPages, type Typed } from './draft-pages.js';
import { draftPaths, quarterOfDraft } from './draft-paths.js';
import { AnswerForm, CommentForm, ReasonForm, WaiverForm } from './draft.form.js';

const NOTHING: Typed = { entered: {}, field: null };

/** Where somebody acts on an update, and who. */
interface Act {
  person: Person;
  slug: string;
  quarter: string;
}

/** The steps of an update through its review, what is said of it, and what is let pass. */
@Controller('desk/goals/:slug/updates/:quarter')
@UseInterceptors(SendsDeskPages)
export class ReviewController {
  constructor(
    private readonly review: ReviewService,
    private readonly comments: CommentsService,
    private readonly waivers: WaiversService,
    private readonly pages: DraftPages,
  ) {}

  @Post('submission')
  @May('submit-update', { goal: 'slug' })
  submit(@Param('slug') slug: string, @Param('quarter') quarter: string, @CurrentPerson() person: Person) {
    return this.done({ person, slug, quarter }, 'Submitted: PPM staff review it now.', NOTHING, (key) =>
      this.review.submit(person, slug, key),
    );
  }

  @Post('taking-back')
  @May('submit-update', { goal: 'slug' })
  takeBack(@Param('slug') slug: string, @Param('quarter') quarter: string, @CurrentPerson() person: Person) {
    return this.done({ person, slug, quarter }, 'Taken back: it can be changed again.', NOTHING, (key) =>
      this.review.takeBack(person, slug, key),
    );
  }

  @Post('return')
  @May('review-update', { goal: 'slug' })
  return(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Body(new FormPipe(ReasonForm)) form: SubmittedForm<ReasonForm>,
    @CurrentPerson() person: Person,
  ) {
    const { reason } = valueOf(form);
    const typed = { entered: { 'return-reason': reason }, field: 'return-reason' };
    return this.done({ person, slug, quarter }, 'Returned to the goal’s team, with your reason.', typed, (key) =>
      this.review.return(person, slug, key, reason),
    );
  }

  @Post('approval')
  @May('review-update', { goal: 'slug' })
  approve(@Param('slug') slug: string, @Param('quarter') quarter: string, @CurrentPerson() person: Person) {
    return this.done({ person, slug, quarter }, 'Approved for the release.', NOTHING, (key) =>
      this.review.approve(person, slug, key),
    );
  }

  @Post('reopening')
  @May('review-update', { goal: 'slug' })
  reopen(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Body(new FormPipe(ReasonForm)) form: SubmittedForm<ReasonForm>,
    @CurrentPerson() person: Person,
  ) {
    const { reason } = valueOf(form);
    const typed = { entered: { 'reopening-reason': reason }, field: 'reopening-reason' };
    return this.done({ person, slug, quarter }, 'Reopened: it can be changed again.', typed, (key) =>
      this.review.reopen(person, slug, key, reason),
    );
  }

  @Post('comments')
  @May('comment-update', { goal: 'slug' })
  comment(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Body(new FormPipe(CommentForm)) form: SubmittedForm<CommentForm>,
    @CurrentPerson() person: Person,
  ) {
    const { section, text } = valueOf(form);
    const typed = { entered: { [`comment-${section}`]: text }, field: null };
    return this.done({ person, slug, quarter }, 'Your comment stands with the draft.', typed, async (key) =>
      commentPlace(await this.comments.comment(person, slug, key, section, text)),
    );
  }

  @Post('comments/:comment/answers')
  @May('comment-update', { goal: 'slug' })
  answer(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Param('comment') comment: string,
    @Body(new FormPipe(AnswerForm)) form: SubmittedForm<AnswerForm>,
    @CurrentPerson() person: Person,
  ) {
    const { text } = valueOf(form);
    const typed = { entered: { [`answer-${comment}`]: text }, field: null };
    return this.done({ person, slug, quarter }, 'Answered.', typed, async (key) => {
      await this.comments.answer(person, slug, key, comment, text);
      return commentPlace(comment);
    });
  }

  @Post('comments/:comment/settling')
  @May('comment-update', { goal: 'slug' })
  settle(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Param('comment') comment: string,
    @CurrentPerson() person: Person,
  ) {
    return this.done({ person, slug, quarter }, 'Settled.', NOTHING, async (key) => {
      await this.comments.settle(person, slug, key, comment);
      return commentPlace(comment);
    });
  }

  @Post('waivers')
  @May('review-update', { goal: 'slug' })
  waive(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Body(new FormPipe(WaiverForm)) form: SubmittedForm<WaiverForm>,
    @CurrentPerson() person: Person,
  ) {
    const { code, reference, strategy, reason } = valueOf(form);
    const named = { code, reference: reference || null, strategy: strategy || null };
    return this.done({ person, slug, quarter }, 'Let pass: the reason is printed in the report.', NOTHING, (key) =>
      this.waivers.waive(person, slug, key, named, reason),
    );
  }

  @Post('waivers/:waiver/taking-back')
  @May('review-update', { goal: 'slug' })
  unwaive(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Param('waiver') waiver: string,
    @CurrentPerson() person: Person,
  ) {
    return this.done({ person, slug, quarter }, 'The finding stands again.', NOTHING, (key) =>
      this.waivers.unwaive(person, slug, key, waiver),
    );
  }

  /** What the act gives, if it is a text, is the place on the page that is shown next. */
  private async done(
    { person, slug, quarter }: Act,
    text: string,
    typed: Typed,
    act: (quarter: QuarterKey) => Promise<unknown>,
  ): Promise<DeskAnswer> {
    const key = quarterOfDraft(slug, quarter);
    try {
      const place = await act(key);
      return new SeeOther(draftPaths(slug, key).draft + (typeof place === 'string' ? place : ''), { text });
    } catch (error) {
      return await this.pages.refusal(error, person, slug, key, typed);
    }
  }
}

const commentPlace = (id: string): string => `#comment-${id}`;

const valueOf = <T>(form: SubmittedForm<T>): T => {
  if (form.valid) return form.value;
  throw new Refused([Object.values<string>(form.errors)[0] ?? '']);
};
