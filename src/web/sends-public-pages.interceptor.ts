import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { KeptPage } from './kept-page.js';
import { PublicPages } from './public-pages.js';

/**
 * For controllers of the public site: `@UseInterceptors(SendsPublicPages)`. A method returns a PublicPage (or, with
 * `@Redirect()`, where to go); the page is kept and sent. It must return, never use the reply itself: it runs once for
 * all who ask at the same time.
 */
@Injectable()
export class SendsPublicPages implements NestInterceptor {
  constructor(private readonly pages: PublicPages) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next.handle();
    const page = await this.pages.at<unknown>(request.raw.url ?? '/', () => lastValueFrom(next.handle()));
    if (!(page instanceof KeptPage)) return of(page);
    const { headers } = request;
    const answer = await page.answer(headers['accept-encoding'], headers['if-none-match']);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    reply.code(answer.status).headers(Object.fromEntries(pairsOf(answer.headers)));
    return of(answer.body);
  }
}

function* pairsOf(headers: readonly string[]): Generator<[string, string]> {
  for (let index = 0; index < headers.length; index += 2) yield [headers[index] ?? '', headers[index + 1] ?? ''];
}
