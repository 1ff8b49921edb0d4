import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { ModuleName } from '#contracts/define.ts';
import { accessTokens } from '#kernel/access/tokens.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import { type Clock, systemClock } from '#kernel/clock.ts';
import {
  ConfigurationError,
  type Environment,
  type KernelSettings,
  kernelSettings,
  readSettings,
} from '#kernel/config.ts';
import { provide, ServiceContainer } from '#kernel/container.ts';
import type { DatabaseLocation } from '#kernel/database/database.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { askThrough, type Pipeline, startPipeline } from '#kernel/events/pipeline.ts';
import { freshness } from '#kernel/freshness.ts';
import { keepPresent, reachableUrl } from '#kernel/gateway/presence.ts';
import { readiness } from '#kernel/health-checks.ts';
import { isReady } from '#kernel/http/health.ts';
import { Metrics } from '#kernel/http/metrics.ts';
import { close, httpApp, listen } from '#kernel/http/server.ts';
import type { WebFiles } from '#kernel/http/web.ts';
import { type Ids, uuidV7 } from '#kernel/ids.ts';
import { type Logger, makeLogger } from '#kernel/logger.ts';
import type { ModuleContext, ModuleManifest } from '#kernel/module.ts';
import { type ModuleRuntime, openModule } from '#kernel/module-runtime.ts';
import { chromiumPdf } from '#kernel/pdf/chromium-pdf.ts';
import { pdfToken } from '#kernel/pdf/pdf.ts';
import { keptSecret, newSecretKey, newSigningKey, secretsFrom } from '#kernel/secrets.ts';
import { accessTokensToken, appInfoToken, freshnessToken, revocationsToken, secretsToken } from '#kernel/services.ts';
import { type SharedState, stateInMemory } from '#kernel/state/shared-state.ts';
import { startTimers } from '#kernel/timers.ts';

export type ApplicationOptions = {
  readonly modules: readonly ModuleManifest[];
  readonly bus: (log: Logger, environment: Environment) => Bus;
  /** Where each module keeps its rows. */
  readonly database: (module: ModuleName, dataFolder: string) => DatabaseLocation;
  readonly version: string;
  readonly environment?: Environment;
  readonly web?: WebFiles;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Logger;
  /** What processes share beside events; kept in memory unless given. */
  readonly state?: (log: Logger, environment: Environment) => SharedState;
};

/** A process under way. */
export type Application = {
  readonly port: number;
  readonly pipeline: Pipeline;
  readonly log: Logger;
  context(module: ModuleName): ModuleContext;
  runtime(module: ModuleName): ModuleRuntime;
  /** Drains: not ready, no new requests, requests and reactions under way finish, databases close. */
  stop(graceMs?: number): Promise<void>;
};

