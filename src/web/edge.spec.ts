import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { Controller, Get, Module, Param, Query, Redirect, UseInterceptors } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebEdge } from './edge.js';
import { ErrorPages } from './error-pages.js';
import { Readiness } from './readiness.js';
import { RefusedAttempts } from './refused-attempts.js';
import { createLog } from './logger.js';
import { htmlPage, type PublicPage } from './public-page.js';
import { PublicPages } from './public-pages.js';
import { PublicationSequence } from './publication-sequence.js';
import { ReadsTheQuery, SendsPublicPages } from './sends-public-pages.interceptor.js';
import { WebModule } from './web.module.js';

const state = { sequence: 1, renderings: 0, rendered: [] as string[], ready: true };

class Sequence extends PublicationSequence {
  override current(): Promise<number> {
    return Promise.resolve(state.sequence);
  }
}

class Pages extends ErrorPages {
  override notFound = (): string => 'not found';
  override badAddress = (): string => 'bad address';
  override refused = (): string => 'refused';
  override failed = (): string => 'failed';
}

class Attempts extends RefusedAttempts {
  override note = (): Promise<void> => Promise.resolve();
}

class Ready extends Readiness {
  override check(): Promise<void> {
    return state.ready ? Promise.resolve() : Promise.reject(new Error('postgres://user:secret@host is down'));
  }
}

const words = 'What was promised, and what was missed. '.repeat(300);

@Controller()
@UseInterceptors(SendsPublicPages)
class SiteController {
  @Get('goals/:slug')
  goal(@Param('slug') slug: string): PublicPage {
    state.renderings += 1;
    state.rendered.push(slug);
    return htmlPage(`${slug} ${state.sequence} ${words}`);
  }

  @Get('search')
  @ReadsTheQuery()
  search(@Query('q') q = ''): PublicPage {
    return { ...htmlPage(`Found for ${q}`), keptAt: `/search?q=${q}` };
  }

  @Get('latest')
  @Redirect('/goals/grants', 302)
  latest(): undefined {
    return undefined;
  }
}

@Controller('desk')
class DeskController {
  @Get()
  desk(): string {
    return 'for one reader';
  }
}

@Module({})
class Root {}

