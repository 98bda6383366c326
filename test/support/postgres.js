import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Starts a PostgreSQL server of our own; it ends with `stop`, or with this process. See postgres-keeper.js. */
export async function startPostgres() {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'postgres-keeper.js')], {
    detached: true, // out of reach of Ctrl-C in the terminal: it sees the pipe close instead, and clears up in peace
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(keeper, 'exit');
  const address = once(createInterface(keeper.stdout), 'line').then(([line]) => line);
  const url = await Promise.race([address, gone.then(() => undefined)]);
  if (!url) throw new Error('The PostgreSQL server of the tests did not start; see above.');

  for (const handle of [keeper, keeper.stdin, keeper.stdout]) handle.unref();
  return {
    url,
    async stop() {
      keeper.ref();
      keeper.stdin.end();
      await gone;
    },
  };
}
