import { connect } from 'node:net';
import { headerOf, parsed, type RawAnswer, requestFor } from './load.js';

/** One request of a reader and what came of it. Moments are those of `performance.now()`. */
export interface Read {
  sentAt: number;
  ms: number;
  status: number;
  tag: string;
}

/** What readers got until they were stopped. */
export interface Reading {
  reads: readonly Read[];
  /** The body of every tag that came with one. */
  bodies: ReadonlyMap<string, Buffer>;
  /** Sentences on what should not be. */
  errors: readonly string[];
}

/**
 * So many readers, each on a connection of its own, who ask for a page over and over, every second time whether what they
 * have still holds. `stop` lets each finish its request and gives what they got.
 */
export const beginReading = (port: number, path: string, connections: number): { stop: () => Promise<Reading> } => {
  const reads: Read[] = [];
  const bodies = new Map<string, Buffer>();
  const errors: string[] = [];
  let stopping = false;
  const note = (sentAt: number, { status, headers, body }: RawAnswer): string => {
    const tag = headerOf(headers, 'etag') ?? '';
    reads.push({ sentAt, ms: performance.now() - sentAt, status, tag });
    if (status !== 200 && status !== 304) errors.push(`An answer had the status ${status}`);
    if (status === 200) {
      const known = bodies.get(tag);
      if (known === undefined) bodies.set(tag, Buffer.from(body));
      else if (!known.equals(body)) errors.push(`Two bodies came under the tag ${tag}`);
    }
    return tag;
  };
  const all = Array.from({ length: connections }, () => reader(port, path, () => stopping, note, errors));
  return {
    stop: async () => {
      stopping = true;
      await Promise.all(all);
      return { reads, bodies, errors };
    },
  };
};

const reader = (
  port: number,
  path: string,
  isOver: () => boolean,
  note: (sentAt: number, answer: RawAnswer) => string,
  errors: string[],
): Promise<void> =>
  new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let sentAt = 0;
    let tag: string | null = null;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const ask = (): void => {
      const condition: Record<string, string> = tag === null ? {} : { 'If-None-Match': tag };
      sentAt = performance.now();
      socket.write(requestFor(path, { 'Accept-Encoding': 'gzip, deflate, br, zstd', ...condition }));
    };
    socket.on('connect', ask);
    socket.on('error', (error) => errors.push(String(error)));
    socket.on('close', () => {
      if (!isOver()) errors.push('The server closed a connection');
      resolve();
    });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const answer = parsed(chunks.length === 1 ? chunk : Buffer.concat(chunks));
      if (answer === undefined) return;
      chunks = [];
      const now = note(sentAt, answer);
      tag = tag === null ? now : null;
      if (isOver()) socket.end();
      else ask();
    });
  });
