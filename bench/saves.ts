import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { median, type Result } from './measures.js';
import { Served } from './programs.js';

const PEOPLE = 16;
const ROUNDS = 7;
const SAVES = 320;
const WARM_UP = 1_600;
const EMAIL = 'leader@example.gov';
const GRID = '/desk/goals/customer-experience/updates/fy2019-q1/milestones';

/** Somebody who saves over and over: gives the next save, which begins from the version that the last one made. */
type Saver = () => Promise<void>;

/**
 * Saves a second with sixteen people at once, each on a row of their own: at the desk of the demonstration (who may,
 * version, change, log entry), and of a bare transaction of one update and one log row, both fully synced. The two take
 * turns. The figure is how many times as long a save at the desk takes.
 */
export const savesAtOnce = async (site: Served, folder: string, password: string): Promise<Result> => {
  const bare = await serveBareSaves(join(folder, 'bare-saves.sqlite'));
  const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE });
  try {
    const desk = await deskSavers(site.port, agent, password);
    const plain = bareSavers(bare.port, agent);
    await saving(desk, WARM_UP);
    await saving(plain, WARM_UP);
    const taken = { desk: [] as number[], plain: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const which of round % 2 === 0 ? (['desk', 'plain'] as const) : (['plain', 'desk'] as const)) {
        taken[which].push(await saving(which === 'desk' ? desk : plain, SAVES));
      }
    }
    const [deskMs, plainMs] = [median(taken.desk) / SAVES, median(taken.plain) / SAVES];
    return {
      what: 'a save at the desk, 16 at once',
      measured: deskMs / plainMs,
      limit: 2,
      unit: 'x bare',
      note: `${(1000 / deskMs).toFixed(0)} saves a second, a bare transaction ${(1000 / plainMs).toFixed(0)}`,
    };
  } finally {
    agent.destroy();
    await bare.stop();
  }
};

const serveBareSaves = async (file: string): Promise<Served> => {
  const child = fork(join(import.meta.dirname, 'bare-saves.js'), [file]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return new Served(port, child);
};

/** So many saves by all of them together; gives the milliseconds. */
const saving = async (savers: readonly Saver[], count: number): Promise<number> => {
  let left = count;
  const startedAt = performance.now();
  await Promise.all(
    savers.map(async (save) => {
      while (left > 0) {
        left -= 1;
        await save();
      }
    }),
  );
  return performance.now() - startedAt;
};

const bareSavers = (port: number, agent: Agent): Saver[] =>
  Array.from({ length: PEOPLE }, (_, index) => {
    let version = 1;
    return async () => {
      const body = JSON.stringify({ row: String(index), status: `Words ${version}`, version });
      const answer = await sent(port, agent, '/rows', body, { 'content-type': 'application/json' });
      ({ version } = JSON.parse(answer.body) as { version: number });
    };
  });

const deskSavers = async (port: number, agent: Agent, password: string): Promise<Saver[]> => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const cookies: string[] = [];
  const account = String(new URLSearchParams({ email: EMAIL, password }));
  while (cookies.length < PEOPLE) {
    const { headers } = await sent(port, agent, '/sign-in', account, form);
    cookies.push(headers['set-cookie'].map((one) => one.split(';', 1)[0]).join('; '));
  }
  const page = await sent(port, agent, GRID, null, { cookie: cookies[0] ?? '' });
  const rows = [...page.body.matchAll(/name="was\.([^"]+)" value="([^"]+)"/g)].slice(0, PEOPLE);
  if (rows.length < PEOPLE) throw new Error(`The grid shows ${rows.length} rows that can be changed`);
  return rows.map(([, reference = '', was = ''], index) => {
    const { id, version: first } = JSON.parse(was.replaceAll('&quot;', '"')) as { id: string; version: number };
    const headers = { ...form, cookie: cookies[index] ?? '', accept: 'application/json' };
    let version = first;
    return async () => {
      const fields = {
        [`was.${reference}`]: JSON.stringify({ id, version }),
        [`explanation.${reference}`]: `Words ${version}`,
      };
      const answer = await sent(port, agent, GRID, String(new URLSearchParams(fields)), headers);
      const { saved } = JSON.parse(answer.body) as { saved?: { version: number }[] };
      const [now] = saved ?? [];
      if (!now) throw new Error(`A save was answered with ${answer.status}: ${answer.body.slice(0, 300)}`);
      ({ version } = now);
    };
  });
};

/** Sends a form or JSON, or asks where there is no body, as somebody at the desk does. */
export const sent = (
  port: number,
  agent: Agent,
  path: string,
  body: string | null,
  headers: Record<string, string>,
): Promise<{ status: number; headers: { 'set-cookie': string[] }; body: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, agent, headers, method: body === null ? 'GET' : 'POST' },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          const { 'set-cookie': cookies = [] } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, headers: { 'set-cookie': cookies }, body: text });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
