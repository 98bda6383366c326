import { getRequestSignedCookie } from '@nestjs/core/helpers/cookies/request-cookies.js';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Nest's adapter, which also tells what a signed cookie holds before a route's own parameters are read. */
export class SiteAdapter extends FastifyAdapter {
  /** What the cookie holds; undefined where there is none or its signature is not ours. */
  signedCookie(request: FastifyRequest, name: string): string | undefined {
    return getRequestSignedCookie(request, name, this.cookieSigner);
  }
}
