import { Controller, Get, Param, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../../rendering/template-engine.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { htmlPage, type PublicPage } from '../../web/public-page.js';
import { NotFound } from '../../web/refusals.js';
import { SendsPublicPages } from '../../web/sends-public-pages.interceptor.js';
import { INDICATOR_REPORTS, INDICATORS_VIEW, indicatorsPage } from '../pages/indicators.page.js';
import { PublicRecord } from '../public-record.js';
import { SiteFacts } from '../site-facts.js';

/** What a goal measures, over its newest reports. */
@Controller()
@Anyone()
@UseInterceptors(SendsPublicPages)
export class IndicatorsController {
  constructor(
    private readonly record: PublicRecord,
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {}

  @Get('goals/:slug/indicators')
  async indicators(@Param('slug') slug: string): Promise<PublicPage> {
    const [latest] = await this.record.ofGoal(slug);
    const newest = latest && (await this.record.edition(slug, latest.quarter));
    if (!newest) throw new NotFound();
    const earlier = await this.record.earlierReports(newest, INDICATOR_REPORTS - 1);
    const ofGoal = newest.ofGoal.map(({ quarter }) => quarter);
    const page = indicatorsPage(newest, earlier, ofGoal, this.facts.site);
    return htmlPage(this.views.render(INDICATORS_VIEW, page));
  }
}
