import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { FoundationModule } from './foundation.module.js';
import { EditionsModule } from './publishing/editions.module.js';
import { PublicSiteModule } from './publishing/public-site.module.js';
import { SiteErrorPages } from './publishing/site-error-pages.js';
import { DatabaseReadiness, EditionSequence } from './publishing/site-state.js';
import type { Settings } from './settings.js';
import type { WebEdge } from './web/edge.js';
import { RefusedAttempts } from './web/refused-attempts.js';
import { WebModule } from './web/web.module.js';

/** Nobody but the program itself reaches this site, and nothing can be written there. */
@Injectable()
class NoAttempts extends RefusedAttempts {
  override note(): Promise<void> {
    return Promise.resolve();
  }
}

/** The public site alone, as it is served: no desk, no mail, no release at its moment. */
@Module({})
export class PublicAppModule {
  static with(settings: Settings, edge: WebEdge): DynamicModule {
    const web = WebModule.with({
      edge,
      sequence: EditionSequence,
      errorPages: SiteErrorPages,
      readiness: DatabaseReadiness,
      refusedAttempts: NoAttempts,
      imports: [EditionsModule, PublicSiteModule],
    });
    return { module: PublicAppModule, imports: [FoundationModule.with(settings), PublicSiteModule, web] };
  }
}
