/**
 * Starts the built program once, on an empty database and a free port, and asks for its first page. Tests run the
 * TypeScript sources through Jest; a named import that Node itself refuses is only found here.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(process.env.MILEPOST_TEST_FOLDER ?? tmpdir(), 'boot-'));
const secondsToStart = 30;
const secondsToStop = 10;

const port = await freePort();
const address = `http://127.0.0.1:${port}/`;
const program = spawn(process.execPath, [join(root, 'bin', 'milepost.js'), 'serve'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'pipe'],
  env: {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: address,
    DATABASE_URL: `sqlite:${join(folder, 'milepost.sqlite')}`,
  },
});
let output = '';
for (const stream of [program.stdout, program.stderr]) stream.on('data', (text) => (output += text));
let over = false;
const ended = once(program, 'exit').then(([code, signal]) => {
  over = true;
  return code === 0 || signal === 'SIGTERM' ? undefined : `It ended with ${signal ?? `code ${code}`}.`;
});

const problem = (await answersWith200()) ?? (await stopsWhenTold());
if (!over) program.kill('SIGKILL');
await ended;
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
if (problem) {
  console.error(`${problem}\n${output}`);
  process.exitCode = 1;
} else {
  console.log(`The built program answered ${address} with 200 and stopped when told.`);
}

async function answersWith200() {
  const latest = performance.now() + secondsToStart * 1000;
  while (!over && performance.now() < latest) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (response?.status === 200) return undefined;
    if (response) return `${address} answered ${response.status}: ${(await response.text()).slice(0, 2000)}`;
    await pause(50);
  }
  return over ? 'The built program ended before it answered.' : `Nothing answered within ${secondsToStart} s.`;
}

async function stopsWhenTold() {
  program.kill('SIGTERM');
  return Promise.race([
    ended,
    pause(secondsToStop * 1000, `It was told to stop and went on for ${secondsToStop} s.`, { ref: false }),
  ]);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address();
  probe.close();
  await once(probe, 'close');
  return free;
}
