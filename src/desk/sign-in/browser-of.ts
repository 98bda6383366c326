import type { FastifyRequest } from 'fastify';

/** What the browser says of itself. */
export const browserOf = ({ headers }: FastifyRequest): string => headers['user-agent'] ?? '';
