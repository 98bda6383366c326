import { HttpException, type INestApplication, type NestApplicationOptions } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { keepAssets } from './assets.js';
import { ErrorsFilter } from './errors.filter.js';
import { NestLog } from './logger.js';
import { PublicPages } from './public-pages.js';
import { PublicServer } from './public-server.js';
import { RefusedAttempts, refusesToWrite } from './refused-attempts.js';
import { Routes } from './routes.js';
import { securityHeaders, securityOptions } from './security.js';
import { SiteAdapter } from './site-adapter.js';
import { keepTickShape } from './tick-shape.js';

/** Longer than any address of the site with a long search in it. */
const LONGEST_ADDRESS = 2_000;

/** For a milestone reference, a slug, a quarter: what is longer is no address of ours. */
const LONGEST_PARAMETER = 200;

/** Of the 5 s after which the whole process must be gone, this much is for the open requests. */
const GRACE_MS = 4_000;
const LAST_MS = 5_000;

export interface EdgeSettings {
  publicUrl: string;
  log: Logger;
  /** What cookies are signed with. */
  cookieSecret: string;
  /** Network addresses of the proxies in front, whose word on where a request came from is taken. */
  trustedProxies?: readonly string[];
}

/** The web edge of one process: the server, what stands before the framework, and how both begin and end. */
export class WebEdge {
  readonly log: Logger;
  readonly routes = new Routes();
  readonly server: PublicServer;
  readonly siteHeaders: readonly string[];
  readonly adapter: SiteAdapter;
  /** For `NestFactory.create(module, edge.adapter, edge.nestOptions)`. */
  readonly nestOptions: Pick<
    NestApplicationOptions,
    'logger' | 'routeConflictPolicy' | 'routeResolutionStrategy' | 'cookies'
  >;
  private readonly publicUrl: string;
  private errors: ErrorsFilter | undefined;
  private attempts: RefusedAttempts | undefined;

  constructor({ publicUrl, log, cookieSecret, trustedProxies = [] }: EdgeSettings) {
    keepTickShape();
    this.log = log;
    this.publicUrl = publicUrl;
    this.siteHeaders = securityHeaders(publicUrl);
    this.server = new PublicServer(log);
    this.adapter = new SiteAdapter({
      trustProxy: trustedProxies.length > 0 && [...trustedProxies],
      serverFactory: this.server.over,
      routerOptions: { maxParamLength: LONGEST_PARAMETER },
      frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
        this.answerUnroutable(error, request, reply);
      },
    });
    this.nestOptions = {
      logger: new NestLog(log),
      routeConflictPolicy: { duplicate: 'error', shadow: 'error' },
      routeResolutionStrategy: 'specificity',
      cookies: { secret: cookieSecret },
    };
    this.watchRoutesAndRequests();
  }

  /** Before `app.init()`: security headers, and the refusal of forms that other sites send. */
  prepare(app: NestFastifyApplication): void {
    app.useSecurityHeaders(securityOptions(this.publicUrl));
    // A proxy in front may not keep the Host that browsers asked for.
    app.enableCsrfProtection({ trustedOrigins: [new URL(this.publicUrl).origin] });
  }

  /** Initialises the application and begins to answer with kept pages; listen after it. */
  async open(app: INestApplication, assetsFolder: string): Promise<void> {
    await app.init();
    this.errors = app.get(ErrorsFilter);
    this.attempts = app.get(RefusedAttempts);
    const pages = app.get(PublicPages);
    const [, addresses] = await Promise.all([pages.follow(), keepAssets(assetsFolder, pages, this.siteHeaders)]);
    for (const address of addresses) this.routes.add(address, ['GET', 'HEAD']);
    this.server.answerFrom(pages);
    pages.warmBy((address) => this.server.ask(address));
  }

  /** Finishes the open requests, then lets the application release what it holds. */
  async stop(app: INestApplication): Promise<void> {
    await this.server.stop(GRACE_MS);
    await app.close();
  }

  /** Stops at SIGTERM and SIGINT, within five seconds; a second signal ends the process at once. */
  stopOnSignals(app: INestApplication): void {
    const onSignal = (signal: NodeJS.Signals): void => {
      this.log.info({ signal }, 'stopping');
      setTimeout(() => process.exit(1), LAST_MS).unref();
      this.stop(app).then(
        () => process.exit(0),
        (error: unknown) => {
          this.log.error({ err: error }, 'could not stop in good order');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', onSignal);
    process.once('SIGINT', onSignal);
  }

  private watchRoutesAndRequests(): void {
    const fastify = this.adapter.getInstance();
    fastify.addHook('onRoute', ({ url, method }) => {
      this.routes.add(url, method);
    });
    fastify.addHook('onRequest', (request, reply, done) => {
      // What the framework answers is for one reader unless it says otherwise, as public pages do.
      reply.header('Cache-Control', 'no-store');
      const tooLong = (request.raw.url ?? '').length > LONGEST_ADDRESS;
      done(tooLong ? new HttpException('URI Too Long', 414) : undefined);
    });
    fastify.addHook('onSend', async (request, reply) => {
      if (refusesToWrite(request, reply.statusCode)) await this.attempts?.note(request, reply.statusCode);
    });
  }

  // The router refuses an address that is not well formed before any hook has run, so also before the headers are set.
  private answerUnroutable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    for (let index = 0; index < this.siteHeaders.length; index += 2) {
      reply.header(this.siteHeaders[index] ?? '', this.siteHeaders[index + 1]);
    }
    this.errors?.answer(this.adapter.mapException(error), request, reply);
  }
}
