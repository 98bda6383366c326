import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../rendering/template-engine.js';
import { Anyone } from '../web/anyone.decorator.js';
import { htmlPage, type PublicPage } from '../web/public-page.js';
import { NotFound } from '../web/refusals.js';
import { ReadsTheQuery, SendsPublicPages } from '../web/sends-public-pages.interceptor.js';
import {
  editionInAddress,
  editionsInAddress,
  milestoneInAddress,
  quarterInAddress,
  reportInAddress,
} from './addresses.js';
import { MissedListings } from './missed-listing.js';
import { MissedRecord } from './missed-record.js';
import { ABOUT_VIEW, aboutPage } from './pages/about.page.js';
import { COMPARE_VIEW, comparePage } from './pages/compare.page.js';
import { GOAL_VIEW, goalPage } from './pages/goal.page.js';
import { GOALS_VIEW, goalsPage } from './pages/goals.page.js';
import { HOME_VIEW, homePage, MISSED_SHOWN } from './pages/home.page.js';
import { MILESTONE_VIEW, milestonePage } from './pages/milestone.page.js';
import { MISSED_VIEW, missedPage } from './pages/missed.page.js';
import { QUARTER_VIEW, quarterPage } from './pages/quarter.page.js';
import { PublicRecord } from './public-record.js';
import { ReportForms } from './report-forms.js';
import { SiteFacts } from './site-facts.js';

/** The public site. Every method gives a page that depends on nothing but the address and what is published. */
@Controller()
@Anyone()
@UseInterceptors(SendsPublicPages)
export class PublicSiteController {
  constructor(
    private readonly record: PublicRecord,
    private readonly missedRecord: MissedRecord,
    private readonly listings: MissedListings,
    private readonly forms: ReportForms,
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {}

  @Get()
  async home(): Promise<PublicPage> {
    const reports = await this.record.newestReports();
    const missed = await this.missedRecord.now(MISSED_SHOWN);
    return this.page(HOME_VIEW, homePage(reports, missed, await this.record.quarters(), this.facts.site));
  }

  @Get('goals')
  async goals(): Promise<PublicPage> {
    return this.page(GOALS_VIEW, goalsPage(await this.record.newestReports(), this.facts.site));
  }

  @Get('goals/:slug')
  async goal(@Param('slug') slug: string): Promise<PublicPage> {
    const editions = await this.record.ofGoal(slug);
    const newest = editions[0] && (await this.record.edition(slug, editions[0].quarter));
    if (!newest) throw new NotFound();
    return this.page(GOAL_VIEW, goalPage(newest, editions, this.facts.site));
  }

  @Get('goals/:slug/updates/:report')
  async report(@Param('slug') slug: string, @Param('report') report: string): Promise<PublicPage> {
    const { quarter, form } = reportInAddress(slug, report);
    return this.forms.of(await this.record.edition(slug, quarter), form);
  }

  @Get('goals/:slug/updates/:quarter/editions/:edition')
  async edition(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @Param('edition') edition: string,
  ): Promise<PublicPage> {
    const { quarter, number, form } = editionInAddress(slug, quarterText, edition);
    return this.forms.of(await this.record.edition(slug, quarter, number), form);
  }

  @Get('goals/:slug/updates/:quarter/editions/:edition/compare/:other')
  async compare(
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

  @Get('updates/:quarter')
  async quarter(@Param('quarter') text: string): Promise<PublicPage> {
    const quarter = quarterInAddress(text);
    const editions = await this.record.ofQuarter(quarter);
    if (editions.length === 0) throw new NotFound();
    const quarters = (await this.record.quarters()).map((one) => one.quarter);
    return this.page(QUARTER_VIEW, quarterPage(quarter, editions, quarters, this.facts.site));
  }

  @Get('missed')
  @ReadsTheQuery()
  async missed(@Query() query: Record<string, unknown>): Promise<PublicPage> {
    const listing = await this.listings.of(query);
    // Anyone can ask for what nobody missed, in endless ways: that is answered and not kept.
    return { ...this.page(MISSED_VIEW, missedPage(listing, this.facts.site)), keptWithQuery: listing.total > 0 };
  }

  @Get('milestones/:reference')
  async milestone(@Param('reference') text: string): Promise<PublicPage> {
    const reference = milestoneInAddress(text);
    const [first, ...later] = await this.record.historyOf(reference);
    if (!first) throw new NotFound();
    const departed = await this.record.departureOf(later.at(-1) ?? first);
    return this.page(MILESTONE_VIEW, milestonePage(reference, [first, ...later], this.facts.site, departed));
  }

  @Get('about')
  about(): PublicPage {
    return this.page(ABOUT_VIEW, aboutPage(this.facts.site));
  }

  private page(view: string, model: object): PublicPage {
    return htmlPage(this.views.render(view, model));
  }
}
