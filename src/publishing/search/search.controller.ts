import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../../rendering/template-engine.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { htmlPage, type PublicPage } from '../../web/public-page.js';
import { ReadsTheQuery, SendsPublicPages } from '../../web/sends-public-pages.interceptor.js';
import { SiteFacts } from '../site-facts.js';
import { SearchListings } from './search-listing.js';
import { SEARCH_VIEW, searchPage } from './search.page.js';

@Controller()
@Anyone()
@UseInterceptors(SendsPublicPages)
export class SearchController {
  constructor(
    private readonly listings: SearchListings,
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
  ) {}

  // Never kept with its query: anyone can ask in endless ways, and what many read would be forgotten for it.
  @Get('search')
  @ReadsTheQuery()
  async search(@Query() query: Record<string, unknown>): Promise<PublicPage> {
    const listing = await this.listings.of(query);
    return htmlPage(this.views.render(SEARCH_VIEW, searchPage(listing, this.facts.site)));
  }
}
