import { exchange, type Exchange, headerOf, load, requestFor } from './load.js';
import { type Program, serveBare, type Served } from './programs.js';

export interface Result {
  what: string;
  measured: number;
  /** Null for what is only told. */
  limit: number | null;
  unit: string;
  /** What the number was made of. */
  note: string;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const WARM_UP = 5_000;
const RENDERINGS = 60;
const BROWSER = 'gzip, deflate, br, zstd';

/** CPU per request of a page from the cache, as a multiple of what bare node:http takes to send the same bytes. */
export const pageFromCache = async (
  site: Served,
  path: string,
  { rounds, requests }: { rounds: number; requests: number },
): Promise<Result[]> => {
  const tagged = await exchange(site.port, requestFor(path, { 'Accept-Encoding': BROWSER }));
  const cases = {
    plain: {},
    gzip: { 'Accept-Encoding': 'gzip' },
    Brotli: { 'Accept-Encoding': BROWSER },
    'not modified': { 'Accept-Encoding': BROWSER, 'If-None-Match': headerOf(tagged.headers, 'etag') ?? '' },
  };
  const results: Result[] = [];
  for (const [name, headers] of Object.entries(cases)) {
    const request = requestFor(path, headers);
    await exchange(site.port, request); // the first to ask for an encoding waits for it
    const answer = await exchange(site.port, request);
    const bare = await serveBare(answer);
    const bareAnswer = await exchange(bare.port, request);
    if (withoutDate(bareAnswer.headers) !== withoutDate(answer.headers) || !bareAnswer.body.equals(answer.body)) {
      throw new Error(`The bare server does not send the same as the site for ${path} (${name})`);
    }
    const exchanged = { request, answerBytes: answer.bytes };
    const [ours, theirs] = await interleaved([site, bare], exchanged, rounds, requests);
    await bare.stop();
    const note = `${micros(ours)} against ${micros(theirs)}, ${answer.bytes.toLocaleString('en')} bytes`;
    results.push({
      what: `${path === '/' ? 'the first page' : 'a report page'} from the cache, ${name}`,
      measured: ours / theirs,
      limit: 1.25,
      unit: 'x',
      note,
    });
  }
  return results;
};

const withoutDate = (headers: readonly string[]): string =>
  headers.filter((_, at) => (headers[at - (at % 2)] ?? '').toLowerCase() !== 'date').join('\n');

const micros = (value: number): string => `${value.toFixed(1)} µs`;

/** Median CPU per request of each server, the servers taking turns so that a slow moment of the machine meets both. */
const interleaved = async (
  servers: readonly [Served, Served],
  exchanged: Exchange,
  rounds: number,
  requests: number,
): Promise<[number, number]> => {
  for (const server of servers) await load(server.port, exchanged, WARM_UP);
  const taken = servers.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < servers.length; turn += 1) {
      const which = (round + turn) % servers.length; // who goes first alternates
      const server = servers[which];
      if (server) taken[which]?.push((await cpuOf(server, () => load(server.port, exchanged, requests))) / requests);
    }
  }
  return [median(taken[0] ?? []), median(taken[1] ?? [])];
};

const cpuOf = async (server: Served, work: () => Promise<unknown>): Promise<number> => {
  const before = await server.used();
  await work();
  return (await server.used()).cpuMicros - before.cpuMicros;
};

/**
 * CPU of a request for a report page that is not kept, rendering and packing it: of the page nearest to 60 milestones.
 * Another spelling of its address (`/%67oals` is `/goals`) is answered and never kept: so a page can be rendered often
 * enough to measure it.
 */
export const firstRendering = async (site: Served, reports: readonly string[]): Promise<Result> => {
  const pages = await inTurn(reports, async (path) => {
    const { body } = await exchange(site.port, requestFor(`${path}.json`));
    const report = JSON.parse(body.toString()) as { totals: { milestones: number } };
    return { path, milestones: report.totals.milestones };
  });
  const nearest = pages.sort((a, b) => Math.abs(a.milestones - 60) - Math.abs(b.milestones - 60)).slice(0, 1);
  const taken = await inTurn(nearest, async ({ path }) => {
    const request = requestFor(path.replace('/goals/', '/%67oals/'), { 'Accept-Encoding': BROWSER });
    const { bytes: answerBytes, status } = await exchange(site.port, request);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    const exchanged = { request, answerBytes };
    const renderings = () => load(site.port, exchanged, RENDERINGS, 1); // one at a time: at once they would share one
    await renderings();
    return (await cpuOf(site, renderings)) / RENDERINGS;
  });
  const counts = nearest.map(({ milestones }) => milestones).sort((a, b) => a - b);
  return {
    what: 'a report page not yet in the cache, 60 milestones',
    measured: median(taken) / 1000,
    limit: 5,
    unit: 'ms CPU',
    note: `a page of ${counts.join(', ')} milestones, with Brotli`,
  };
};

