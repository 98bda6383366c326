import {
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Answer } from './kept-page.js';
import type { PublicPages } from './public-pages.js';

/** Longer than the 60 s for which load balancers keep a connection, so that they close first and never meet a closed one. */
const KEEP_ALIVE_MS = 72_000;

/** How often a stopping server looks for connections that have become idle. */
const SWEEP_MS = 25;

/**
 * The HTTP server: what lies ready is answered here, before the framework; the rest goes on to it.
 *
 * A kept page carries nothing personal and sets no cookie, so cookies are not looked at: everyone gets the same bytes.
 */
export class PublicServer {
  private pages: PublicPages | undefined;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private ending = false;

  constructor(private readonly log: Logger) {}

  /** For the FastifyAdapter's `serverFactory`. */
  readonly over = (framework: RequestListener): Server => {
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, (request, response) => {
      this.answer(request, response, framework);
    });
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    if (this.log.isLevelEnabled('debug')) server.on('request', this.logRequest);
    this.server = server;
    return server;
  };

  get stopping(): boolean {
    return this.ending;
  }

  /** From now on answers what lies ready here. */
  answerFrom(pages: PublicPages): void {
    this.pages = pages;
  }

  /** Asks itself for an address, as a browser does that takes Brotli. */
  ask(address: string): Promise<void> {
    const bound = this.server?.address();
    if (typeof bound !== 'object' || bound === null) return Promise.resolve(); // not listening on a port
    return new Promise((resolve, reject) => {
      const headers = { 'Accept-Encoding': 'br' };
      get({ host: bound.address, port: bound.port, path: address, headers, agent: false }, (answer) => {
        answer.resume().once('close', resolve);
      }).once('error', reject);
    });
  }

  // The path of every request to a ready page. Its cost over a bare node:http handler is measured: npm run bench.
  private answer(request: IncomingMessage, response: ServerResponse, framework: RequestListener): void {
    if (this.ending) response.shouldKeepAlive = false;
    const { method } = request;
    const page = method === 'GET' || method === 'HEAD' ? this.pages?.keptAt(request.url ?? '') : undefined;
    if (page === undefined) {
      framework(request, response);
      return;
    }
    const { headers } = request;
    const answer = page.ready(headers['accept-encoding'], headers['if-none-match']);
    if (answer !== undefined) {
      send(response, answer);
      return;
    }
    page.answer(headers['accept-encoding'], headers['if-none-match']).then(
      (made) => {
        send(response, made);
      },
      (error: unknown) => {
        this.log.error({ err: error, url: request.url }, 'a kept page could not be encoded');
        framework(request, response);
      },
    );
  }

  /**
   * Takes no more connections, finishes the open requests, and ends the connections that are left after `graceMs`.
   * Node's own `close` also ends connections whose last bytes are still on the way to a slow reader.
   */
  async stop(graceMs: number): Promise<void> {
    const { server } = this;
    if (!server?.listening) return;
    this.ending = true;
    const closed = new Promise<void>((resolve) =>
      NetServer.prototype.close.call(server, () => {
        resolve();
      }),
    );
    const sweep = setInterval(() => {
      const sockets = [...this.sockets];
      // A browser opens connections ahead of need; Node counts one that sent nothing yet as busy.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      if (!sockets.some((socket) => socket.writableLength > 0)) server.closeIdleConnections();
    }, SWEEP_MS);
    const deadline = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(deadline);
  }

  private readonly logRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const startedAt = performance.now();
    const { method, url } = request;
    response.once('close', () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      this.log.debug({ method, url, status: response.statusCode, ms }, 'request');
    });
  };
}

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers);
  response.end(body); // to a HEAD Node sends none of it
};
