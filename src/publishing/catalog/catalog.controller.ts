import { Controller, Get, Inject, Param, UseInterceptors } from '@nestjs/common';
import { TemplateEngine } from '../../rendering/template-engine.js';
import { SETTINGS } from '../../settings.module.js';
import type { Settings } from '../../settings.js';
import { Anyone } from '../../web/anyone.decorator.js';
import { htmlPage, OPEN_DATA, type PublicPage } from '../../web/public-page.js';
import { Moved, NotFound } from '../../web/refusals.js';
import { SendsPublicPages } from '../../web/sends-public-pages.interceptor.js';
import { quarterFileInAddress } from '../addresses.js';
import { paths } from '../pages/paths.js';
import { PublicRecord } from '../public-record.js';
import { SiteFacts } from '../site-facts.js';
import { type CatalogFacts, catalogFacts } from './catalog-facts.js';
import { DATA_VIEW, dataPage } from './data.page.js';
import { dcatUs1 } from './dcat-us-1.js';
import { dcatUs3 } from './dcat-us-3.js';
import { editionList, quarterList } from './edition-list.js';
import { openApi } from './open-api.js';
import { robotsText, siteMapEntries, siteMapParts } from './site-map-entries.js';

const XML = 'application/xml; charset=utf-8';

/** What catalogs, search engines and programs read, and the page that lists it all. */
@Controller()
@Anyone()
@UseInterceptors(SendsPublicPages)
export class CatalogController {
  constructor(
    private readonly record: PublicRecord,
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('data')
  async data(): Promise<PublicPage> {
    const page = dataPage(await this.record.newestReports(), this.facts.site);
    return htmlPage(this.views.render(DATA_VIEW, page));
  }

  @Get('data.json')
  async catalog(): Promise<PublicPage> {
    return json(dcatUs1(await this.cataloged(), this.facts.site));
  }

  @Get('data/dcat-us-3.json')
  async catalog3(): Promise<PublicPage> {
    return json(dcatUs3(await this.cataloged(), this.facts.site));
  }

  @Get('api')
  api(): never {
    throw new Moved(`${paths.data}#api`);
  }

  @Get('api/v1/openapi.json')
  openApi(): PublicPage {
    return json(openApi(this.facts.site));
  }

  @Get('api/v1/quarters.json')
  async quarters(): Promise<PublicPage> {
    return json(quarterList(await this.record.quarters(), this.facts.site));
  }

  @Get('api/v1/quarters/:file')
  async editions(@Param('file') file: string): Promise<PublicPage> {
    const quarter = quarterFileInAddress(file, '.json', paths.editionList);
    const editions = await this.record.editionsOf(quarter);
    if (editions.length === 0) throw new NotFound();
    return json(editionList(quarter, editions, this.facts.site));
  }

  @Get('robots.txt')
  robots(): PublicPage {
    return { body: robotsText(this.facts.site.address), type: 'text/plain; charset=utf-8' };
  }

  @Get('sitemap.xml')
  async siteMap(): Promise<PublicPage> {
    const parts = siteMapParts(siteMapEntries(await this.record.everything()));
    const { siteMapFile, siteMapIndex } = await import('./site-map.js'); // most processes never make one
    const { address } = this.facts.site;
    const [only] = parts;
    const body =
      only && parts.length === 1
        ? await siteMapFile(only, address)
        : await siteMapIndex(parts.map((_, index) => address + paths.siteMapPart(index + 1)));
    return { body, type: XML, headers: OPEN_DATA };
  }

  /** A part of a site map that is too long for one file: `sitemap-2.xml`. */
  @Get('sitemap-:part')
  async siteMapPart(@Param('part') part: string): Promise<PublicPage> {
    const [, number] = /^([1-9]\d{0,3})\.xml$/.exec(part) ?? [];
    const parts = number ? siteMapParts(siteMapEntries(await this.record.everything())) : [];
    const wanted = parts.length > 1 ? parts[Number(number) - 1] : undefined;
    if (!wanted) throw new NotFound();
    const { siteMapFile } = await import('./site-map.js');
    return { body: await siteMapFile(wanted, this.facts.site.address), type: XML, headers: OPEN_DATA };
  }

  private async cataloged(): Promise<CatalogFacts> {
    return catalogFacts(await this.record.editions(), this.facts.site, this.settings.mailFrom);
  }
}

const json = (value: object): PublicPage => ({
  body: `${JSON.stringify(value, null, 1)}\n`,
  type: 'application/json; charset=utf-8',
  headers: OPEN_DATA,
});
