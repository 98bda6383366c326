import type { FastifyRequest } from 'fastify';

/** Attempts to write that were refused to whoever made them. Whoever knows the people and the log fills it in. */
export abstract class RefusedAttempts {
  /** Notes the attempt, before its answer is sent. Never rejects: the refusal stands, noted or not. */
  abstract note(request: FastifyRequest, status: number): Promise<void>;
}

const REFUSED_STATUSES = [401, 403, 404];

/** Whether the answer refuses an attempt to write: somebody may not, is not signed in, or guessed an address. */
export const refusesToWrite = ({ method, is404 }: FastifyRequest, status: number): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && !is404 && REFUSED_STATUSES.includes(status);
