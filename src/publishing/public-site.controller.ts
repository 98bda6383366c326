import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../rendering/template-engine.js';
import { htmlPage, type PublicPage } from '../web/public-page.js';
import { NotFound } from '../web/refusals.js';
import { SendsPublicPages } from '../web/sends-public-pages.interceptor.js';
import { editionInAddress, quarterInAddress, reportInAddress } from './addresses.js';
import { missedListing } from './missed-listing.js';
import { ABOUT_VIEW, aboutPage } from './pages/about.page.js';
import { GOAL_VIEW, goalPage } from './pages/goal.page.js';
import { GOALS_VIEW, goalsPage } from './pages/goals.page.js';
import { HOME_VIEW, homePage } from './pages/home.page.js';
import { MILESTONE_VIEW, milestonePage } from './pages/milestone.page.js';
import { MISSED_VIEW, missedPage } from './pages/missed.page.js';
import { QUARTER_VIEW, quarterPage } from './pages/quarter.page.js';
import { PublicRecord } from './public-record.js';
import { ReportForms } from './report-forms.js';
import { SiteFacts } from './site-facts.js';

/** The public site. Every method gives a page that depends on nothing but the address and what is published. */
@Controller()
@UseInterceptors(SendsPublicPages)
export class PublicSiteController {
  constructor(
    private readonly record: PublicRecord,
    private readonly forms: ReportForms,
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {}

  @Get()
  async home(): Promise<PublicPage> {
    const editions = await this.record.newestEditions();
    return this.page(HOME_VIEW, homePage(editions, await this.record.missedNow(), this.facts.site));
  }

  @Get('goals')
  async goals(): Promise<PublicPage> {
    return this.page(GOALS_VIEW, goalsPage(await this.record.newestEditions(), this.facts.site));
  }

  @Get('goals/:slug')
  async goal(@Param('slug') slug: string): Promise<PublicPage> {
    const [newest, ...earlier] = await this.record.reportsOfGoal(slug);
    if (!newest) throw new NotFound();
    return this.page(GOAL_VIEW, goalPage([newest, ...earlier], await this.record.ofGoal(slug), this.facts.site));
  }

  @Get('goals/:slug/updates/:report')
  async report(@Param('slug') slug: string, @Param('report') report: string): Promise<PublicPage> {
    const { quarter, form } = reportInAddress(report);
    return this.forms.of(await this.record.edition(slug, quarter), form);
  }

  @Get('goals/:slug/updates/:quarter/editions/:edition')
  async edition(
    @Param('slug') slug: string,
    @Param('quarter') quarter: string,
    @Param('edition') edition: string,
  ): Promise<PublicPage> {
    const { number, form } = editionInAddress(edition);
    return this.forms.of(await this.record.edition(slug, quarterInAddress(quarter), number), form);
  }

  @Get('updates/:quarter')
  async quarter(@Param('quarter') text: string): Promise<PublicPage> {
    const quarter = quarterInAddress(text);
    const editions = await this.record.ofQuarter(quarter);
    if (editions.length === 0) throw new NotFound();
    const quarters = await this.record.quarters();
    return this.page(QUARTER_VIEW, quarterPage(quarter, editions, quarters, this.facts.site));
  }

  @Get('missed')
  async missed(@Query() query: Record<string, unknown>): Promise<PublicPage> {
    const listing = missedListing(await this.record.missed(), await this.record.newestEditions(), query);
    return { ...this.page(MISSED_VIEW, missedPage(listing, this.facts.site)), keptWithQuery: listing.known };
  }

  @Get('milestones/:reference')
  async milestone(@Param('reference') reference: string): Promise<PublicPage> {
    const [first, ...later] = await this.record.historyOf(reference.toUpperCase());
    if (!first) throw new NotFound();
    const departed = await this.record.departureOf(later.at(-1) ?? first);
    const page = milestonePage(first.milestone.reference, [first, ...later], this.facts.site, departed);
    return this.page(MILESTONE_VIEW, page);
  }

  @Get('about')
  about(): PublicPage {
    return this.page(ABOUT_VIEW, aboutPage(this.facts.site));
  }

  private page(view: string, model: object): PublicPage {
    return htmlPage(this.views.render(view, model));
  }
}
