import { type DynamicModule, Module, type ModuleMetadata, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { WebEdge } from './edge.js';
import { ErrorPages } from './error-pages.js';
import { ErrorsFilter } from './errors.filter.js';
import { HealthController } from './health.controller.js';
import { PublicPages } from './public-pages.js';
import { PublicationSequence } from './publication-sequence.js';
import { Readiness } from './readiness.js';
import { RefusedAttempts } from './refused-attempts.js';
import { SendsPublicPages } from './sends-public-pages.interceptor.js';

/** What the edge must be told by who knows the record and the views; each by class, with what they need imported. */
export interface WebParts {
  edge: WebEdge;
  sequence: Type<PublicationSequence>;
  errorPages: Type<ErrorPages>;
  readiness: Type<Readiness>;
  refusedAttempts: Type<RefusedAttempts>;
  imports?: ModuleMetadata['imports'];
}

/** Gives every module the PublicPages and the interceptor that sends them. */
@Module({})
export class WebModule {
  static with({ edge, sequence, errorPages, readiness, refusedAttempts, imports = [] }: WebParts): DynamicModule {
    const { log, siteHeaders, routes } = edge;
    const providers: Provider[] = [
      { provide: WebEdge, useValue: edge },
      { provide: PublicationSequence, useClass: sequence },
      { provide: ErrorPages, useClass: errorPages },
      { provide: Readiness, useClass: readiness },
      { provide: RefusedAttempts, useClass: refusedAttempts },
      {
        provide: PublicPages,
        inject: [PublicationSequence],
        useFactory: (of: PublicationSequence) => new PublicPages(of, { log, siteHeaders }),
      },
      SendsPublicPages,
      {
        provide: ErrorsFilter,
        inject: [HttpAdapterHost, ErrorPages],
        useFactory: (host: HttpAdapterHost, pages: ErrorPages) => new ErrorsFilter(host, pages, routes, log),
      },
      { provide: APP_FILTER, useExisting: ErrorsFilter },
    ];
    return {
      module: WebModule,
      global: true,
      imports,
      controllers: [HealthController],
      providers,
      exports: [PublicPages, SendsPublicPages],
    };
  }
}
