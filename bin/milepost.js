#!/usr/bin/env node
// The `milepost` command. In a fresh checkout it builds the program first, once.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

// Before anything reads a clock: PostgreSQL's timestamps hold the local time of the process.
process.env.TZ = 'UTC';

const root = join(import.meta.dirname, '..');
const program = join(root, 'dist', 'command-line', 'main.js');
const styles = join(root, 'dist', 'assets', 'assets.json');

if (!existsSync(program) || !existsSync(styles)) {
  console.error('Building Milepost, once…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const built = spawnSync(npm, ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) {
    console.error('Milepost could not be built. Run `npm ci` in the checkout, then try again.');
    process.exit(1);
  }
}

const { run } = await import(program);
await run(process.argv.slice(2));
