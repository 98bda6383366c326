import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { DeskRequest } from '../people/may.decorator.js';
import { SiteFacts } from '../publishing/site-facts.js';
import { TemplateEngine } from '../rendering/template-engine.js';
import type { SiteAdapter } from '../web/site-adapter.js';
import { type DeskAnswer, DeskData, DeskFile, DeskPage, DeskPart, type Said, SeeOther } from './desk-answers.js';
import { deskFrameOf } from './desk-frame.js';

const SAID = 'milepost-said';
const SAID_SECONDS = 60;

/** The policy of the site with what the desk’s own scripts need: they run, and they send to this site alone. */
export const DESK_POLICY = (policy: string): string => `${policy};script-src 'self';connect-src 'self'`;

/** For controllers of the desk: `@UseInterceptors(SendsDeskPages)`. A method returns a DeskAnswer, and it is sent. */
@Injectable()
export class SendsDeskPages implements NestInterceptor<DeskAnswer, string> {
  constructor(
    private readonly views: TemplateEngine,
    private readonly facts: SiteFacts,
    private readonly host: HttpAdapterHost<SiteAdapter>,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<DeskAnswer>): Observable<string> {
    const http = context.switchToHttp();
    const request = http.getRequest<DeskRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((answer) => this.sent(answer, request, reply)));
  }

  private sent(answer: DeskAnswer, request: DeskRequest, reply: FastifyReply): string {
    if (answer instanceof SeeOther) return this.goOn(answer, reply);
    if (answer instanceof DeskData) {
      reply.code(answer.status).type('application/json; charset=utf-8');
      return JSON.stringify(answer.value);
    }
    if (answer instanceof DeskFile) {
      reply.type(answer.type).header('Content-Disposition', `attachment; filename="${answer.name}"`);
      return answer.body;
    }
    reply.code(answer.status).type('text/html; charset=utf-8');
    if (answer instanceof DeskPart) return this.views.render(answer.view, answer.model);
    return this.page(answer, request, reply);
  }

  private page({ view, model, facts }: DeskPage, request: DeskRequest, reply: FastifyReply): string {
    // The security headers are set on the raw response, before the framework knows of the request.
    const policy = reply.raw.getHeader('Content-Security-Policy');
    if (typeof policy === 'string') reply.header('Content-Security-Policy', DESK_POLICY(policy));
    const frame = deskFrameOf(this.facts.site, request.person ?? null, facts, this.said(request, reply));
    return this.views.render(view, { ...model, frame });
  }

  private goOn({ address, said }: SeeOther, reply: FastifyReply): string {
    if (said) {
      this.host.httpAdapter.setCookie(reply, SAID, JSON.stringify(said), {
        ...{ signed: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: SAID_SECONDS },
        secure: this.facts.site.address.startsWith('https:'),
      });
    }
    reply.code(303).header('Location', address).type('text/plain; charset=utf-8');
    return '';
  }

  /** What was done just before this page, once. */
  private said(request: DeskRequest, reply: FastifyReply): Said | null {
    const text = this.host.httpAdapter.signedCookie(request, SAID);
    if (text === undefined) return null;
    this.host.httpAdapter.clearCookie(reply, SAID, { path: '/' });
    return JSON.parse(text) as Said;
  }
}
