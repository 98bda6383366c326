import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../rendering/template-engine.js';
import { Anyone } from '../web/anyone.decorator.js';
import { htmlPage, type PublicPage } from '../web/public-page.js';
import { Moved, NotFound } from '../web/refusals.js';
import { ReadsTheQuery, SendsPublicPages } from '../web/sends-public-pages.interceptor.js';
import {
  editionInAddress,
  isFrozen,
  milestoneInAddress,
  missedInAddress,
  quarterInAddress,
  reportInAddress,
} from './addresses.js';
import { missedAddress, MissedListings } from './missed-listing.js';
import { MissedRecord } from './missed-record.js';
import { ABOUT_VIEW, aboutPage } from './pages/about.page.js';
import { GOAL_VIEW, goalPage } from './pages/goal.page.js';
import { GOALS_VIEW, goalsPage } from './pages/goals.page.js';
import { exampleAmong, GUIDE_VIEW, guidePage } from './pages/guide.page.js';
import { HOME_VIEW, homePage, LATEST_SHOWN, MISSED_SHOWN } from './pages/home.page.js';
import { MILESTONE_VIEW, milestonePage } from './pages/milestone.page.js';
import { MISSED_VIEW, missedPage } from './pages/missed.page.js';
import { QUARTER_VIEW, quarterPage } from './pages/quarter.page.js';
import { REPORTS_DRAWN } from './pictures/goal-life.js';
import { PublicRecord } from './public-record.js';
import { ReportForms } from './report-forms.js';
import { SiteFacts } from './site-facts.js';
import { noGoal, noQuarter, noReport } from './unpublished.js';

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
    const quarters = await this.record.quarters();
    const updatedAt = await this.record.lastPublishedAt();
    const latest = await this.record.latest(LATEST_SHOWN);
    return this.page(HOME_VIEW, homePage(reports, missed, quarters, this.facts.site, updatedAt, latest));
  }

  @Get('goals')
  async goals(): Promise<PublicPage> {
    return this.page(GOALS_VIEW, goalsPage(await this.record.newestReports(), this.facts.site));
  }

  @Get('goals/:slug')
  async goal(@Param('slug') slug: string): Promise<PublicPage> {
    const newest = await this.record.newestOf(slug);
    if (!newest) throw noGoal(slug);
    const earlier = await this.record.earlierReports(newest, REPORTS_DRAWN - 1);
    return this.page(GOAL_VIEW, goalPage(newest, newest.ofGoal, this.facts.site, [newest.report, ...earlier]));
  }

  @Get('goals/:slug/updates/:report')
  async report(@Param('slug') slug: string, @Param('report') report: string): Promise<PublicPage> {
    const { quarter, form } = reportInAddress(slug, report);
    const edition = await this.record.edition(slug, quarter);
    if (!edition) throw noReport(slug, quarter, await this.record.quartersOf(slug));
    return this.forms.of(edition, form);
  }

  @Get('goals/:slug/updates/:quarter/editions/:edition')
  async edition(
    @Param('slug') slug: string,
    @Param('quarter') quarterText: string,
    @Param('edition') edition: string,
  ): Promise<PublicPage> {
    const { quarter, number, form } = editionInAddress(slug, quarterText, edition);
    const page = await this.forms.of(await this.record.edition(slug, quarter, number), form);
    return { ...page, neverChanges: isFrozen(form) };
  }

  @Get('updates/:quarter')
  async quarter(@Param('quarter') text: string): Promise<PublicPage> {
    const quarter = quarterInAddress(text);
    const editions = await this.record.ofQuarter(quarter);
    const quarters = (await this.record.quarters()).map((one) => one.quarter);
    if (editions.length === 0) throw noQuarter(quarter, quarters);
    return this.page(QUARTER_VIEW, quarterPage(quarter, editions, quarters, this.facts.site));
  }

  @Get('missed')
  @ReadsTheQuery()
  async missed(@Query() query: Record<string, unknown>): Promise<PublicPage> {
    const listing = await this.listings.of(query);
    const address = missedAddress(listing, query);
    if (address.isElsewhere) throw new Moved(address.path);
    // Anyone can ask for what nobody missed, in endless ways: that is answered and not kept.
    const kept = listing.total > 0 ? { keptAt: address.path } : {};
    return { ...this.page(MISSED_VIEW, missedPage(listing, this.facts.site)), ...kept };
  }

  @Get('missed/:part')
  missedPart(@Param('part') part: string): Promise<PublicPage> {
    return this.missedIn([part]);
  }

  @Get('missed/:quarter/:page')
  missedOfQuarter(@Param('quarter') quarter: string, @Param('page') page: string): Promise<PublicPage> {
    return this.missedIn([quarter, page]);
  }

  @Get('milestones/:reference')
  async milestone(@Param('reference') text: string): Promise<PublicPage> {
    const reference = milestoneInAddress(text);
    const [first, ...later] = await this.record.historyOf(reference);
    if (!first) throw new NotFound();
    const departed = await this.record.departureOf(later.at(-1) ?? first);
    const reports = await this.record.quartersOf(first.goal.slug);
    return this.page(MILESTONE_VIEW, milestonePage(reference, [first, ...later], this.facts.site, departed, reports));
  }

  @Get('how-to-read')
  async howToRead(): Promise<PublicPage> {
    const example = exampleAmong(await this.record.newestReports());
    const edition = example && (await this.record.edition(example.goal.slug, example.quarter, example.number));
    return this.page(GUIDE_VIEW, guidePage(edition, edition ? edition.ofGoal : [], this.facts.site));
  }

  @Get('about')
  about(): PublicPage {
    return this.page(ABOUT_VIEW, aboutPage(this.facts.site));
  }

  private async missedIn(parts: readonly string[]): Promise<PublicPage> {
    const listing = await this.listings.at(missedInAddress(parts));
    return this.page(MISSED_VIEW, missedPage(listing, this.facts.site));
  }

  private page(view: string, model: object): PublicPage {
    return htmlPage(this.views.render(view, model));
  }
}