/**
 * CPU of a request for what is not kept, beside a report page: a goal with its picture, and a search, which is another one
 * each time.
 */
export const firstOfOthers = async (site: Served, report: string): Promise<Result[]> => {
  const [goal = ''] = report.split('/updates/');
  const notKept = goal.replace('/goals/', '/%67oals/');
  let searches = 0;
  const cases = [
    { what: 'a goal with its picture, not yet in the cache', limit: 10, pathOf: () => notKept },
    { what: 'a search', limit: 20, pathOf: () => `/search?q=${WORDS[searches % WORDS.length]}+${(searches += 1)}` },
    { what: 'a search that finds much', limit: 20, pathOf: () => `/%73earch?q=agency` },
  ];
  return inTurn(cases, async ({ what, limit, pathOf }) => {
    const once = async (): Promise<void> => {
      const path = pathOf();
      const { status } = await exchange(site.port, requestFor(path, { 'Accept-Encoding': BROWSER }));
      if (status !== 200) throw new Error(`${path} answers ${status}`);
    };
    const times = (count: number) => inTurn([...Array(count).keys()], once);
    await times(OTHERS);
    const measured = (await cpuOf(site, () => times(OTHERS))) / OTHERS / 1000;
    return { what, measured, limit, unit: 'ms CPU', note: `the mean of ${OTHERS}, with Brotli` };
  });
};

/** Wall time of making the PDF of a report, in this process, by the program's own code; the first one loads the fonts. */
export const pdfTime = async (site: Served, report: string, makers: string): Promise<Result> => {
  const { body } = await exchange(site.port, requestFor(`${report}.json`));
  const { reportPdf } = (await import(makers)) as {
    reportPdf: (report: unknown, address: string, official: boolean) => Promise<Buffer>;
  };
  const taken = await inTurn([...Array(PDFS).keys()], async () => {
    const startedAt = performance.now();
    await reportPdf(JSON.parse(body.toString()), 'https://milepost.example.gov', false);
    return performance.now() - startedAt;
  });
  const note = `the median of ${PDFS}; the first, with the fonts, ${(taken[0] ?? 0).toFixed(0)} ms`;
  return { what: 'the PDF of a report, 60 milestones', measured: median(taken), limit: 150, unit: 'ms', note };
};

const PDFS = 10;
const OTHERS = 40;
const WORDS = ['agency', 'guidance', 'data', 'workforce', 'dashboard'];

const inTurn = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
};

/** The addresses of all published reports, found as a reader would: by following the links. */
export const publishedReports = async (site: Served): Promise<string[]> => {
  const seen = new Set<string>(['/goals']);
  for (const path of seen) {
    const { body } = await exchange(site.port, requestFor(path));
    for (const [, link] of body.toString().matchAll(/href="(\/goals\/[\w-]+(?:\/updates\/[\w-]+)?)"/g)) {
      if (link) seen.add(link);
    }
  }
  return [...seen].filter((path) => path.includes('/updates/'));
};

/** Wall time from the start of the process to the first 200, on a migrated database with everything published. */
export const starting = async (program: Program, times: number): Promise<Result[]> => {
  const starts = await inTurn([...Array(times).keys()], async () => {
    const { served, ms } = await program.serve();
    const { residentBytes } = await served.used();
    await served.stop();
    return { ms, residentBytes };
  });
  const note = `the least of ${times}`;
  const seconds = Math.min(...starts.map(({ ms }) => ms)) / 1000;
  const megabytes = median(starts.map(({ residentBytes }) => residentBytes)) / 1e6;
  return [
    { what: 'start to first 200', measured: seconds, limit: 1.5, unit: 's', note },
    { what: 'resident memory, idle', measured: megabytes, limit: 150, unit: 'MB', note: `median of ${times}` },
  ];
};

export const underLoad = async (site: Served): Promise<Result> => {
  const { residentBytes } = await site.used();
  const note = 'after all of the load above';
  return { what: 'resident memory, under load', measured: residentBytes / 1e6, limit: 350, unit: 'MB', note };
};
