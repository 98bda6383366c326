import { connect } from 'node:net';

/** One request and how long its answer is: every answer of a round is the same, so counting bytes counts answers. */
export interface Exchange {
  request: Buffer;
  answerBytes: number;
}

/** As many as a busy moment has; each waits for its answer before it asks again. */
const CONNECTIONS = 16;

/** What a browser sends. */
export const requestFor = (path: string, headers: Record<string, string> = {}): Buffer => {
  const lines = Object.entries({
    Host: 'localhost',
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
    Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'Accept-Language': 'en-US,en;q=0.5',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
};

export interface RawAnswer {
  status: number;
  /** Names and values in turn. */
  headers: string[];
  body: Buffer;
  bytes: number;
}

/** Sends one request on a connection of its own and gives the answer byte for byte. */
export const exchange = (port: number, request: Buffer): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('The server closed the connection before its answer was whole'));
    });
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      const answer = parsed(got);
      if (!answer) return;
      socket.destroy();
      resolve(answer);
    });
  });

/** The answer that the bytes begin with; undefined while it is not whole. */
export const parsed = (got: Buffer): RawAnswer | undefined => {
  const end = got.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = got.toString('latin1', 0, end).split('\r\n');
  const headers = lines.flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
  const length = Number(headerOf(headers, 'content-length') ?? 0);
  const body = got.subarray(end + 4);
  if (body.length < length) return undefined;
  return { status: Number(first.split(' ')[1]), headers, body, bytes: end + 4 + length };
};

export const headerOf = (headers: readonly string[], name: string): string | undefined => {
  const index = headers.findIndex((text, at) => at % 2 === 0 && text.toLowerCase() === name);
  return index < 0 ? undefined : headers[index + 1];
};

/** Sends a request `count` times over a fixed number of connections, on each the next when the last is answered. */
export const load = (
  port: number,
  { request, answerBytes }: Exchange,
  count: number,
  connections = CONNECTIONS,
): Promise<void> =>
  new Promise((resolve, reject) => {
    let sent = 0;
    let answered = 0;
    const open = (): void => {
      let bytes = 0;
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const next = (): void => {
        if (sent === count) {
          socket.end();
          return;
        }
        sent += 1;
        socket.write(request);
      };
      socket.on('connect', next);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes < answerBytes) return;
        if (bytes > answerBytes) reject(new Error(`An answer had ${bytes} bytes in place of ${answerBytes}`));
        bytes = 0;
        answered += 1;
        if (answered === count) resolve();
        next();
      });
    };
    for (let index = 0; index < connections; index += 1) open();
  });
