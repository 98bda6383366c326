import { createHash } from 'node:crypto';

/** The SHA-256 of some bytes, as 64 hexadecimal digits. */
export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
