import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSecretKey, newSigningKey } from '#kernel/secrets.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { freePort } from '#kernel/testing/free-port.ts';
import { freshSchemas } from '#kernel/testing/mysql.ts';
import { startRedis } from '#kernel/testing/redis-server.ts';
import { startProcess } from '#kernel/testing/school-process.ts';
import { root } from './bundle.ts';
import { modules } from './modules.ts';
import { buildServices } from './services.ts';

const folder = mkdtempSync(join(tmpdir(), 'quested-services-'));
const names = modules.map(({ name }) => name);
let built: ReadonlyMap<string, Metafile>;
beforeAll(async () => {
  // The pages have tests of their own; here they only have to be there to be copied.
  mkdirSync(join(root, 'dist/web'), { recursive: true });
  built = await buildServices(folder);
}, 120_000);
const cleanUp: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
afterAll(async () => {
  for (const clean of cleanUp) await clean();
});

const packageOf = (path: string): string | undefined => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
const ownerOf = (path: string): string => /^modules\/([^/]+)\//.exec(path)?.[1] ?? (packageOf(path) ? '' : 'shared');

/** By package, who of ours imports it: modules by name, everything else is `shared`. */
function importers(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { inputs } of built.values()) {
    for (const [file, { imports }] of Object.entries(inputs)) {
      for (const { path } of imports) {
        const name = packageOf(path);
        const owner = ownerOf(file);
        if (name && owner) found.set(name, (found.get(name) ?? new Set()).add(owner));
      }
    }
  }
  return found;
}

it('packs every module and the gateway', () => {
  expect([...built.keys()].sort()).toEqual([...names, 'gateway'].sort());
  expect(existsSync(join(folder, 'pages'))).toBe(true);
});

it('puts no file of another module into a bundle, and none of its packages', () => {
  const vendors = [...importers()].filter(([, owners]) => !owners.has('shared'));
  // Derived from the bundles; were it empty, the rest would prove nothing.
  expect(vendors.map(([name, owners]) => [name, ...owners])).toContainEqual(['nodemailer', 'notification']);
  for (const [service, { inputs }] of built) {
    const files = Object.keys(inputs);
    const foreign = files.filter((file) => /^modules\//.test(file) && ownerOf(file) !== service);
    expect({ service, foreign }).toEqual({ service, foreign: [] });
    if (service !== 'gateway') expect(files).toContain(`modules/${service}/module.ts`);
    const theirs = vendors.filter(([, owners]) => !owners.has(service)).map(([name]) => name);
    const carried = new Set(files.map(packageOf));
    expect({ service, carried: theirs.filter((name) => carried.has(name)) }).toEqual({ service, carried: [] });
  }
});

it('serves from a folder that has nothing but the bundle, and stops in order', async () => {
  const redis = await startRedis();
  const schemas = await freshSchemas(['academic']);
  cleanUp.push(redis.stop, schemas.drop);
  const where = schemas.where('academic');
  if (where.dialect !== 'mysql') throw new Error('not on MySQL');
  const port = await freePort();
  const service = startProcess([process.execPath, 'academic.cjs'], {
    cwd: folder,
    env: {
      PORT: String(port),
      QUESTED_HOST: '127.0.0.1',
      QUESTED_DATA: join(folder, 'data'),
      QUESTED_DATABASE_URL: `${where.url}${where.schema}`,
      QUESTED_REDIS_URL: redis.url,
      QUESTED_LOG_LEVEL: 'warn',
      QUESTED_SECRET_KEY: newSecretKey(),
      QUESTED_SIGNING_KEY: newSigningKey(),
    },
  });
  cleanUp.unshift(async () => service.kill('SIGKILL'));
  await eventually('academic serves', () => service.said().includes('is ready'), 60_000);
  const document = await (await fetch(`http://127.0.0.1:${port}/api/v1/openapi.json`)).text();
  expect(document).toContain('/class-groups');
  expect(document).not.toContain('/auth/login');
  service.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ code: 0 });
}, 90_000);
