import { once } from 'node:events';
import { createServer } from 'node:net';
import { Refused } from '../refused.js';
import type { Settings } from '../settings.js';

/** Throws Refused where another program listens on the port already: better said before long work than after it. */
export const refuseTakenPort = async ({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<void> => {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Refused([`PORT is ${port}, where another program listens already; set PORT to a free one.`]);
  }
  probe.close();
  await once(probe, 'close');
};