describe('the web edge', () => {
  let app: NestFastifyApplication;
  let edge: WebEdge;
  let assets: string;
  let port: number;

  beforeAll(async () => {
    assets = await mkdtemp(join(tmpdir(), 'milepost-assets-'));
    await writeFile(join(assets, 'milepost.0a1b2c3d.css'), 'a{color:red}'.repeat(500));
    await writeFile(join(assets, 'robots.txt'), 'User-agent: *');
    await writeFile(join(assets, 'assets.json'), '{}');
    edge = new WebEdge({
      publicUrl: 'http://localhost:3000',
      log: createLog('silent'),
      cookieSecret: 'a secret of the tests',
    });
    const web = WebModule.with({
      edge,
      sequence: Sequence,
      errorPages: Pages,
      readiness: Ready,
      refusedAttempts: Attempts,
    });
    const root = { module: Root, imports: [web], controllers: [SiteController, DeskController] };
    app = await NestFactory.create<NestFastifyApplication>(root, edge.adapter, edge.nestOptions);
    edge.prepare(app);
    await edge.open(app, assets);
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
  });

  beforeEach(async () => {
    Object.assign(state, { renderings: 0, ready: true });
    await forgetPages();
  });

  afterAll(async () => {
    await edge.stop(app);
    await rm(assets, { recursive: true });
  });

  const forgetPages = async () => {
    for (const sequence of [2, 1]) {
      state.sequence = sequence;
      await app.get(PublicPages).refresh();
    }
  };
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    asked(port, path, headers, method);

  it('renders a page once and answers the same, to the header, from then on', async () => {
    const first = await ask('/goals/grants', { 'accept-encoding': 'br' });
    const second = await ask('/goals/grants', { 'accept-encoding': 'br', cookie: 'session=1' });
    expect(state.renderings).toBe(1);
    expect(second.status).toBe(200);
    expect(brotliDecompressSync(second.body).toString()).toContain('grants 1');
    expect(second.body.equals(first.body)).toBe(true);
    expect(unchanging(second.headers)).toEqual(unchanging(first.headers));
    expect(second.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('answers 304 to who has the page, the first time as the tenth', async () => {
    const { headers } = await ask('/goals/grants');
    const tag = { 'if-none-match': headers.etag ?? '' };
    const kept = await ask('/goals/grants', tag);
    await forgetPages();
    const fresh = await ask('/goals/grants', tag);
    expect(state.renderings).toBe(2);
    for (const answer of [kept, fresh]) {
      expect(answer.status).toBe(304);
      expect(answer.body).toHaveLength(0);
      expect(answer.headers.etag).toBe(headers.etag);
    }
  });

  it.each([['/goals/grants'], ['/assets/milepost.0a1b2c3d.css'], ['/desk'], ['/nothing'], ['/health/live']])(
    'answers HEAD as GET, without the body: %s',
    async (path) => {
      for (let turn = 0; turn < 2; turn += 1) {
        const head = await ask(path, {}, 'HEAD');
        const get = await ask(path);
        expect(head.status).toBe(get.status);
        expect(head.body).toHaveLength(0);
        expect(unchanging(head.headers)).toEqual(unchanging(get.headers));
      }
    },
  );

  it('shows what another process published within a second', async () => {
    await ask('/goals/grants');
    state.sequence = 2;
    await wait(500);
    expect((await ask('/goals/grants')).body.toString()).toContain('grants 2');
  });

  it('has what was read most ready again after a publication, in every encoding, before anybody asks', async () => {
    for (let reader = 0; reader < 3; reader += 1) await ask('/goals/warm');
    state.sequence += 1;
    await app.get(PublicPages).refresh();
    const ready = () => {
      const page = app.get(PublicPages).keptAt('/goals/warm');
      return ['br', 'gzip', undefined].map((encoding) => page?.ready(encoding, undefined));
    };
    const until = Date.now() + 5_000;
    while (ready().includes(undefined) && Date.now() < until) await wait(10);
    expect(ready().map((answer) => answer?.status)).toEqual([200, 200, 200]);
    expect(ready()[2]?.body?.toString()).toContain(`warm ${state.sequence}`);
  });

  it('keeps a search under its query', async () => {
    await ask('/search?q=grants');
    expect(app.get(PublicPages).keptAt('/search?q=grants')).toBeDefined();
    expect((await ask('/search?q=data')).body.toString()).toBe('Found for data');
    expect((await ask('/search?%71=more')).body.toString()).toBe('Found for more');
    expect(app.get(PublicPages).keptAt('/search?%71=more')).toBeUndefined();
  });

  it('renders a page once, whatever query it is asked for with, and answers as without one', async () => {
    const first = await ask('/goals/once?utm_source=mail', { 'accept-encoding': 'br' });
    const plain = await ask('/goals/once', { 'accept-encoding': 'br' });
    const head = await ask('/goals/once?b', { 'accept-encoding': 'br' }, 'HEAD');
    const same = await ask('/goals/once?c=', { 'if-none-match': (await ask('/goals/once')).headers.etag ?? '' });
    expect(state.rendered.filter((slug) => slug === 'once')).toHaveLength(1);
    expect([first.status, head.status, same.status]).toEqual([200, 200, 304]);
    expect(first.body.equals(plain.body)).toBe(true);
    expect([head.body.length, same.body.length]).toEqual([0, 0]);
    expect(unchanging(first.headers)).toEqual(unchanging(plain.headers));
    expect(unchanging(head.headers)).toEqual(unchanging(plain.headers));
    expect(app.get(PublicPages).keptAt('/goals/once?utm_source=mail')).toBeUndefined();
  });

  it('redirects', async () => {
    const { status, headers } = await ask('/latest');
    expect([status, headers.location]).toEqual([302, '/goals/grants']);
  });

  it('serves what was built, for ever where its name changes with it', async () => {
    const css = await ask('/assets/milepost.0a1b2c3d.css', { 'accept-encoding': 'br' });
    expect(css.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await ask('/robots.txt')).headers['cache-control']).toBe('public, max-age=3600');
    expect((await ask('/assets/assets.json')).status).toBe(404);
    expect((await ask('/assets/../package.json')).status).toBe(404);
  });

  it('tells whether it is ready, and not why it is not', async () => {
    expect((await ask('/health/ready')).status).toBe(200);
    state.ready = false;
    const { status, body } = await ask('/health/ready');
    expect([status, body.toString()]).toEqual([503, '{"status":"not ready"}']);
    expect((await ask('/health/live')).status).toBe(200);
  });
});

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const asked = (port: number, path: string, headers: Record<string, string>, method: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    httpRequest({ port, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });

const unchanging = (headers: IncomingHttpHeaders) => {
  const passing = new Set(['date', 'connection', 'keep-alive']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.has(name)));
};
