import { createHash, randomBytes } from 'node:crypto';

/** What nobody can guess: 32 random bytes, in letters that an address and a cookie can hold. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token, so that nobody who reads the database can use it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
