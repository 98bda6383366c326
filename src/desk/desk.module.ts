import { Module } from '@nestjs/common';
import { DraftingModule } from '../drafting/drafting.module.js';
import { PublicSiteModule } from '../publishing/public-site.module.js';
import { SendsDeskPages } from './sends-desk-pages.interceptor.js';

/** The staff side in the browser: the pages over the use cases of people, rounds, drafting and publishing. */
@Module({
  imports: [DraftingModule, PublicSiteModule],
  controllers: [],
  providers: [SendsDeskPages],
})
export class DeskModule {}
