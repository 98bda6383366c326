import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../../rendering/template-engine.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { htmlPage, type PublicPage } from '../../web/public-page.js';
import { Moved, NotFound } from '../../web/refusals.js';
import { ReadsTheQuery, SendsPublicPages } from '../../web/sends-public-pages.interceptor.js';
import { editionsInAddress } from '../addresses.js';
import { COMPARE_VIEW, comparePage } from '../pages/compare.page.js';
import { paths } from '../pages/paths.js';
import { PublicRecord } from '../public-record.js';
import { SiteFacts } from '../site-facts.js';
import { quartersInAddress, sidesInAddress, sidesInQuery } from './compare-addresses.js';
import { COMPARE_CHOICE_VIEW, compareChoicePage } from './compare-choice.page.js';
import { COMPARE_GOALS_VIEW, compareGoalsPage } from './compare-goals.page.js';
import { COMPARE_QUARTERS_VIEW, compareQuartersPage } from './compare-quarters.page.js';
import { Comparisons } from './comparisons.js';

/** Comparisons: two quarters of a goal, two editions of one quarter, and two quarters over all goals. */
@Controller()
@Anyone()
@UseInterceptors(SendsPublicPages)
export class CompareController {
  constructor(
    private readonly record: PublicRecord,
    private readonly comparisons: Comparisons,
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {}

  @Get('goals/:slug/compare')
  @ReadsTheQuery()
  async choice(@Param('slug') slug: string, @Query() query: Record<string, unknown>): Promise<PublicPage> {
    const [newest, ...earlier] = await this.record.ofGoal(slug);
    if (!newest) throw new NotFound();
    const sides = sidesInQuery(query);
    if (sides) throw new Moved(paths.compareSides(slug, sides.from, sides.to));
    return this.page(COMPARE_CHOICE_VIEW, compareChoicePage(newest.goal, [newest, ...earlier], this.facts.site));
  }

  @Get('goals/:slug/compare/:from/:to')
  async quarters(
    @Param('slug') slug: string,
    @Param('from') from: string,
    @Param('to') to: string,
  ): Promise<PublicPage> {
    const compared = await this.comparisons.ofGoal(slug, sidesInAddress(slug, from, to));
    return this.page(COMPARE_QUARTERS_VIEW, compareQuartersPage(compared, this.facts.site));
  }

  @Get('goals/:slug/updates/:quarter/editions/:edition/compare/:other')
  async editions(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @Param('edition') edition: string,
    @Param('other') other: string,
  ): Promise<PublicPage> {
    const { quarter, from, to } = editionsInAddress(slug, quarterText, edition, other);
    const [first, second] = [
      await this.record.edition(slug, quarter, from),
      await this.record.edition(slug, quarter, to),
    ];
    if (!first || !second) throw new NotFound();
    return this.page(COMPARE_VIEW, comparePage(first, second, this.facts.site));
  }

  @Get('updates/:quarter/compare/:from')
  async goals(@Param('quarter') quarter: string, @Param('from') from: string): Promise<PublicPage> {
    const { from: first, to } = quartersInAddress(quarter, from);
    const compared = await this.comparisons.ofQuarters(first, to);
    return this.page(COMPARE_GOALS_VIEW, compareGoalsPage(compared, this.facts.site));
  }

  private page(view: string, model: object): PublicPage {
    return htmlPage(this.views.render(view, model));
  }
}
