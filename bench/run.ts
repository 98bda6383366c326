/**
 * The figures the project promises (docs: "Figures to reach"), measured in one run on the built program: npm run bench.
 * A release while many read is measured by itself: npm run bench -- release.
 *
 * Noise, and what is done about it. Both cores are shared, by the load and by whatever else runs: so a serving cost is
 * CPU time of the server's process alone, never wall time or requests per second, and no absolute number is judged
 * where a ratio will do. The clock of a core changes with its warmth: so the server and the bare one take turns in
 * short rounds, who goes first alternates, and medians are compared. The code warms up: so each server is loaded before
 * the first round. Wall times cannot be compared with anything: of several the least counts, for what else runs can only
 * make them longer (of PDFs, which this process makes by itself and one after the other, the median). Nothing is pinned to a core: with two of them, pinning would only hide what the loader takes away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  firstOfOthers,
  firstRendering,
  pageFromCache,
  pdfTime,
  publishedReports,
  type Result,
  starting,
  underLoad,
} from './measures.js';
import { Program } from './programs.js';
import { releaseUnderLoad } from './release.js';
import { savesAtOnce } from './saves.js';
import { planOfSixty } from './sixty.js';

/** As `milepost demo` prints it. */
const DEMO_PASSWORD = 'a mile at a time';

const ROOT = join(import.meta.dirname, '..', '..');

const PDF_MAKER = pathToFileURL(join(ROOT, 'dist', 'publishing', 'files', 'report-pdf.js')).href;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: 'string', default: join(ROOT, 'bin', 'milepost.js') },
    plans: { type: 'string', default: join(ROOT, 'data', 'plans') },
    rounds: { type: 'string', default: '9' },
    requests: { type: 'string', default: '12000' },
    seconds: { type: 'string', default: '30' },
  },
});
const { program: file, plans } = values;
const size = { rounds: Number(values.rounds), requests: Number(values.requests) };

const say = (text: string): void => {
  console.error(text);
};

const measured = async (folder: string): Promise<Result[]> => {
  say('Importing the sample plans');
  const imports: number[] = [];
  for (const name of ['a', 'b', 'c']) {
    imports.push(await new Program(file, join(folder, `import-${name}.sqlite`)).run('import', plans));
  }
  const program = new Program(file, join(folder, 'milepost.sqlite'));
  say('Publishing them');
  await program.run('demo', '--no-serve');
  const sixty = planOfSixty(plans, folder);
  await program.run('import', sixty.path);
  await program.run('publish', sixty.goal, sixty.quarter, '--waive', 'Made for measuring');
  say('Starting');
  const starts = await starting(program, 7);
  const { served: site } = await program.serve();
  try {
    const reports = await publishedReports(site);
    const [page] = reports;
    if (!page) throw new Error('No report is published');
    say(`Rendering ${reports.length} reports`);
    const rendering = await firstRendering(site, reports);
    say(`Serving ${page}`);
    const serving = [...(await pageFromCache(site, page, size)), ...(await pageFromCache(site, '/', size))];
    say('Rendering a goal, a search, and a PDF');
    const first = [
      ...(await firstOfOthers(site, page)),
      await pdfTime(site, `/goals/${sixty.goal}/updates/${sixty.quarter.toLowerCase()}`, PDF_MAKER),
    ];
    const seconds = Math.min(...imports) / 1000;
    return [
      ...serving,
      rendering,
      ...first,
      {
        what: 'import of the sample plans',
        measured: seconds,
        limit: 5,
        unit: 's',
        note: 'the whole command, the least of 3',
      },
      ...starts,
      await savesAtOnce(site, folder, DEMO_PASSWORD),
      await underLoad(site),
    ];
  } finally {
    await site.stop();
  }
};

const releasedUnderLoad = async (folder: string): Promise<Result[]> => {
  const program = new Program(file, join(folder, 'milepost.sqlite'));
  say('Importing and publishing the sample plans, and approving a report');
  await program.run('demo', '--no-serve');
  const { served: site } = await program.serve();
  try {
    say(`Reading for ${values.seconds} s while it is released`);
    return await releaseUnderLoad(site, DEMO_PASSWORD, Number(values.seconds));
  } finally {
    await site.stop();
  }
};

const verdictOn = (value: number, limit: number): string => (value <= limit ? 'pass' : 'FAIL');

const table = (results: readonly Result[]): string => {
  const rows = results.map(({ what, measured: value, limit, unit, note }) => [
    what,
    `${value.toFixed(2)} ${unit}`,
    limit === null ? '' : `${limit} ${unit}`,
    limit === null ? '' : verdictOn(value, limit),
    note,
  ]);
  const all = [['what', 'measured', 'at most', '', 'made of'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'));
try {
  const results = await (positionals[0] === 'release' ? releasedUnderLoad(folder) : measured(folder));
  console.log(table(results));
  if (!results.every(({ measured: value, limit }) => limit === null || value <= limit)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
