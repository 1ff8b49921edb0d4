/**
 * npm run apart [-- --port 3000] [--instances 1] [--folder dist/apart] [--quiet]
 *
 * The whole *apart* topology on this machine: MariaDB and Redis of its own, every module as a process (or several), the
 * gateway before them, one readable log. What ends is started again. Ctrl-C ends everything; the data stays in the folder.
 */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { servedBy } from '#contracts/catalogue.ts';
import { freePort } from '../support/free-port.ts';
import { readableLog } from './readable-log.ts';
import { grantDatabases, keptIn, listening, mariadb, redis } from './servers.ts';
import { Supervisor } from './supervisor.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '3000' },
    instances: { type: 'string', default: '1' },
    folder: { type: 'string', default: process.env.QUESTED_DATA ?? 'dist/apart' },
    quiet: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '../..');
const folder = resolve(root, values.folder);
const modules = [...new Set(Object.values(servedBy))];
mkdirSync(folder, { recursive: true });

const log = readableLog((line) => console.log(line), process.stdout.isTTY);
const supervisor = new Supervisor(join(folder, 'processes.json'), (name, line) => {
  const noise = name === 'mariadb' && /\[Note\]|^Version/.test(line);
  if (!noise && (!values.quiet || /ended|error|fatal/i.test(line))) log(name, line);
});
const [mariadbPort, redisPort] = [await freePort(), await freePort()];
supervisor.start(mariadb(folder, mariadbPort));
supervisor.start(redis(folder, redisPort));
await Promise.all([listening(mariadbPort), listening(redisPort)]);
const password = keptIn(folder, 'database-password');
grantDatabases(folder, modules, password);

const privateKey = keptIn(folder, 'signing-key.pem', () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
const common = {
  QUESTED_HOST: '127.0.0.1',
  QUESTED_REDIS_URL: `redis://127.0.0.1:${redisPort}`,
  QUESTED_PUBLIC_URL: process.env.QUESTED_PUBLIC_URL ?? `http://localhost:${values.port}`,
  NODE_COMPILE_CACHE: join(root, 'dist/.compiled'),
};
const names: string[] = [];
const deployable = (name: string, file: string, env: NodeJS.ProcessEnv) => {
  names.push(name);
  supervisor.start({
    name,
    command: process.execPath,
    args: [join(root, 'deployables', `${file}.ts`)],
    env: { ...common, ...env },
  });
};
for (const module of modules) {
  for (let number = 1; number <= Number(values.instances); number++) {
    deployable(number === 1 ? module : `${module}-${number}`, module, {
      PORT: '0',
      QUESTED_DATABASE_URL: `mysql://quested_{module}:${password}@127.0.0.1:${mariadbPort}/quested_{module}`,
      QUESTED_SECRET_KEY: keptIn(folder, 'secret-key', () => password.repeat(2)),
      // Only the module that signs people in has the private key.
      QUESTED_SIGNING_KEY: module === 'user' ? privateKey : publicKey,
      QUESTED_DATA: join(folder, 'data'),
    });
  }
}
deployable('gateway', 'gateway', { PORT: values.port, QUESTED_HOST: '0.0.0.0' });

let stopping = false;
void everyModuleReady(`http://127.0.0.1:${values.port}/health/ready`).then(() => {
  console.log(`QuestEd runs apart: ${common.QUESTED_PUBLIC_URL}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) {
      supervisor.killAll();
      process.exit(130);
    }
    stopping = true;
    supervisor
      .stop('gateway')
      .then(() => supervisor.stop(...names))
      .then(() => supervisor.stop('redis', 'mariadb'))
      .then(() => process.exit(0));
  });
}

async function everyModuleReady(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    const { checks = [] } = ((await answer?.json()) ?? {}) as { checks?: { ok: boolean }[] };
    if (checks.length > 0 && checks.every(({ ok }) => ok)) return;
    await delay(200);
  }
}
