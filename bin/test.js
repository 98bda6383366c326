/**
 * Everything that has to hold, in one run: `npm test`. One step alone: `npm test -- rules`. What follows the names of
 * steps goes to Jest: `npm test -- features-sqlite search -t "finds a milestone"`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'milepost-test-'));
const minutesPerStep = 15;

const jest = (project, database = 'sqlite') => ({
  run: `node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js --selectProjects ${project}`,
  env: { MILEPOST_TEST_DATABASE: database },
  results: join(folder, `${project}-${database}.json`),
});

const steps = [
  { name: 'types', run: 'tsc --noEmit' },
  { name: 'lint', run: 'eslint . --max-warnings 0' },
  { name: 'format', run: 'prettier --check .' },
  { name: 'build', run: 'npm run build' },
  { name: 'rules', ...jest('rules') },
  { name: 'conventions', ...jest('conventions') },
  { name: 'features-sqlite', ...jest('features', 'sqlite'), needsBuild: true },
  { name: 'features-postgres', ...jest('features', 'postgres'), needsBuild: true },
  { name: 'browser', ...jest('browser'), needsBuild: true },
  { name: 'boot', run: 'node bin/boot.js', needsBuild: true },
];

let current;
let interrupted;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = signal;
    signalGroup(current, 'SIGTERM');
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function main(words) {
  const named = (word) => steps.filter(({ name }) => name === word || name.startsWith(`${word}-`));
  const end = words.findIndex((word) => named(word).length === 0);
  const names = end === -1 ? words : words.slice(0, end);
  const forJest = end === -1 ? [] : words.slice(end);
  const chosen = names.length === 0 ? steps : steps.filter((step) => names.some((name) => named(name).includes(step)));
  if (forJest.length > 0 && (names.length === 0 || chosen.some(({ results }) => !results))) {
    console.error(`"${forJest[0]}" is no step. The steps: ${steps.map(({ name }) => name).join(', ')}.`);
    return 2;
  }

  const counts = { passed: 0, failed: 0, skipped: 0 };
  let built = true;
  for (const step of withBuild(chosen)) {
    const outcome =
      step.needsBuild && !built
        ? notRun(step)
        : await carryOut(step, forJest, chosen.length === 1 && step === chosen[0]);
    if (interrupted) return 130;
    if (step.name === 'build') built = outcome.failed === 0;
    for (const kind of Object.keys(counts)) counts[kind] += outcome[kind];
  }
  if (counts.skipped > 0) console.log(`\n${counts.skipped} skipped`);
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

/** The command line is tested as it is built, and the pages with the styles as they are built: never with older ones. */
function withBuild(chosen) {
  const build = steps.filter(({ name }) => name === 'build' && chosen.some(({ needsBuild }) => needsBuild));
  return steps.filter((step) => chosen.includes(step) || build.includes(step));
}

function notRun({ name }) {
  console.log(`${name.padEnd(20)}          FAILED  not run: there is no build`);
  return { passed: 0, failed: 1, skipped: 0 };
}

async function carryOut(step, forJest, alone) {
  const started = performance.now();
  process.stdout.write(alone ? '' : step.name.padEnd(20));
  const { code, output } = await finished(step, forJest, alone);
  const counts = step.results ? countsOf(step.results) : { passed: 0, failed: 0, skipped: 0 };
  // What failed outside a test (a type, a style, a server that did not start) counts as one failure, never as none.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;

  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const tests = step.results ? `  ${counts.passed} passed, ${counts.failed} failed` : '';
  if (!alone) console.log(`${seconds.padStart(6)} s  ${counts.failed === 0 ? 'ok    ' : 'FAILED'}${tests}`.trimEnd());
  if (counts.failed > 0 && !alone) console.log(`\n${output.trimEnd()}\n`);
  return counts;
}

/** Every step is a process group of its own, so that nothing it started outlives it. */
function finished({ run, env, results }, forJest, alone) {
  const words = results ? ['--json', '--outputFile', results, ...forJest] : [];
  const shown = alone ? 'inherit' : 'pipe';
  current = spawn([run, ...words.map(quoted)].join(' '), {
    cwd: root,
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['ignore', shown, shown],
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      MILEPOST_TEST_FOLDER: folder,
      ...env,
    },
  });
  const child = current;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  const tooLong = setTimeout(() => {
    output += `\nStopped: not done after ${minutesPerStep} minutes.`;
    signalGroup(child, 'SIGTERM');
  }, minutesPerStep * 60_000);

  return new Promise((resolve) => {
    child.on('exit', () => {
      clearTimeout(tooLong);
      signalGroup(child, 'SIGKILL');
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

function signalGroup(child, signal) {
  if (!child?.pid) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended already.
  }
}

function countsOf(results) {
  if (!existsSync(results)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  const failed = ({ status }) => status === 'failed';
  const brokenFiles = testResults.filter((file) => failed(file) && !file.assertionResults.some(failed));
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function quoted(word) {
  return process.platform === 'win32' ? `"${word.replaceAll('"', '""')}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
