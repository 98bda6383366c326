import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { exchange, headerOf, type RawAnswer, requestFor } from './load.js';

const PROBE = import.meta.resolve('./probe.js');
const BARE = join(import.meta.dirname, 'bare-server.js');
const LONGEST_MS = 120_000;

export interface Used {
  cpuMicros: number;
  residentBytes: number;
}

/** A server in a process of its own, which tells what it has used. */
export class Served {
  constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  async used(): Promise<Used> {
    this.child.send('used');
    return messageFrom<Used>(this.child);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

const messageFrom = async <T>(child: ChildProcess): Promise<T> => {
  const over = new AbortController();
  const ended = once(child, 'exit', over).then(() => {
    throw new Error('A server ended before it was told to');
  });
  try {
    const [message] = (await Promise.race([once(child, 'message', over), ended])) as [T];
    return message;
  } finally {
    over.abort();
    ended.catch(() => undefined);
  }
};

export interface BareAnswer {
  status: number;
  headers: string[];
  body: Buffer;
  keepAliveMs: number;
}

/** What node:http adds by itself; sent by hand it would stand there twice. */
const NODES_OWN = new Set(['date', 'connection', 'keep-alive']);

/** node:http that sends the same answer: status, headers in their order, body. */
export const serveBare = async (answer: RawAnswer): Promise<Served> => {
  const child = fork(BARE, { execArgv: ['--import', PROBE], serialization: 'advanced' });
  const pairs = answer.headers.filter((_, at) => !NODES_OWN.has((answer.headers[at - (at % 2)] ?? '').toLowerCase()));
  const keepAliveMs = Number(/\d+/.exec(headerOf(answer.headers, 'keep-alive') ?? '')?.[0] ?? 5) * 1000;
  const bare: BareAnswer = { status: answer.status, headers: pairs, body: answer.body, keepAliveMs };
  await messageFrom(child); // it listens: sent sooner, the answer would reach only the probe
  child.send(bare);
  const { port } = await messageFrom<{ port: number }>(child);
  return new Served(port, child);
};

/** The program as it is built, on a database of its own. */
export class Program {
  constructor(
    private readonly file: string,
    private readonly database: string,
  ) {}

  /** Runs a command to its end; gives the milliseconds it took. */
  async run(...words: string[]): Promise<number> {
    const startedAt = performance.now();
    const child = this.start(words, {});
    let output = '';
    child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`milepost ${words.join(' ')} ended with ${code}:\n${output.slice(-2000)}`);
    return performance.now() - startedAt;
  }

  /** Serves the site; gives the server and the milliseconds until it answered 200. */
  async serve(): Promise<{ served: Served; ms: number }> {
    const port = await freePort();
    const startedAt = performance.now();
    const child = this.start(['serve'], { PORT: String(port), HOST: '127.0.0.1' });
    const home = requestFor('/');
    while (performance.now() - startedAt < LONGEST_MS && child.exitCode === null) {
      const answer = await exchange(port, home).catch(() => undefined);
      if (answer?.status === 200) return { served: new Served(port, child), ms: performance.now() - startedAt };
      await pause(5);
    }
    child.kill('SIGKILL');
    throw new Error('milepost serve did not answer with 200');
  }

  private start(words: string[], environment: NodeJS.ProcessEnv): ChildProcess {
    const env = { ...process.env, LOG_LEVEL: 'warn', DATABASE_URL: `sqlite:${this.database}`, ...environment };
    return fork(this.file, words, { execArgv: ['--import', PROBE], env, silent: true });
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};
