import type { RequestHandler } from 'express';
import { type Environment, readSettings } from '#kernel/config.ts';
import { Balancer } from '#kernel/gateway/balancer.ts';
import { canariesIn } from '#kernel/gateway/canary.ts';
import { forward } from '#kernel/gateway/forward.ts';
import { type Directory, listedInstances } from '#kernel/gateway/instances.ts';
import { listedDirectory, together } from '#kernel/gateway/listed-directory.ts';
import { redisDirectory } from '#kernel/gateway/redis-directory.ts';
import { RouteTable, type ServedContracts } from '#kernel/gateway/route-table.ts';
import { gatewaySettings } from '#kernel/gateway/settings.ts';
import { httpFace } from '#kernel/http/face.ts';
import type { Check } from '#kernel/http/health.ts';
import { sameOrigin } from '#kernel/http/identify.ts';
import { Metrics } from '#kernel/http/metrics.ts';
import { close, listen } from '#kernel/http/server.ts';
import type { WebFiles } from '#kernel/http/web.ts';
import { type Logger, makeLogger } from '#kernel/logger.ts';
import { type RedisConnection, redisConnection } from '#kernel/redis/connection.ts';
import { memoryRateLimits, type RateLimits, redisRateLimits } from '#kernel/state/rate-limits.ts';

export type GatewayOptions = {
  readonly served: ServedContracts;
  readonly web: WebFiles;
  readonly version: string;
  readonly environment?: Environment;
  readonly log?: Logger;
};

export type Gateway = { readonly port: number; readonly log: Logger; stop(graceMs?: number): Promise<void> };

/**
 * One public URL space over modules that run apart: serves the web's files itself, knows every route from the contracts
 * and sends each request to an instance of the module it belongs to.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const environment = options.environment ?? process.env;
  const settings = readSettings(gatewaySettings, environment);
  const log = (options.log ?? makeLogger(settings.QUESTED_LOG_LEVEL)).child({ module: 'gateway' });
  const table = new RouteTable(options.served);
  const listed = listedInstances(settings.QUESTED_INSTANCES, table.modules);
  const canaries = canariesIn(settings.QUESTED_CANARY, table.modules);
  const redis = settings.QUESTED_REDIS_URL
    ? redisConnection({ url: settings.QUESTED_REDIS_URL, name: 'gateway', log })
    : undefined;
  const directory = together(listedDirectory(listed), ...(redis ? [redisDirectory(redis, log)] : []));
  const balancer = new Balancer(() => directory.instances(), canaries);
  const forwarding = forward({ table, balancer, patience: settings.QUESTED_ANSWER_TIMEOUT * 1000 });
  const metrics = new Metrics();
  metrics.gauge('quested_gateway_instances', 'Instances known, by module.', 'module', async () =>
    Object.fromEntries(table.modules.map((name) => [name, instancesOf(directory, name).length])),
  );
  let draining = false;
  const release = () => {
    directory.close();
    forwarding.close();
    redis?.close();
  };
  const app = await httpFace({
    metrics,
    log,
    version: options.version,
    trustProxy: settings.QUESTED_TRUST_PROXY,
    https: settings.QUESTED_TRUST_PROXY > 0,
    contracts: Object.fromEntries(options.served.map(({ module, contract }, i) => [`${module}${i}`, contract])),
    web: options.web,
    checks: async () => checks(table, directory, balancer),
    draining: () => draining,
    api: [floodGuard(limits(redis, settings.QUESTED_FLOOD)), sameOrigin, forwarding.handler],
  });
  const { server, port } = await listen(app, settings.QUESTED_HOST, settings.PORT).catch((error: unknown) => {
    release();
    throw error;
  });
  return {
    port,
    log,
    async stop(graceMs = 4000) {
      draining = true;
      await close(server, graceMs);
      release();
    },
  };
}

const limits = (redis: RedisConnection | undefined, flood: number): RateLimits<'flood'> =>
  redis ? redisRateLimits(redis, { flood }) : memoryRateLimits({ flood });

/** The rough limit, before any module is troubled; the finer ones per person are the modules' own. */
const floodGuard =
  (guard: RateLimits<'flood'>): RequestHandler =>
  async (req, _res, next) => {
    await guard.take('flood', req.ip ?? '');
    next();
  };

const instancesOf = (directory: Directory, module: string) =>
  directory.instances().filter((instance) => instance.modules.some((name) => name === module));

/** A module without an instance does not make the gateway unready: the pages of the others are worth serving. */
function checks(table: RouteTable, directory: Directory, balancer: Balancer): Check[] {
  const out = new Set(balancer.ejected().map(({ id }) => id));
  const modules = table.modules.map((name): Check => {
    const all = instancesOf(directory, name);
    const good = all.filter((instance) => instance.ready && !out.has(instance.id));
    return { name, ok: good.length > 0, detail: `${good.length} of ${all.length} instances ready`, tolerable: true };
  });
  const fresh = directory.fresh();
  return [...modules, { name: 'instances', ok: fresh, detail: fresh ? 'known' : 'the last known', tolerable: true }];
}
