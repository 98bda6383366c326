import { setTimeout as pause } from 'node:timers/promises';
import { startMilepost } from '../support/command.js';
import { beginCorrection, CORRECTED as REPORT, publishCorrection } from '../support/corrected.js';
import { databaseKind } from '../support/database.js';
import { type ServedDesk, servedDesk, type Visitor } from '../support/desk.js';
import { readersOf } from '../support/readers.js';
import { databaseUrl } from '../support/sample-plans.js';

const CONNECTIONS = 64;

describe(`a release while many read, on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  let ppm: Visitor;
  beforeAll(async () => {
    desk = await servedDesk();
    ppm = await desk.as('ppm');
    await beginCorrection(desk, ppm);
  }, 120_000);
  afterAll(() => desk.stop());

  it('nobody gets an error or a page of half of each, and soon everybody has the new one', async () => {
    const readers = readersOf(desk.address + REPORT, CONNECTIONS);
    await pause(2_500);
    const oldBodies = [...readers.tags.keys()];
    const [old = ''] = oldBodies;
    const sentAt = performance.now();
    const status = await publishCorrection(ppm);
    const doneAt = performance.now();
    await pause(2_500);
    await readers.stop();
    expect([status, oldBodies.length, readers.errors]).toEqual([303, 1, []]);
    const bodies = [...readers.tags.keys()];
    expect(bodies).toHaveLength(2);
    const [fresh = ''] = bodies.filter((body) => body !== old);
    const after = readers.reads.filter(({ sentAt: at }) => at > doneAt + 1_000);
    expect(after.length).toBeGreaterThan(CONNECTIONS);
    // Only the new page, and never a "not modified" for the tag of the old one.
    expect(new Set(after.map(({ what }) => what))).toEqual(new Set([fresh, readers.tags.get(fresh)]));
    const before = readers.reads.filter(({ sentAt: at }) => at < sentAt - 100);
    expect(new Set(before.map(({ what }) => what))).toEqual(new Set([old, readers.tags.get(old)]));
    expect(new Set(readers.reads.map((one) => one.status))).toEqual(new Set([200, 304]));
  }, 30_000);

  it('shows in two other server processes within a second', async () => {
    const servers = await Promise.all([startedServer(), startedServer()]);
    const pages = servers.map(({ address }) => address + REPORT);
    const textsAt = () => Promise.all(pages.map(async (page) => (await fetch(page)).text()));
    const before = await textsAt();
    await beginCorrection(desk, ppm);
    const status = await publishCorrection(ppm);
    const doneAt = performance.now();
    let now = before;
    while (now.some((text, index) => text === before[index]) && performance.now() < doneAt + 5_000) {
      await pause(20);
      now = await textsAt();
    }
    const tookMs = performance.now() - doneAt;
    for (const { child } of servers) child.kill('SIGTERM');
    expect(status).toBe(303);
    expect(now[0]).toBe(now[1]);
    expect(now[0]).not.toBe(before[0]);
    expect(tookMs).toBeLessThan(1_000);
  }, 60_000);

  const startedServer = async () => {
    const child = startMilepost(databaseUrl(desk.record.settings), ['serve']);
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        const [, found] = /Milepost is at (\S+)/.exec(said) ?? [];
        if (found) resolve(found);
      });
      child.on('exit', () => {
        reject(new Error(`It ended: ${said}`));
      });
    });
    return { child, address };
  };
});

describe(`public pages on ${databaseKind()}`, () => {
  let desk: ServedDesk;
  beforeAll(async () => {
    desk = await servedDesk();
  }, 120_000);
  afterAll(() => desk.stop());

  it.each([
    '/',
    '/goals',
    REPORT,
    `${REPORT}.json`,
    `${REPORT}.pdf`,
    `${REPORT}/editions/1.csv`,
    '/missed?owner=OMB',
    '/nowhere',
  ])('%s sets no cookie, also for who is signed in', async (path) => {
    const ppm = await desk.as('ppm');
    for (const headers of [{}, { cookie: ppm.cookies() }] as Record<string, string>[]) {
      const answer = await fetch(desk.address + path, { headers });
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it.each([
    [REPORT, 'public, max-age=0, must-revalidate'],
    [`${REPORT}.pdf`, 'public, max-age=0, must-revalidate'],
    [`${REPORT}/editions/1`, 'public, max-age=0, must-revalidate'],
    [`${REPORT}/editions/1.pdf`, 'public, max-age=86400'],
    [`${REPORT}/editions/1.json`, 'public, max-age=86400'],
    [`${REPORT}/editions/9.json`, 'no-store'],
  ])('%s may be kept: %s', async (path, cacheControl) => {
    const answer = await fetch(desk.address + path);
    expect(answer.headers.get('cache-control')).toBe(cacheControl);
    const etag = answer.headers.get('etag');
    if (etag === null) return;
    const again = await fetch(desk.address + path, { headers: { 'If-None-Match': etag } });
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
  });
});
