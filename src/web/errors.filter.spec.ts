import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module, Param, Post, ServiceUnavailableException, UseInterceptors } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { NotAllowed } from '../not-allowed.js';
import { Refused } from '../refused.js';
import { StaleEdit } from '../stale-edit.js';
import { WebEdge } from './edge.js';
import { ErrorPages } from './error-pages.js';
import { Readiness } from './readiness.js';
import { RefusedAttempts } from './refused-attempts.js';
import { createLog } from './logger.js';
import { htmlPage, type PublicPage } from './public-page.js';
import { PublicPages } from './public-pages.js';
import { PublicationSequence } from './publication-sequence.js';
import { BadAddress, Moved, NotFound, SignInNeeded } from './refusals.js';
import { SendsPublicPages } from './sends-public-pages.interceptor.js';
import { WebModule } from './web.module.js';

class Sequence extends PublicationSequence {
  override current = (): Promise<number> => Promise.resolve(1);
}

class Pages extends ErrorPages {
  override notFound = (url: string): string => {
    if (url === '/goals/unspeakable') throw new Error('secret: the view is broken');
    return `<h1>Nothing at ${url.length} characters</h1>`;
  };
  override badAddress = (_: string, sentence: string): string => `<h1>Bad address</h1><p>${sentence}</p>`;
  override refused = (_: string, sentences: readonly string[]): string => `<h1>Refused</h1><p>${sentences.join()}</p>`;
  override failed = (): string => '<h1>Failed</h1>';
}

const attempts: string[] = [];

class Attempts extends RefusedAttempts {
  override note = ({ method, url }: FastifyRequest, status: number): Promise<void> => {
    attempts.push(`${method} ${url} ${status}`);
    return Promise.resolve();
  };
}

class Ready extends Readiness {
  override check = (): Promise<void> => Promise.resolve();
}

const thrown: Readonly<Record<string, () => Error>> = {
  none: () => new NotFound(),
  unspeakable: () => new NotFound(),
  bad: () => new BadAddress('A goal is written as in /goals/customer-experience.'),
  refused: () => new Refused(['There is no second edition.']),
  elsewhere: () => new Moved('/goals/grants'),
  broken: () => new Error('SELECT secret FROM table'),
  forbidden: () => new NotAllowed('Only PPM staff may do this.'),
  signin: () => new SignInNeeded('/goals/signin?a=b&c=d'),
  signinToWrite: () => new SignInNeeded(null),
  stale: () => new StaleEdit({ version: 2, by: 'Sam Reyes', at: null, values: {} }),
  busy: () => new ServiceUnavailableException('secret'),
};

@Controller()
@UseInterceptors(SendsPublicPages)
class SiteController {
  @Get('goals/:slug')
  goal(@Param('slug') slug: string): PublicPage {
    const error = thrown[slug]?.();
    if (error) throw error;
    return htmlPage(slug);
  }

  @Get('goals/:slug.json')
  data(@Param('slug') slug: string): PublicPage {
    return this.goal(slug);
  }
}

@Controller('desk')
class DeskController {
  @Get()
  desk(): string {
    return 'for one reader';
  }

  @Post('updates')
  save(): string {
    throw new Refused(['The summary is empty.', 'Nothing was saved.']);
  }
}

@Module({})
class Root {}

