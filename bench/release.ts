import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from './measures.js';
import type { Served } from './programs.js';
import { beginReading, type Read } from './readers.js';
import { sent } from './saves.js';

/** The demonstration has an approved update of this goal, in a round that waits for its release. */
const GOAL = 'category-management';
const ROUND = 'fy2019-q1';
const EMAIL = 'ppm@example.gov';

const CONNECTIONS = 64;
const SOON_MS = 1_000;

/**
 * A report page under load while the round is released in the middle of it: the release adds the new quarter to the page.
 * No error, no page but the old and the new one, and within a second everybody has the new one.
 */
export const releaseUnderLoad = async (site: Served, password: string, seconds: number): Promise<Result[]> => {
  const agent = new Agent({ keepAlive: true });
  try {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { body: goalPage } = await sent(site.port, agent, `/goals/${GOAL}`, null, {});
    const [, path = ''] = new RegExp(`href="(/goals/${GOAL}/updates/[\\w-]+)"`).exec(goalPage) ?? [];
    if (path === '') throw new Error(`No report of ${GOAL} is published`);
    const account = String(new URLSearchParams({ email: EMAIL, password }));
    const signedIn = await sent(site.port, agent, '/sign-in', account, form);
    const cookie = signedIn.headers['set-cookie'].map((one) => one.split(';', 1)[0]).join('; ');
    const reading = beginReading(site.port, path, CONNECTIONS);
    await pause((seconds * 1_000) / 2);
    const releasedAt = performance.now();
    const { status } = await sent(site.port, agent, `/desk/rounds/${ROUND}/release`, '', { ...form, cookie });
    const doneAt = performance.now();
    if (status !== 303) throw new Error(`The release was answered with ${status}`);
    await pause((seconds * 1_000) / 2);
    const { reads, bodies, errors } = await reading.stop();
    for (const error of new Set(errors)) console.error(error);
    const newest = reads.at(-1)?.tag ?? '';
    // Not spread into Math.max: there are hundreds of thousands.
    const lastOld = reads.reduce((last, { tag, sentAt }) => (tag === newest ? last : Math.max(last, sentAt)), 0);
    const during = (read: Read): boolean => read.sentAt + read.ms >= releasedAt && read.sentAt <= doneAt + SOON_MS;
    const about = `${path}, ${CONNECTIONS} connections, ${seconds} s`;
    return [
      row('errors while a report is released', errors.length, 0, '', `${reads.length.toLocaleString('en')} requests`),
      row('pages that readers got, the old and the new', bodies.size, 2, '', about),
      row('a reader still got the old page, after the release', Math.max(0, lastOld - doneAt), SOON_MS, 'ms', ''),
      row('the release itself', doneAt - releasedAt, null, 'ms', 'one goal, with its PDF and tables'),
      latency(
        'before',
        reads.filter((read) => read.sentAt + read.ms < releasedAt),
      ),
      latency('during, and a second after', reads.filter(during)),
      latency(
        'after',
        reads.filter((read) => read.sentAt > doneAt + SOON_MS),
      ),
    ];
  } finally {
    agent.destroy();
  }
};

const row = (what: string, measured: number, limit: number | null, unit: string, note: string): Result => ({
  ...{ what, measured, limit, unit, note },
});

const latency = (when: string, reads: readonly Read[]): Result => {
  const sorted = reads.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  const note = `half within ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms, ${sorted.length.toLocaleString('en')} requests`;
  return row(`longest answer, ${when}`, sorted.at(-1) ?? 0, null, 'ms', note);
};
