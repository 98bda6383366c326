import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';

/** One request of a reader and what came of it. */
export interface Read {
  sentAt: number;
  /** From sending to the last byte, in milliseconds. */
  ms: number;
  status: number;
  /** The SHA-256 of the body; of a 304 the tag that still holds. */
  what: string;
}

/**
 * So many readers at once, each on a connection of its own, who ask for a page over and over until they are told to
 * stop. Every second time they ask whether what they have still holds.
 */
export const readersOf = (address: string, connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const reads: Read[] = [];
  const errors: string[] = [];
  /** The tag of every body, by its hash. */
  const tags = new Map<string, string>();
  const end = new AbortController();
  const readOnce = (tag: string | null): Promise<string | null> => {
    const sentAt = performance.now();
    return new Promise((resolve) => {
      const headers = { 'Accept-Encoding': 'gzip', ...(tag === null ? {} : { 'If-None-Match': tag }) };
      const asked = request(address, { agent, headers }, (answer) => {
        const hash = createHash('sha256');
        answer.on('data', (chunk: Buffer) => hash.update(chunk));
        answer.on('error', (error) => errors.push(String(error)));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          const body = hash.digest('hex');
          const fresh = String(answer.headers.etag);
          if (status === 200) tags.set(body, fresh);
          reads.push({ sentAt, ms: performance.now() - sentAt, status, what: status === 304 ? fresh : body });
          resolve(fresh);
        });
      });
      asked.on('error', (error) => {
        errors.push(String(error));
        resolve(null);
      });
      asked.end();
    });
  };
  const reader = async (): Promise<void> => {
    for (let tag: string | null = null; !end.signal.aborted;) {
      const now = await readOnce(tag);
      tag = tag === null ? now : null;
    }
  };
  const all = Array.from({ length: connections }, reader);
  return {
    reads,
    errors,
    tags,
    stop: async () => {
      end.abort();
      await Promise.all(all);
      agent.destroy();
    },
  };
};
