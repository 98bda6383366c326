import { userInfo } from 'node:os';
import type { Actor } from '../audit/audit-log.js';

/** Whoever runs the command, as the log names them. */
export const actorHere = (): Actor => {
  try {
    return { name: userInfo().username, role: 'command line' };
  } catch {
    return { name: 'unknown', role: 'command line' }; // a container may run under a number without a name
  }
};
