/**
 * The figures the project promises (docs: "Figures to reach"), measured in one run on the built program: npm run bench.
 *
 * Noise, and what is done about it. Both cores are shared, by the load and by whatever else runs: so a serving cost is
 * CPU time of the server's process alone, never wall time or requests per second, and no absolute number is judged
 * where a ratio will do. The clock of a core changes with its warmth: so the server and the bare one take turns in
 * short rounds, who goes first alternates, and medians are compared. The code warms up: so each server is loaded before
 * the first round. Wall times cannot be compared with anything: of several the least counts, for what else runs can only
 * make them longer. Nothing is pinned to a core: with two of them, pinning would only hide what the loader takes away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstRendering, pageFromCache, publishedReports, type Result, starting, underLoad } from './measures.js';
import { Program } from './programs.js';
import { savesAtOnce } from './saves.js';
import { planOfSixty } from './sixty.js';

/** As `milepost demo` prints it. */
const DEMO_PASSWORD = 'a mile at a time';

const ROOT = join(import.meta.dirname, '..', '..');

const { values } = parseArgs({
  options: {
    program: { type: 'string', default: join(ROOT, 'bin', 'milepost.js') },
    plans: { type: 'string', default: join(ROOT, 'data', 'plans') },
    rounds: { type: 'string', default: '9' },
    requests: { type: 'string', default: '12000' },
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
    const serving = await pageFromCache(site, page, size);
    const seconds = Math.min(...imports) / 1000;
    return [
      ...serving,
      rendering,
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

const table = (results: readonly Result[]): string => {
  const rows = results.map(({ what, measured: value, limit, unit, note }) => [
    what,
    `${value.toFixed(2)} ${unit}`,
    `${limit} ${unit}`,
    value <= limit ? 'pass' : 'FAIL',
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
  const results = await measured(folder);
  console.log(table(results));
  if (!results.every((result) => result.measured <= result.limit)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
