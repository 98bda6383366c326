import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TemplateEngine } from '../rendering/template-engine.js';
import { EditionsModule } from './editions.module.js';
import { MissedListings } from './missed-listing.js';
import { MissedRecord } from './missed-record.js';
import { PublicRecord } from './public-record.js';
import { PublicSiteController } from './public-site.controller.js';
import { ReportForms } from './report-forms.js';
import { SiteFacts } from './site-facts.js';

const VIEWS = join(import.meta.dirname, '..', '..', 'views');

@Module({
  imports: [EditionsModule],
  controllers: [PublicSiteController],
  providers: [
    PublicRecord,
    MissedRecord,
    MissedListings,
    ReportForms,
    SiteFacts,
    { provide: TemplateEngine, useFactory: () => new TemplateEngine(VIEWS) },
  ],
  exports: [TemplateEngine, SiteFacts, PublicRecord],
})
export class PublicSiteModule {}
