import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { LeavingReasons } from '../../drafting/upkeep/leaving-reasons.service.js';
import { StrategyEnding } from '../../drafting/upkeep/strategy-ending.service.js';
import { StrategyUpkeep } from '../../drafting/upkeep/strategy-upkeep.service.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import type { StrategyWords } from '../../strategies/strategies.record.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import type { DeskAnswer } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { quarterNamed, UpkeepPages } from './upkeep-pages.js';
import {
  LeavingReasonForm,
  NewStrategyForm,
  PlaceForm,
  QuarterForm,
  StrategyEndForm,
  StrategyForm,
} from './upkeep.form.js';

interface Named {
  slug: string;
  reference: string;
}

/** The strategies of a goal in the quarter that is worked on. */
@Controller('desk/goals/:slug/strategies')
@UseInterceptors(SendsDeskPages)
@May('edit-update', { goal: 'slug' })
export class StrategiesController {
  constructor(
    private readonly pages: UpkeepPages,
    private readonly upkeep: StrategyUpkeep,
    private readonly ending: StrategyEnding,
    private readonly reasons: LeavingReasons,
  ) {}

  @Get('new')
  @May('visit-desk')
  new(@CurrentPerson() person: Person, @Param('slug') slug: string, @Query('quarter') quarter: unknown) {
    return this.pages.newStrategy(person, slug, quarterNamed(quarter));
  }

  @Get(':reference')
  @May('visit-desk')
  show(@CurrentPerson() person: Person, @Param() named: Named, @Query('quarter') quarter: unknown) {
    return this.pages.strategy(person, named, quarterNamed(quarter));
  }

  @Post()
  add(
    @CurrentPerson() person: Person,
    @Param('slug') slug: string,
    @Body(new FormPipe(NewStrategyForm)) form: SubmittedForm<NewStrategyForm>,
  ): Promise<DeskAnswer> {
    return this.pages.done(
      { deed: 'new', form, goal: { person, slug } },
      async (value) => {
        const reference = await this.upkeep.add(person, { slug, quarter: value.quarter }, wordsOf(value));
        return { address: deskPaths.strategy(slug, reference), text: `${reference} is added.` };
      },
      (quarter, sent) => this.pages.newStrategy(person, slug, quarter, sent),
    );
  }

  @Post(':reference/statement')
  reword(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(StrategyForm)) form: SubmittedForm<StrategyForm>,
  ): Promise<DeskAnswer> {
    return this.onPage(person, named, 'words', form, async (value) => {
      const seen = { reference: named.reference, version: Number(value.version) };
      await this.upkeep.reword(person, { slug: named.slug, quarter: value.quarter }, seen, wordsOf(value));
      return 'The words of the strategy are saved.';
    });
  }

  @Post(':reference/place')
  reorder(
    @CurrentPerson() person: Person,
    @Param() { slug, reference }: Named,
    @Body(new FormPipe(PlaceForm)) form: SubmittedForm<PlaceForm>,
  ): Promise<DeskAnswer> {
    return this.pages.done(
      { deed: 'place', form, goal: { person, slug } },
      async ({ quarter, way }) => {
        await this.upkeep.reorder(person, { slug, quarter }, reference, way);
        return { address: deskPaths.goal(slug), text: `${reference} is moved ${way}.` };
      },
      (quarter, sent) => this.pages.strategy(person, { slug, reference }, quarter, sent),
    );
  }

  @Post(':reference/successor')
  continueAs(
    @CurrentPerson() person: Person,
    @Param() { slug, reference }: Named,
    @Body(new FormPipe(StrategyForm)) form: SubmittedForm<StrategyForm>,
  ): Promise<DeskAnswer> {
    return this.pages.done(
      { deed: 'successor', form, goal: { person, slug } },
      async (value) => {
        const seen = { reference, version: Number(value.version) };
        const next = await this.upkeep.continueAs(person, { slug, quarter: value.quarter }, seen, wordsOf(value));
        return { address: deskPaths.strategy(slug, next), text: `${next} continues ${reference}.` };
      },
      (quarter, sent) => this.pages.strategy(person, { slug, reference }, quarter, sent),
    );
  }

  @Post(':reference/ending')
  end(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(StrategyEndForm)) form: SubmittedForm<StrategyEndForm>,
  ): Promise<DeskAnswer> {
    return this.onPage(person, named, 'ending', form, async ({ quarter, version, reason, milestones }) => {
      const seen = { reference: named.reference, version: Number(version) };
      const withMilestones = milestones === 'leave';
      await this.ending.end(person, { slug: named.slug, quarter }, seen, { reason, withMilestones });
      return `${named.reference} is ended.`;
    });
  }

  @Post(':reference/reason')
  changeReason(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(LeavingReasonForm)) form: SubmittedForm<LeavingReasonForm>,
  ): Promise<DeskAnswer> {
    return this.onPage(person, named, 'reason', form, async ({ quarter, ...edit }) => {
      await this.reasons.ofStrategy(person, { slug: named.slug, quarter }, named.reference, edit);
      return 'The reason is saved.';
    });
  }

  @Post(':reference/return')
  bringBack(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(QuarterForm)) form: SubmittedForm<QuarterForm>,
  ): Promise<DeskAnswer> {
    return this.onPage(person, named, 'return', form, async ({ quarter }) => {
      await this.ending.bringBack(person, { slug: named.slug, quarter }, named.reference);
      return `${named.reference} is back.`;
    });
  }

  private onPage<T extends QuarterForm>(
    person: Person,
    { slug, reference }: Named,
    deed: string,
    form: SubmittedForm<T>,
    act: (value: T) => Promise<string>,
  ): Promise<DeskAnswer> {
    return this.pages.done(
      { deed, form, goal: { person, slug } },
      async (value) => ({ text: await act(value), address: deskPaths.strategy(slug, reference) }),
      (quarter, sent) => this.pages.strategy(person, { slug, reference }, quarter, sent),
    );
  }
}

const wordsOf = ({ label, title, lead, problem, theoryOfChange, description }: NewStrategyForm): StrategyWords => ({
  ...{ label, title, lead, problem, theoryOfChange, description },
});
