import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { LeavingReasons } from '../../drafting/upkeep/leaving-reasons.service.js';
import { MilestoneLeaving } from '../../drafting/upkeep/milestone-leaving.service.js';
import { MilestoneReturning } from '../../drafting/upkeep/milestone-returning.service.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import type { DeskAnswer } from '../desk-answers.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { type Named, placed } from './milestones.controller.js';
import { UpkeepPages } from './upkeep-pages.js';
import { LeavingReasonForm, MergeForm, QuarterForm, ReasonForm, SplitForm } from './upkeep.form.js';

/** Lets a milestone go, and brings it back. */
@Controller('desk/goals/:slug/milestones/:reference')
@UseInterceptors(SendsDeskPages)
@May('edit-update', { goal: 'slug' })
export class LeavingController {
  constructor(
    private readonly pages: UpkeepPages,
    private readonly leaving: MilestoneLeaving,
    private readonly returning: MilestoneReturning,
    private readonly reasons: LeavingReasons,
  ) {}

  @Post('withdrawal')
  withdraw(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(ReasonForm)) form: SubmittedForm<ReasonForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'withdrawal', form, async (value) => {
      await this.leaving.withdraw(person, ...placed(named, value), value.reason);
      return `${named.reference} is withdrawn.`;
    });
  }

  @Post('departure')
  takeOut(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(ReasonForm)) form: SubmittedForm<ReasonForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'departure', form, async (value) => {
      await this.leaving.takeOut(person, ...placed(named, value), value.reason);
      return `${named.reference} is no longer tracked.`;
    });
  }

  @Post('merger')
  merge(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(MergeForm)) form: SubmittedForm<MergeForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'merger', form, async (value) => {
      await this.leaving.merge(person, ...placed(named, value), value.into, value.reason);
      return `${named.reference} is merged into ${value.into}.`;
    });
  }

  @Post('split')
  split(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(SplitForm)) form: SubmittedForm<SplitForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'split', form, async (value) => {
      const parts = await this.leaving.split(person, ...placed(named, value), value.titles.split('\n'), value.reason);
      return `${named.reference} is split into ${parts.join(', ')}.`;
    });
  }

  @Post('reason')
  changeReason(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(LeavingReasonForm)) form: SubmittedForm<LeavingReasonForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'reason', form, async ({ quarter, ...edit }) => {
      await this.reasons.ofMilestone(person, { slug: named.slug, quarter }, named.reference, edit);
      return 'The reason is saved.';
    });
  }

  @Post('return')
  bringBack(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(QuarterForm)) form: SubmittedForm<QuarterForm>,
  ): Promise<DeskAnswer> {
    return this.pages.onMilestone(person, named, 'return', form, async ({ quarter }) => {
      await this.returning.bringBack(person, { slug: named.slug, quarter }, named.reference);
      return `${named.reference} is back.`;
    });
  }
}
