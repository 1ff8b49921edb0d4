/**
 * node kernel/testing/services.ts [mariadb] [redis] [chromium] [poppler] -- COMMAND …
 *
 * Runs a command beside the servers and programs its tests need. Debian packages that are missing are installed (as
 * root); elsewhere it says what to install. MariaDB and Redis run privately on free ports with their data in temporary
 * folders, unless QUESTED_TEST_MYSQL or QUESTED_TEST_REDIS names one; the browser is the system's Chromium, unless
 * QUESTED_CHROMIUM names another. Tests that kill Redis start servers of their own (redis-server.ts).
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#kernel/testing/free-port.ts';
import { startRedis } from '#kernel/testing/redis-server.ts';

const NEEDS = {
  mariadb: { program: ['/usr/sbin/mariadbd'], packages: ['mariadb-server'] },
  redis: { program: ['/usr/bin/redis-server'], packages: ['redis-server'] },
  chromium: { program: ['/usr/bin/chromium', '/usr/bin/chromium-browser'], packages: ['chromium', 'fonts-noto-cjk'] },
  poppler: { program: ['/usr/bin/pdftotext'], packages: ['poppler-utils'] },
} as const;
type Need = keyof typeof NEEDS;

const [, , ...words] = process.argv;
const split = words.indexOf('--');
const needs = words.slice(0, split) as Need[];
const [command, ...args] = words.slice(split + 1);
if (split < 0 || !command) throw new Error('usage: services.ts [mariadb] [redis] [chromium] [poppler] -- COMMAND …');

install(needs.filter((need) => !given(need) && !found(need)));
const environment: NodeJS.ProcessEnv = { ...process.env };
if (needs.includes('chromium')) environment.QUESTED_CHROMIUM ??= found('chromium') ?? '';
const stops: (() => Promise<void>)[] = [];
let code = 1;
try {
  if (needs.includes('mariadb') && !environment.QUESTED_TEST_MYSQL) {
    const mariadb = await startMariadb();
    stops.push(mariadb.stop);
    environment.QUESTED_TEST_MYSQL = mariadb.url;
  }
  if (needs.includes('redis') && !environment.QUESTED_TEST_REDIS) {
    const redis = await startRedis();
    stops.push(redis.stop);
    environment.QUESTED_TEST_REDIS = redis.url;
  }
  code = await runCommand(command, args, environment);
} finally {
  for (const stop of stops) await stop();
}
process.exitCode = code;

function given(need: Need): boolean {
  const setting = { mariadb: 'QUESTED_TEST_MYSQL', redis: 'QUESTED_TEST_REDIS', chromium: 'QUESTED_CHROMIUM' };
  return need !== 'poppler' && Boolean(process.env[setting[need]]);
}

function found(need: Need): string | undefined {
  return NEEDS[need].program.find((program) => existsSync(program));
}

function install(missing: Need[]): void {
  const packages = missing.flatMap((need) => NEEDS[need].packages);
  if (packages.length === 0) return;
  const sentence = `The tests need ${packages.join(', ')}. Please install: apt-get install ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(sentence);
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

async function startMariadb(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'quested-mariadb-'));
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(
    'mariadb-install-db',
    [
      ...asRoot,
      '--no-defaults',
      `--datadir=${folder}/data`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const server = spawn(
    '/usr/sbin/mariadbd',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${folder}/data`,
      `--socket=${folder}/s`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-buffer-pool-size=256M',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
      '--skip-log-bin',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready for connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`MariaDB did not start:\n${said}`)));
  });
  await ready;
  return {
    url: `mysql://root@127.0.0.1:${port}/`,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runCommand(program: string, parameters: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: 'inherit', env });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}