describe('what goes wrong', () => {
  let app: NestFastifyApplication;
  let edge: WebEdge;
  let assets: string;
  let address: string;
  const logged: string[] = [];

  beforeAll(async () => {
    assets = await mkdtemp(join(tmpdir(), 'milepost-assets-'));
    edge = new WebEdge({
      cookieSecret: 'a secret of the tests',
      publicUrl: 'https://milepost.example.gov',
      log: createLog('info', { write: (line) => logged.push(line) }),
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
    address = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    logged.length = 0;
  });
  afterAll(async () => {
    await edge.stop(app);
    await rm(assets, { recursive: true });
  });

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(address + path, { method, headers: { accept: 'text/html', ...headers } });

  it.each([
    ['/goals/none', {}, 404, /^<h1>Nothing at/],
    ['/nothing', {}, 404, /^<h1>Nothing at/],
    ['/goals/bad', {}, 400, /A goal is written as/],
    ['/goals/refused', {}, 400, /There is no second edition/],
    ['/goals/forbidden', {}, 403, /Only PPM staff may do this/],
    ['/goals/signinToWrite', {}, 401, /You are not signed in, or no longer/],
    ['/goals/signin', { accept: 'application/json' }, 401, /^\{"error":"You are not signed in/],
    ['/goals/stale', {}, 409, /Sam Reyes changed this in the meantime/],
    ['/goals/broken', {}, 500, /^<h1>Failed<\/h1>$/],
    ['/goals/busy', {}, 503, /^<h1>Failed<\/h1>$/],
    ['/goals/unspeakable', {}, 404, /Something failed/],
    ['/%E0%A4%A', {}, 400, /^<h1>Bad address/],
    [`/goals/${'x'.repeat(201)}`, {}, 414, /too long/],
    [`/nothing?${'x'.repeat(2000)}`, {}, 414, /too long/],
    ['/goals/none.json', {}, 404, /^\{"error":"There is nothing at this address\."\}$/],
    ['/api/v1/none', {}, 404, /^\{"error"/],
    ['/api', {}, 404, /^\{"error"/],
    ['/apiary', {}, 404, /^<h1>/],
    ['/goals/broken', { accept: 'application/json' }, 500, /^\{"error":"Something failed/],
    ['/%E0%A4%A', { accept: 'application/json' }, 400, /^\{"error"/],
  ])('is told in a sentence: %p %j', async (path, headers, status, text) => {
    const answer = await ask(path, headers);
    const body = await answer.text();
    expect(answer.status).toBe(status);
    expect(body).toMatch(text);
    expect(body).not.toMatch(/secret| {4}at /);
    expect(answer.headers.get('content-type')).toMatch(body.startsWith('{') ? /^application\/json/ : /^text\/html/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*upgrade-insecure-requests$/);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(app.get(PublicPages).keptAt(path)).toBeUndefined();
    expect(logged).toHaveLength(/broken|busy|unspeakable/.test(path) ? 1 : 0);
  });

  it.each([
    ['POST', '/goals/grants', 405, 'GET, HEAD'],
    ['DELETE', '/goals/grants.json', 405, 'GET, HEAD'],
    ['GET', '/desk/updates', 405, 'POST'],
    ['PROPFIND', '/desk', 405, 'GET, HEAD'],
    ['OPTIONS', '/goals/grants?a=b', 405, 'GET, HEAD'],
    ['POST', '/nothing', 404, null],
  ])('is a wrong method or a wrong address: %s %s gives %i', async (method, path, status, allow) => {
    const answer = await ask(path, {}, method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow]);
  });

  it.each([
    ['GET', '/goals/elsewhere?a=b', '/goals/grants'],
    ['HEAD', '/goals/elsewhere', '/goals/grants'],
    ['GET', '/desk/', '/desk'],
    ['GET', '/goals/grants/?a=b', '/goals/grants'],
  ])('is another spelling of an address: %s %s leads to %s', async (method, path, location) => {
    const answer = await fetch(address + path, { method, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, location]);
  });

  it('is to sign in first, and to come back', async () => {
    const answer = await fetch(`${address}/goals/signin`, { redirect: 'manual' });
    const back = '/sign-in?next=%2Fgoals%2Fsignin%3Fa%3Db%26c%3Dd';
    expect([answer.status, answer.headers.get('location')]).toEqual([303, back]);
  });

  it.each([
    ['POST', '/desk/updates', 'https://evil.example', ['POST /desk/updates 403']],
    ['POST', '/desk/updates', 'https://milepost.example.gov', []],
    ['POST', '/nothing', 'https://evil.example', []],
    ['GET', '/goals/forbidden', 'https://milepost.example.gov', []],
  ])('is noted where it was an attempt to write: %s %s from %s', async (method, path, origin, noted) => {
    attempts.length = 0;
    await ask(path, { origin }, method);
    expect(attempts).toEqual(noted);
  });

  it.each([
    ['GET', '/nothing/'],
    ['GET', '//desk/'],
    ['POST', '/goals/grants/'],
  ])('is no other spelling: %s %s', async (method, path) => {
    const answer = await ask(path, { origin: 'https://milepost.example.gov' }, method);
    expect(answer.status).toBe(404);
  });

  it('is 422 for what was sent and cannot be done', async () => {
    const answer = await ask('/desk/updates', { origin: 'https://milepost.example.gov' }, 'POST');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toBe('<h1>Refused</h1><p>The summary is empty.,Nothing was saved.</p>');
  });

  it('is 403 for what another site sends', async () => {
    const answer = await ask('/desk/updates', { origin: 'https://evil.example' }, 'POST');
    expect(answer.status).toBe(403);
    expect(await answer.text()).toMatch(/must be sent from a page of this site/);
  });

  it('carries for everyone what is not of the public site', async () => {
    const answer = await ask('/desk');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
