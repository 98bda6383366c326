import { Controller, Get, Param, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../../rendering/template-engine.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { OPEN_DATA, type PublicPage } from '../../web/public-page.js';
import { NotFound } from '../../web/refusals.js';
import { SendsPublicPages } from '../../web/sends-public-pages.interceptor.js';
import { paths } from '../pages/paths.js';
import { PublicRecord } from '../public-record.js';
import { SiteFacts } from '../site-facts.js';
import { CALENDAR_SAYS, dueDays, stillTracked } from './due-calendar.js';
import { FEED_VIEW, feedPage } from './feed.page.js';
import { xmlText } from '../xml-text.js';
import { ReleasesRecord } from './releases-record.js';

interface Goal {
  slug: string;
  title: string;
}

/** What those who follow the site subscribe to: feeds of releases and corrections, calendars of what is due. */
@Controller()
@Anyone()
@UseInterceptors(SendsPublicPages)
export class FollowController {
  constructor(
    private readonly releases: ReleasesRecord,
    private readonly record: PublicRecord,
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {}

  @Get('feed.xml')
  feed(): Promise<PublicPage> {
    return this.feedOf(null);
  }

  @Get('goals/:slug/feed.xml')
  async goalFeed(@Param('slug') slug: string): Promise<PublicPage> {
    return this.feedOf(await this.goal(slug));
  }

  @Get('calendar.ics')
  calendar(): Promise<PublicPage> {
    return this.calendarOf(null);
  }

  @Get('goals/:slug/calendar.ics')
  async goalCalendar(@Param('slug') slug: string): Promise<PublicPage> {
    return this.calendarOf(await this.goal(slug));
  }

  private async feedOf(goal: Goal | null): Promise<PublicPage> {
    const releases = await this.releases.news(goal?.slug ?? null);
    const body = this.views.render(FEED_VIEW, feedPage(releases, goal, this.facts.site));
    return { body, type: 'application/atom+xml; charset=utf-8', headers: OPEN_DATA };
  }

  private async calendarOf(goal: Goal | null): Promise<PublicPage> {
    const { site } = this.facts;
    const tracked = stillTracked(await this.releases.tracked(goal?.slug ?? null), await this.releases.latestQuarter());
    const days = dueDays(tracked, goal?.slug ?? null, site);
    const { calendarFile } = await import('./calendar-file.js'); // most processes never make one
    const named = {
      name: xmlText(goal ? `Due: ${goal.title}` : 'Cross-Agency Priority goals: what is due'),
      description: CALENDAR_SAYS,
      address: site.address + (goal ? paths.goalCalendar(goal.slug) : paths.calendar),
      page: site.address + (goal ? paths.goal(goal.slug) : paths.home),
    };
    return { body: calendarFile(named, days), type: 'text/calendar; charset=utf-8', headers: OPEN_DATA };
  }

  private async goal(slug: string): Promise<Goal> {
    const [newest] = await this.record.ofGoal(slug);
    if (!newest) throw new NotFound();
    return newest.goal;
  }
}
