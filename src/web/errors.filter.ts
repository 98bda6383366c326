import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { NotAllowed } from '../not-allowed.js';
import { Refused } from '../refused.js';
import { StaleEdit } from '../stale-edit.js';
import { ErrorPages } from './error-pages.js';
import { prefersJson } from './negotiation.js';
import { BadAddress, Moved, NotFound, SignInNeeded } from './refusals.js';
import type { Routes } from './routes.js';

interface Failure {
  status: number;
  sentences: readonly [string, ...string[]];
  page: (pages: ErrorPages, url: string) => string;
  allow?: string[];
}

/** The one place where what goes wrong becomes an answer: a page of the site, or JSON for a program. Never a stack trace. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: ErrorPages,
    private readonly routes: Routes,
    private readonly log: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<object>());
  }

  answer(error: unknown, request: FastifyRequest, response: object): void {
    const { httpAdapter } = this.host;
    const url = String(httpAdapter.getRequestUrl(request));
    const method = String(httpAdapter.getRequestMethod(request));
    const json = isForPrograms(url) || prefersJson(request.headers.accept);
    if (error instanceof SignInNeeded && error.next !== null && !json) {
      httpAdapter.redirect(response, 303, `${SIGN_IN}?next=${encodeURIComponent(error.next)}`);
      return;
    }
    const elsewhere = error instanceof Moved ? error.address : this.withoutLastSlash(request, method, url);
    if (elsewhere !== null) {
      httpAdapter.redirect(response, 301, elsewhere);
      return;
    }
    const failure = this.failureOf(error, request, method, url);
    if (failure.status >= 500) this.log.error({ err: error, method, url }, 'a request failed');
    if (httpAdapter.isHeadersSent(response)) {
      httpAdapter.end(response); // cut off: the reader sees that it is not whole
      return;
    }
    httpAdapter.setHeader(response, 'Cache-Control', 'no-store');
    if (failure.allow) httpAdapter.setHeader(response, 'Allow', failure.allow.join(', '));
    httpAdapter.setHeader(
      response,
      'Content-Type',
      json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    );
    httpAdapter.reply(response, json ? jsonOf(failure) : this.pageOf(failure, url), failure.status);
  }

  private failureOf(error: unknown, request: FastifyRequest, method: string, url: string): Failure {
    if (error instanceof NotFound) return notFoundAs(error);
    if (error instanceof BadAddress) return badAddress(400, [error.sentence]);
    if (error instanceof SignInNeeded) return refused(401, [SIGN_IN_FIRST]);
    if (error instanceof NotAllowed) return refused(403, [error.sentence]);
    if (error instanceof StaleEdit) return refused(409, [staleSentence(error)]);
    if (error instanceof Refused)
      return method === 'GET' ? badAddress(400, error.sentences) : refused(422, error.sentences);
    if (!(error instanceof HttpException)) return failed(500);
    const status = error.getStatus();
    if (status >= 500) return failed(status);
    if (status === 404) return request.is404 ? this.nothingRouted(method, url) : notFound;
    const sentence = SENTENCES[status] ?? 'This cannot be answered as it was asked.';
    return status === 400 || status === 414 ? badAddress(status, [sentence]) : refused(status, [sentence]);
  }

  /** The address that was meant, where one was asked for with a slash too many. Never one of another host. */
  private withoutLastSlash(request: FastifyRequest, method: string, url: string): string | null {
    const [, meant] = /^(\/[^/?][^?]*)\/(\?|$)/.exec(url) ?? [];
    if (meant === undefined || !request.is404 || (method !== 'GET' && method !== 'HEAD')) return null;
    return this.routes.methodsAt(meant).includes('GET') ? meant : null;
  }

  private nothingRouted(method: string, url: string): Failure {
    const allow = this.routes.methodsAt(url);
    if (allow.length === 0) return notFound;
    return { ...refused(405, [`This address does not take ${method}; it takes ${allow.join(', ')}.`]), allow };
  }

  private pageOf(failure: Failure, url: string): string {
    try {
      return failure.page(this.pages, url);
    } catch (error) {
      this.log.error({ err: error, url }, 'the page that tells of an error cannot be rendered');
      return `<!doctype html><html lang="en"><title>Error</title><h1>Something failed</h1><p>Please try again later.</p></html>`;
    }
  }
}

/** Where people sign in. */
const SIGN_IN = '/sign-in';

const SIGN_IN_FIRST = `You are not signed in, or no longer. Sign in at ${SIGN_IN} in another window, then go back and do it again.`;

const staleSentence = ({ theirs: { by } }: StaleEdit): string =>
  `${by ?? 'Somebody else'} changed this in the meantime. Open it again to see what it says now.`;

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The address or what was sent with it is not well formed.',
  403: 'This is not allowed from here. A form must be sent from a page of this site.',
  413: 'What was sent is too large.',
  414: 'The address is too long.',
  415: 'What was sent is in a form that is not taken here.',
};

const notFoundAs = ({ message, sentence, instead }: NotFound): Failure => ({
  status: 404,
  sentences: [message],
  page: (pages, url) => pages.notFound(url, sentence, instead),
});

const notFound = notFoundAs(new NotFound());

const failed = (status: number): Failure => ({
  status,
  sentences: ['Something failed on our side. It has been noted; please try again later.'],
  page: (pages) => pages.failed(),
});

const badAddress = (status: number, sentences: Failure['sentences']): Failure => ({
  status,
  sentences,
  page: (pages, url) => pages.badAddress(url, sentences.join(' ')),
});

const refused = (status: number, sentences: Failure['sentences']): Failure => ({
  status,
  sentences,
  page: (pages, url) => pages.refused(url, sentences),
});

const isForPrograms = (url: string): boolean => /^[^?]*\.json(\?|$)|^\/api(\/|\?|$)/.test(url);

const jsonOf = ({ sentences }: Failure): string => JSON.stringify({ error: sentences.join(' ') });
