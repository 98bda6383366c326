import { get, request, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createLog } from './logger.js';
import { htmlPage } from './public-page.js';
import { PublicPages } from './public-pages.js';
import { PublicServer } from './public-server.js';
import { PublicationSequence } from './publication-sequence.js';

const LARGE_BYTES = 30_000_000;

class Sequence extends PublicationSequence {
  override current = (): Promise<number> => Promise.resolve(1);
}

describe('the public server', () => {
  let served: PublicServer;
  let server: Server;
  let pages: PublicPages;
  let port: number;
  let passedOn: string[];
  let logged: string[];

  const framework: RequestListener = (asked, answer) => {
    passedOn.push(`${asked.method ?? ''} ${asked.url ?? ''}`);
    if (asked.url === '/large') answer.end(Buffer.alloc(LARGE_BYTES, 'x'));
    else setTimeout(() => answer.end('from the framework'), asked.url === '/slow' ? 300 : 0);
  };

  beforeEach(async () => {
    passedOn = [];
    logged = [];
    const log = createLog('debug', { write: (line) => logged.push(line) });
    pages = new PublicPages(new Sequence(), { log, siteHeaders: [] });
    await pages.refresh();
    await pages.at('/goals', () => Promise.resolve(htmlPage('the goals '.repeat(500))));
    served = new PublicServer(log);
    server = served.over(framework);
    served.answerFrom(pages);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterEach(() => served.stop(0));

  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
    new Promise<{ text: string; length: string | undefined; connection: string | undefined }>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve({ text, length: response.headers['content-length'], connection: response.headers.connection });
        });
      })
        .on('error', reject)
        .end();
    });

  it('answers what lies ready, and passes on the rest', async () => {
    expect((await ask('/goals')).text).toMatch(/^the goals/);
    expect((await ask('/goals', 'HEAD')).length).toBe('5000');
    expect(passedOn).toEqual([]);
    await ask('/goals', 'POST');
    await ask('/goals/');
    await ask('/goals?a');
    expect(passedOn).toEqual(['POST /goals', 'GET /goals/', 'GET /goals?a']);
  });

  it('makes an encoding for who asks for it first', async () => {
    await ask('/goals', 'GET', { 'accept-encoding': 'br' });
    expect(pages.keptAt('/goals')?.ready('br', undefined)?.headers).toContain('Content-Encoding');
    expect(passedOn).toEqual([]);
  });

  it('answers requests that come in one go, in their order', async () => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    const asking = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n`;
    socket.write(asking('/goals') + asking('/slow') + asking('/goals') + asking('/goals'));
    await wait(500);
    socket.destroy();
    const statuses = text.match(/HTTP\/1\.1 200 OK/g);
    expect(statuses).toHaveLength(4);
    expect(text.indexOf('Content-Encoding: gzip')).toBeLessThan(text.indexOf('from the framework'));
  });

  it('logs requests at level debug', async () => {
    await ask('/goals');
    await wait(10);
    expect(logged.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ method: 'GET', url: '/goals', status: 200, msg: 'request' }),
    );
  });

  it('finishes what was asked when it stops, for a slow reader too, and takes no more', async () => {
    const silent = connect(port, '127.0.0.1');
    const large = readingLate(port);
    const underWay = ask('/slow');
    await wait(100);
    const stopped = served.stop(5000);
    const startedAt = performance.now();
    expect(served.stopping).toBe(true);
    expect((await underWay).text).toBe('from the framework');
    await expect(ask('/goals')).rejects.toThrow('ECONNREFUSED');
    expect(await large).toBeGreaterThan(LARGE_BYTES);
    await stopped;
    expect(performance.now() - startedAt).toBeLessThan(3000); // not held up by the connection that never asked
    silent.destroy();
  });

  it('closes the connection with its answer while it stops', async () => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    await wait(50);
    const stopped = served.stop(5000);
    socket.write('GET /goals HTTP/1.1\r\nHost: a\r\n\r\n');
    await stopped;
    await wait(10);
    expect(text).toMatch(/from the framework.*Connection: close/s);
  });

  it('ends at its deadline what does not end by itself', async () => {
    const endless = get({ port, host: '127.0.0.1', path: '/large' }).on('error', () => undefined);
    await wait(50);
    await served.stop(100);
    expect(server.listening).toBe(false);
    endless.destroy();
  });
});

/** Asks for something large, reads none of it for a while, then all of it; gives the count of bytes. */
const readingLate = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    let bytes = 0;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n');
      setTimeout(() => socket.on('data', (chunk) => (bytes += chunk.length)), 700);
    });
    socket
      .on('close', () => {
        resolve(bytes);
      })
      .on('error', reject);
  });
