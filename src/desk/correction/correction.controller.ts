import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { CorrectionService } from '../../drafting/correction/correction.service.js';
import type { Place } from '../../drafting/upkeep/quarter-at-work.js';
import { labelOf } from '../../fiscal/fiscal-quarter.js';
import { type Person, personMay } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { FormPipe, type SubmittedForm } from '../../web/form.pipe.js';
import { PublicPages } from '../../web/public-pages.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, DeskPage, SeeOther } from '../desk-answers.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { attempted, type SentBack } from '../upkeep/deed.js';
import { quarterNamed } from '../upkeep/upkeep-pages.js';
import { CorrectionEditionForm, CorrectionForm, DiscardForm } from './correction.form.js';
import { CORRECTION_VIEW, correctionFacts, correctionPage, PUBLISHED_VIEW, publishedPage } from './correction.page.js';

interface Named {
  slug: string;
  quarter: string;
}

/** The correction of a published report. */
@Controller('desk/goals/:slug/updates/:quarter/correction')
@UseInterceptors(SendsDeskPages)
@May('correct-report', { goal: 'slug' })
export class CorrectionController {
  constructor(
    private readonly corrections: CorrectionService,
    private readonly pages: PublicPages,
  ) {}

  @Get()
  @May('visit-desk')
  show(@CurrentPerson() person: Person, @Param() named: Named): Promise<DeskAnswer> {
    return this.page(person, placeOf(named), null);
  }

  @Post()
  open(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(CorrectionForm)) form: SubmittedForm<CorrectionForm>,
  ): Promise<DeskAnswer> {
    const place = placeOf(named);
    return this.done(person, place, 'open', form, async ({ reason }) => {
      await this.corrections.open(person, place, reason);
      const text = `The report of ${labelOf(place.quarter)} can be changed now. Readers see nothing of it until it is published.`;
      return new SeeOther(addressOf(place), { text });
    });
  }

  @Get('edition')
  @May('visit-desk')
  async published(@Param() named: Named): Promise<DeskAnswer> {
    const at = await this.corrections.of(placeOf(named));
    if (!at || at.newest === 1) throw new NotFound();
    const model = publishedPage(at);
    return new DeskPage(PUBLISHED_VIEW, model, { ...correctionFacts(at), title: model.title });
  }

  @Post('edition')
  publish(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(CorrectionEditionForm)) form: SubmittedForm<CorrectionEditionForm>,
  ): Promise<DeskAnswer> {
    const place = placeOf(named);
    return this.done(person, place, 'edition', form, async ({ reason, waive = null }) => {
      await this.corrections.publish(person, place, { reason, waive });
      await this.pages.refresh();
      return new SeeOther(deskPaths.correctionDeed(place.slug, place.quarter, 'edition'));
    });
  }

  @Post('discarding')
  discard(
    @CurrentPerson() person: Person,
    @Param() named: Named,
    @Body(new FormPipe(DiscardForm)) form: SubmittedForm<DiscardForm>,
  ): Promise<DeskAnswer> {
    const place = placeOf(named);
    return this.done(person, place, 'discard', form, async () => {
      await this.corrections.discard(person, place);
      return new SeeOther(addressOf(place), { text: 'The correction is discarded: everything is as it was.' });
    });
  }

  private async done<T>(
    person: Person,
    place: Place,
    deed: string,
    form: SubmittedForm<T>,
    act: (value: T) => Promise<SeeOther>,
  ): Promise<DeskAnswer> {
    const outcome = await attempted(deed, form, act);
    return 'back' in outcome ? this.page(person, place, outcome.back) : outcome.done;
  }

  private async page(person: Person, place: Place, sent: SentBack | null): Promise<DeskAnswer> {
    const at = await this.corrections.of(place);
    if (!at) throw new NotFound();
    const model = correctionPage(at, personMay(person, 'correct-report', place.slug), sent);
    return new DeskPage(CORRECTION_VIEW, model, correctionFacts(at), sent?.status);
  }
}

const addressOf = ({ slug, quarter }: Place): string => deskPaths.correction(slug, quarter);

const placeOf = ({ slug, quarter: text }: Named): Place => {
  const quarter = quarterNamed(text);
  if (!quarter) throw new NotFound();
  return { slug, quarter };
};
