import { type DynamicModule, Module } from '@nestjs/common';
import { DeskModule } from './desk/desk.module.js';
import { FoundationModule } from './foundation.module.js';
import { MailDeliveryModule } from './mail/mail-delivery.module.js';
import { LoggedAttempts } from './people/logged-attempts.js';
import { PeopleModule } from './people/people.module.js';
import { EditionsCatchUpModule } from './publishing/editions-catch-up.module.js';
import { EditionsModule } from './publishing/editions.module.js';
import { PublicSiteModule } from './publishing/public-site.module.js';
import { SiteErrorPages } from './publishing/site-error-pages.js';
import { DatabaseReadiness, EditionSequence } from './publishing/site-state.js';
import { ReleaseTimerModule } from './rounds/release-timer.module.js';
import type { Settings } from './settings.js';
import type { WebEdge } from './web/edge.js';
import { WebModule } from './web/web.module.js';

/** The program that serves: the public site over the editions, the desk over the record, and the web edge in front. */
@Module({})
export class AppModule {
  static with(settings: Settings, edge: WebEdge): DynamicModule {
    const web = WebModule.with({
      edge,
      sequence: EditionSequence,
      errorPages: SiteErrorPages,
      readiness: DatabaseReadiness,
      refusedAttempts: LoggedAttempts,
      imports: [EditionsModule, PublicSiteModule, PeopleModule],
    });
    return {
      module: AppModule,
      imports: [
        FoundationModule.with(settings),
        PublicSiteModule,
        DeskModule,
        MailDeliveryModule,
        ReleaseTimerModule,
        EditionsCatchUpModule,
        web,
      ],
    };
  }
}
