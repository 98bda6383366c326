import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TemplateEngine } from '../rendering/template-engine.js';
import { BasisRecord } from './basis-record.js';
import { CatalogController } from './catalog/catalog.controller.js';
import { CompareRecord } from './compare/compare-record.js';
import { CompareController } from './compare/compare.controller.js';
import { Comparisons } from './compare/comparisons.js';
import { AllMilestonesController } from './data/all-milestones.controller.js';
import { AllMilestones } from './data/all-milestones.js';
import { DataController } from './data/data.controller.js';
import { EditionsModule } from './editions.module.js';
import { FollowController } from './follow/follow.controller.js';
import { ReleasesRecord } from './follow/releases-record.js';
import { MissedListings } from './missed-listing.js';
import { MissedRecord } from './missed-record.js';
import { IndicatorsController } from './pictures/indicators.controller.js';
import { PublicRecord } from './public-record.js';
import { PublicSiteController } from './public-site.controller.js';
import { PublishedStates } from './published-state.js';
import { ReportForms } from './report-forms.js';
import { SearchController } from './search/search.controller.js';
import { SearchListings } from './search/search-listing.js';
import { SearchSuggestions } from './search/search-suggestions.js';
import { SiteFacts } from './site-facts.js';

const VIEWS = join(import.meta.dirname, '..', '..', 'views');

@Module({
  imports: [EditionsModule],
  controllers: [
    AllMilestonesController,
    DataController,
    FollowController,
    CatalogController,
    PublicSiteController,
    SearchController,
    CompareController,
    IndicatorsController,
  ],
  providers: [
    AllMilestones,
    PublicRecord,
    BasisRecord,
    PublishedStates,
    MissedRecord,
    MissedListings,
    ReleasesRecord,
    ReportForms,
    SearchListings,
    SearchSuggestions,
    CompareRecord,
    Comparisons,
    SiteFacts,
    { provide: TemplateEngine, useFactory: () => new TemplateEngine(VIEWS) },
  ],
  exports: [TemplateEngine, SiteFacts, PublicRecord, PublishedStates],
})
export class PublicSiteModule {}