/**
 * Boots modules into one process, in this order: settings, databases (opened and migrated), each module's `onStart`,
 * HTTP listening, consumers and timers on. `stop` goes the other way, each module's `onDrain` first. A start that fails
 * closes what it had opened.
 */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  const environment = options.environment ?? process.env;
  const settings = readSettings(kernelSettings, environment);
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? uuidV7(() => clock.now());
  const log = options.log ?? makeLogger(settings.QUESTED_LOG_LEVEL);
  const data = settings.QUESTED_DATA;
  // Before anything is read from the data folder: an interrupted restore is finished on the way in.
  const places = options.modules.map((manifest) => ({ manifest, where: options.database(manifest.name, data) }));
  const bus = options.bus(log, environment);
  const state = options.state?.(log, environment) ?? stateInMemory();
  if (state.registration) refuseOwnSecrets(settings);
  const tokens = accessTokens(
    settings.QUESTED_SIGNING_KEY ?? keptSecret(data, 'signing-key.pem', newSigningKey),
    clock,
  );
  const secrets = secretsFrom(settings.QUESTED_SECRET_KEY ?? keptSecret(data, 'secret-key', newSecretKey));
  const publicUrl = settings.QUESTED_PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${settings.PORT}`;
  const pdf = chromiumPdf({ chromium: settings.QUESTED_CHROMIUM, log });
  let pipeline: Pipeline | undefined;
  const fresh = freshness(
    () => pipeline?.lag(),
    () => performance.now(),
  );
  const kernel = new ServiceContainer([
    provide(accessTokensToken, () => tokens),
    provide(revocationsToken, () => state.revocations),
    provide(secretsToken, () => secrets),
    provide(pdfToken, () => pdf),
    provide(freshnessToken, () => fresh),
    provide(appInfoToken, () => ({ version: options.version, publicUrl })),
  ]);

  let server: Server | undefined;
  let draining = false;
  const modules: ModuleRuntime[] = [];
  const closeDatabases = () => Promise.all(modules.map((module) => module.database.close()));
  try {
    for (const { manifest, where } of places) {
      const module = await openModule({
        manifest,
        where,
        environment,
        kernel,
        clock,
        ids,
        log,
        ask: askThrough(bus, manifest),
        onCommit: (what) => pipeline?.wake(manifest.name, what),
      });
      modules.push(module);
      const done = await migrate(module.database);
      if (done.length) module.log.info({ migrations: done }, 'database brought up to date');
    }
    for (const module of modules) await module.manifest.onStart?.(module.context);
    const metrics = new Metrics();
    const checks = () => readiness(modules, () => pipeline);
    const app = await httpApp({
      modules,
      tokens,
      revocations: state.revocations,
      limits: state.limits,
      metrics,
      log,
      version: options.version,
      // What registers itself is reached through a gateway, which tells who the caller is.
      trustProxy: state.registration ? 1 : settings.QUESTED_TRUST_PROXY,
      https: settings.QUESTED_TRUST_PROXY > 0,
      web: options.web,
      checks,
      draining: () => draining,
    });
    const listening = await listen(app, settings.QUESTED_HOST, settings.PORT);
    server = listening.server;
    pipeline = await startPipeline({ modules, bus, clock });
    const running = pipeline;
    watchLag(metrics, running);
    for (const { manifest, context } of modules) {
      for (const { name, help, label, read } of manifest.figures) {
        metrics.gauge(name, help, label, async () => read(context));
      }
    }
    const timers = startTimers(modules);
    const presence =
      state.registration &&
      keepPresent(
        state.registration,
        {
          id: randomUUID(),
          url: settings.QUESTED_ADVERTISE_URL ?? reachableUrl(settings.QUESTED_HOST, listening.port),
          modules: modules.map((module) => module.manifest.name),
          version: options.version,
        },
        async () => isReady(await checks()),
      );
    const runtime = (name: ModuleName): ModuleRuntime => {
      const found = modules.find((module) => module.manifest.name === name);
      if (!found) throw new Error(`${name} does not run in this process`);
      return found;
    };
    return {
      port: listening.port,
      pipeline: running,
      log,
      runtime,
      context: (name) => runtime(name).context,
      async stop(graceMs = 4000) {
        await presence?.leave();
        draining = true;
        for (const { manifest, context } of modules) manifest.onDrain?.(context);
        await close(listening.server, graceMs);
        await timers.stop(graceMs);
        await running.stop(graceMs);
        await pdf.close();
        await bus.close();
        await closeDatabases();
        state.close();
      },
    };
  } catch (error) {
    if (server) await close(server, 0);
    await bus.close();
    await closeDatabases();
    state.close();
    throw error;
  }
}

/** Secrets made by each process for itself would not be understood by the others. */
function refuseOwnSecrets(settings: KernelSettings): void {
  if (settings.QUESTED_SIGNING_KEY && settings.QUESTED_SECRET_KEY) return;
  throw new ConfigurationError(
    'QuestEd cannot start: modules that run apart share QUESTED_SIGNING_KEY and QUESTED_SECRET_KEY; both must be set.',
  );
}

function watchLag(metrics: Metrics, pipeline: Pipeline): void {
  const sum = async (pick: 'events' | 'dead') => {
    const figures: Record<string, number> = {};
    for (const lag of await pipeline.lag()) figures[lag.group] = (figures[lag.group] ?? 0) + lag[pick];
    return figures;
  };
  metrics.gauge('quested_events_behind', 'Published events a module has not reached yet.', 'module', () =>
    sum('events'),
  );
  metrics.gauge('quested_dead_letters', 'Events set aside after their last attempt.', 'module', () => sum('dead'));
}
