import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS } from '../settings.module.js';
import type { Settings } from '../settings.js';
import type { SiteAdapter } from '../web/site-adapter.js';
import type { SessionOfPerson } from './sessions.record.js';
import { SessionsService } from './sessions.service.js';

export const SESSION_COOKIE = 'milepost-session';

/** The signed cookie in which a browser keeps the token of its session, until it is closed. */
@Injectable()
export class SessionCookie {
  constructor(
    private readonly host: HttpAdapterHost<SiteAdapter>,
    private readonly sessions: SessionsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The token that came with the request; undefined where there is none, or its signature is not ours. */
  tokenIn(request: FastifyRequest): string | undefined {
    return this.host.httpAdapter.signedCookie(request, SESSION_COOKIE);
  }

  /** Whoever sent the request, where they are signed in. For routes that anyone may use; others have the guard. */
  async sessionIn(request: FastifyRequest): Promise<SessionOfPerson | null> {
    const token = this.tokenIn(request);
    return token === undefined ? null : this.sessions.find(token);
  }

  put(reply: FastifyReply, token: string): void {
    const secure = this.settings.publicUrl.startsWith('https:');
    const kept = { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
    this.host.httpAdapter.setCookie(reply, SESSION_COOKIE, token, kept);
  }

  clear(reply: FastifyReply): void {
    this.host.httpAdapter.clearCookie(reply, SESSION_COOKIE, { path: '/' });
  }
}
