import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { Refused } from '../../refused.js';
import type { Round } from '../../rounds/round.entity.js';
import { RoundsRecord } from '../../rounds/rounds.record.js';
import { RoundsService } from '../../rounds/rounds.service.js';
import { StaleEdit } from '../../stale-edit.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, SeeOther } from '../desk-answers.js';
import { quarterIn } from '../../publishing/asked-words.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { datesPage, openingPage } from './round-forms.page.js';
import { RoundShows } from './round-shows.js';
import { DatesForm, momentsOf, OpeningForm, quarterOfForm } from './round.form.js';
import { roundsPage } from './round.page.js';

/** Rounds: all of them, each by its quarter, and the forms that open one and set its moments. */
@Controller('desk/rounds')
@UseInterceptors(SendsDeskPages)
export class RoundsController {
  constructor(
    private readonly rounds: RoundsRecord,
    private readonly service: RoundsService,
    private readonly shows: RoundShows,
  ) {}

  @Get()
  @May('visit-desk')
  async list(@CurrentPerson() person: Person): Promise<DeskAnswer> {
    return roundsPage(await this.rounds.all(), person);
  }

  @Get('new')
  @May('run-rounds')
  async newRound(): Promise<DeskAnswer> {
    return openingPage(await this.service.nextQuarters());
  }

  @Post('new')
  @May('run-rounds')
  async open(
    @Body(new FormPipe(OpeningForm)) form: SubmittedForm<OpeningForm>,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    if (!form.valid) return openingPage(await this.service.nextQuarters(), form);
    const quarter = quarterOfForm(form.value);
    try {
      await this.service.open({ quarter, ...momentsOf(form.value) }, person);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return openingPage(await this.service.nextQuarters(), { ...form, refusals: error.sentences });
    }
    return new SeeOther(deskPaths.round(quarter), { text: `The round of ${labelOf(quarter)} is open.` });
  }

  @Get(':quarter')
  @May('visit-desk')
  async show(
    @Param('quarter') name: string,
    @CurrentPerson() person: Person,
    @Query('sort') sort?: string,
  ): Promise<DeskAnswer> {
    const round = await this.found(name);
    return this.shows.page(round, person, { address: deskPaths.round(round.quarter), sort });
  }

  @Get(':quarter/dates')
  @May('run-rounds')
  async dates(@Param('quarter') name: string): Promise<DeskAnswer> {
    return datesPage(await this.found(name));
  }

  @Post(':quarter/dates')
  @May('run-rounds')
  async changeDates(
    @Param('quarter') name: string,
    @Body(new FormPipe(DatesForm)) form: SubmittedForm<DatesForm>,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const round = await this.found(name);
    if (!form.valid) return datesPage(round, form);
    try {
      await this.service.changeDates(round.quarter, Number(form.value.version), momentsOf(form.value), person);
    } catch (error) {
      if (error instanceof StaleEdit) return datesPage(round, form, error.theirs);
      if (!(error instanceof Refused)) throw error;
      return datesPage(round, { ...form, refusals: error.sentences });
    }
    return new SeeOther(deskPaths.round(round.quarter), { text: 'The dates are saved.' });
  }

  private async found(name: string): Promise<Round> {
    const round = await this.rounds.of(quarterIn(name));
    if (!round) throw new NotFound();
    return round;
  }
}
