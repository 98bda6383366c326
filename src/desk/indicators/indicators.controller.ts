import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { IndicatorValuesService } from '../../drafting/indicator-values.service.js';
import { UpdateAccess } from '../../drafting/update-access.js';
import type { QuarterKey } from '../../fiscal/fiscal-quarter.js';
import { IndicatorsRecord } from '../../indicators/indicators.record.js';
import type { Person } from '../../people/domain/signed-in.js';
import { CurrentPerson, May } from '../../people/may.decorator.js';
import { Refused } from '../../refused.js';
import { NotFound } from '../../web/refusals.js';
import { type DeskAnswer, SeeOther } from '../desk-answers.js';
import { whyClosed } from '../draft/why-closed.js';
import { quarterIn } from '../../publishing/asked-words.js';
import { deskPaths } from '../paths.js';
import { SendsDeskPages } from '../sends-desk-pages.interceptor.js';
import { addedIn, readIndicators, refuseUnfit } from './indicators.form.js';
import { indicatorsPage, type IndicatorsSent } from './indicators.page.js';

/** The values of a goal’s indicators in an update. */
@Controller('desk/goals/:slug/updates/:quarter/indicators')
@UseInterceptors(SendsDeskPages)
export class IndicatorsController {
  constructor(
    private readonly access: UpdateAccess,
    private readonly indicators: IndicatorsRecord,
    private readonly values: IndicatorValuesService,
  ) {}

  @Get()
  @May('visit-desk')
  show(
    @Param('slug') slug: string,
    @Param('quarter') name: string,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    return this.page(person, slug, quarterIn(name));
  }

  @Post()
  @May('edit-update', { goal: 'slug' })
  async save(
    @Param('slug') slug: string,
    @Param('quarter') name: string,
    @Body() body: unknown,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const quarter = quarterIn(name);
    const sent = readIndicators(body);
    if (sent.errors.size > 0) return this.page(person, slug, quarter, sent);
    const { changed, stale } = await this.values.change(person, slug, quarter, sent.edits);
    if (stale.length > 0) return this.page(person, slug, quarter, { ...sent, stale });
    const text = changed === 1 ? 'One indicator is saved.' : `${changed} indicators are saved.`;
    return new SeeOther(deskPaths.indicators(slug, quarter), {
      text: changed === 0 ? 'Nothing was different, so nothing was changed.' : text,
    });
  }

  @Post('new')
  @May('edit-update', { goal: 'slug' })
  async add(
    @Param('slug') slug: string,
    @Param('quarter') name: string,
    @Body() body: unknown,
    @CurrentPerson() person: Person,
  ): Promise<DeskAnswer> {
    const quarter = quarterIn(name);
    const added = addedIn(body);
    try {
      refuseUnfit(added);
      await this.values.add(person, slug, quarter, added);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.page(person, slug, quarter, { added, refused: error.sentences });
    }
    return new SeeOther(deskPaths.indicators(slug, quarter), { text: `“${added.name}” is added.` });
  }

  private async page(
    person: Person,
    slug: string,
    quarter: QuarterKey,
    sent: Partial<IndicatorsSent> = {},
  ): Promise<DeskAnswer> {
    const at = await this.access.find(slug, quarter);
    if (!at) throw new NotFound();
    const indicators = await this.indicators.inQuarter(at.goal, quarter);
    return indicatorsPage(at, indicators, whyClosed(person, at), sent);
  }
}
