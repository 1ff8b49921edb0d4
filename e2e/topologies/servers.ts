import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Program } from './supervisor.ts';

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

/** MariaDB with its data in this folder, on loopback. */
export function mariadb(folder: string, port: number): Program {
  const data = join(folder, 'mariadb');
  if (!existsSync(data)) {
    execFileSync(
      'mariadb-install-db',
      [...asRoot, '--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  }
  return {
    name: 'mariadb',
    command: existsSync('/usr/sbin/mariadbd') ? '/usr/sbin/mariadbd' : 'mariadbd',
    args: [
      '--no-defaults',
      ...asRoot,
      `--datadir=${data}`,
      `--socket=${join(folder, 'mariadb.sock')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--innodb-flush-log-at-trx-commit=1',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_bin',
      '--skip-log-bin',
      '--log-warnings=0',
    ],
  };
}

/** Redis that keeps nothing: whatever it loses is made good from the databases. */
export const redis = (folder: string, port: number): Program => ({
  name: 'redis',
  command: 'redis-server',
  args: [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
    '--loglevel',
    'warning',
  ],
});

/** One database and one user a module, granted its own and nothing else. Safe to repeat. */
export function grantDatabases(folder: string, modules: readonly string[], password: string): void {
  const sql = modules.flatMap((module) => [
    `create database if not exists quested_${module} character set utf8mb4 collate utf8mb4_bin`,
    `create user if not exists quested_${module}@'127.0.0.1' identified by '${password}'`,
    `grant all on quested_${module}.* to quested_${module}@'127.0.0.1'`,
  ]);
  execFileSync(
    'mariadb',
    ['--no-defaults', `--socket=${join(folder, 'mariadb.sock')}`, '-uroot', '-e', sql.join(';')],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
}

/** A secret of the folder, made on first use. */
export function keptIn(folder: string, name: string, make = () => randomBytes(24).toString('hex')): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Until something listens there. */
export async function listening(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' }, () => resolve(true)).once('error', () =>
        resolve(false),
      );
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await delay(50);
  }
}
