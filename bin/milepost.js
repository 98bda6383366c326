#!/usr/bin/env node
// The `milepost` command. In a checkout it builds the program first, where it is not built or older than its sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';

// Before anything reads a clock: PostgreSQL's timestamps hold the local time of the process.
process.env.TZ = 'UTC';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist', 'assets', 'assets.json'); // written last

if (!existsSync(built) || isOlderThanItsSources()) {
  console.error('Building Milepost…');
  const { status } = spawnSync(process.execPath, [join(root, 'bin', 'build.js')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error('Milepost could not be built. Run `npm ci` in the checkout, then try again.');
    process.exit(1);
  }
}

module.enableCompileCache?.(); // Node 22 and newer start in less time with it

const { run } = await import('../dist/command-line/main.js');
await run(process.argv.slice(2));

function isOlderThanItsSources() {
  const builtAt = statSync(built).mtimeMs;
  const newer = (path) => existsSync(path) && statSync(path).mtimeMs > builtAt;
  const folders = ['src', 'styles', 'scripts'].map((name) => join(root, name)).filter(existsSync);
  return (
    newer(join(root, 'package-lock.json')) ||
    folders.some((folder) => readdirSync(folder, { recursive: true }).some((name) => newer(join(folder, name))))
  );
}
