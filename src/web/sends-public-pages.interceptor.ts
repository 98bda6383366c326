import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { KeptPage } from './kept-page.js';
import { PublicPages } from './public-pages.js';

const READS_THE_QUERY = 'reads-the-query';

/** For a method whose page depends on the query. That of any other is one page, whatever query it is asked for with. */
export const ReadsTheQuery = () => SetMetadata(READS_THE_QUERY, true);

/**
 * For controllers of the public site: `@UseInterceptors(SendsPublicPages)`. A method returns a PublicPage (or, with
 * `@Redirect()`, where to go); the page is kept and sent. It must return, never use the reply itself: it runs once for
 * all who ask at the same time.
 */
@Injectable()
export class SendsPublicPages implements NestInterceptor {
  constructor(
    private readonly pages: PublicPages,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next.handle();
    const { url = '/' } = request.raw;
    const readsTheQuery = this.reflector.get<boolean | undefined>(READS_THE_QUERY, context.getHandler()) === true;
    const address = readsTheQuery ? url : withoutQuery(url);
    const page = await this.pages.at<unknown>(address, () => lastValueFrom(next.handle()));
    if (!(page instanceof KeptPage)) return of(page);
    const { headers } = request;
    const answer = await page.answer(headers['accept-encoding'], headers['if-none-match']);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    reply.code(answer.status).headers(Object.fromEntries(pairsOf(answer.headers)));
    return of(answer.body);
  }
}

const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? url;

function* pairsOf(headers: readonly string[]): Generator<[string, string]> {
  for (let index = 0; index < headers.length; index += 2) yield [headers[index] ?? '', headers[index + 1] ?? ''];
}
