import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventContract, EventData, EventPersonal, ModuleName } from '#contracts/define.ts';
import type { Problem } from '#contracts/problem.ts';
import type { Principal } from '#kernel/access/principal.ts';
import { type Application, startApplication } from '#kernel/application.ts';
import { inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { FixedClock } from '#kernel/clock.ts';
import { type DatabaseLocation, type Dialect, openDatabase } from '#kernel/database/database.ts';
import { busEntities } from '#kernel/events/entities.ts';
import { reactionsOf } from '#kernel/events/reactions.ts';
import type { WebFiles } from '#kernel/http/web.ts';
import { makeLogger } from '#kernel/logger.ts';
import { type AggregateRoot, defineModule, type ModuleManifest, type Answer as QueryAnswer } from '#kernel/module.ts';
import { accessTokensToken } from '#kernel/services.ts';
import { memoryRateLimits } from '#kernel/state/rate-limits.ts';
import { stateInMemory } from '#kernel/state/shared-state.ts';
import { duplicating } from '#kernel/testing/duplicating-bus.ts';
import { freshSchemas } from '#kernel/testing/mysql.ts';

export type Answer<T = Record<string, unknown>> = {
  status: number;
  body: T;
  problem: Problem;
  headers: Headers;
  text: string;
};
export type Call = { token?: string | undefined; body?: unknown; headers?: Record<string, string> };

type Databases = { readonly folder: string; readonly schemas: Awaited<ReturnType<typeof freshSchemas>> | undefined };
export type TestApplication = Application & {
  readonly clock: FixedClock;
  readonly url: string;
  readonly dialect: Dialect;
  /** Where its databases are, for another instance on them. */
  readonly databases: Databases;
  /** Everything logged, one JSON line each. */
  readonly logged: string[];
  /** Calls the API as a client does; delivers events first where `settled` is wanted. */
  call<T = Record<string, unknown>>(method: string, path: string, call?: Call): Promise<Answer<T>>;
  /** An access token for anybody, made with the application's own key. */
  tokenFor(principal: Partial<Principal> & { id: string }): Promise<string>;
  /** Until every event is delivered and every job has run. */
  settled(): Promise<void>;
  /** A module that is not here says something: its event is written into its outbox and delivered (twice). */
  says<E extends EventContract>(
    event: E,
    root: AggregateRoot,
    data: EventData<E>,
    ...personal: EventPersonal<E> extends undefined ? [] : [EventPersonal<E>]
  ): Promise<void>;
  /** Types of the events a module has published, in the order of their writing. */
  published(module: ModuleName): Promise<string[]>;
};

export type BootOptions = {
  modules: readonly ModuleManifest[];
  dialect?: Dialect;
  environment?: Record<string, string>;
  clock?: FixedClock;
  /** Keep the files of an earlier application, e.g. to start again on them. */
  folder?: string;
  limits?: Parameters<typeof memoryRateLimits>[0];
  /** Another instance on the same databases, as they run apart; stop it before the first one. */
  beside?: TestApplication;
  /** Built pages to serve; none unless given. */
  web?: WebFiles;
  /** What modules that are not here would answer when asked. */
  answers?: readonly QueryAnswer[];
};

/**
 * Boots modules as a deployable does (HTTP on a free port, events on a bus that delivers twice, a clock that stands
 * still) on fresh databases. Modules they hear of but that are not given are there as peers that can only speak,
 * and ask what the given ones answer.
 */
export async function bootApplication(options: BootOptions): Promise<TestApplication> {
  const dialect = options.beside?.dialect ?? options.dialect ?? 'sqlite';
  const clock = options.clock ?? options.beside?.clock ?? new FixedClock();
  const shared = options.beside?.databases;
  const folder = shared?.folder ?? options.folder ?? mkdtempSync(join(tmpdir(), 'quested-test-'));
  const peers = peersOf(options.modules, options.answers ?? []);
  const schemas = shared
    ? shared.schemas
    : dialect === 'mysql'
      ? await freshSchemas([...options.modules, ...peers].map((module) => module.name))
      : undefined;
  const database = (module: ModuleName): DatabaseLocation =>
    schemas ? schemas.where(module) : { dialect: 'sqlite', file: join(folder, `${module}.db`) };
  for (const peer of peers) {
    const opened = await openDatabase(peer.name, busEntities, peer.migrations, database(peer.name));
    await opened.orm.schema.update();
    await opened.close();
  }
  const logged: string[] = [];
  const application = await startApplication({
    modules: [...options.modules, ...peers],
    bus: () => duplicating(inProcessBus()),
    database,
    version: '0.0.0-test',
    clock,
    environment: { PORT: '0', QUESTED_HOST: '127.0.0.1', QUESTED_DATA: folder, ...options.environment },
    log: makeLogger('debug', { write: (line: string) => void logged.push(line) }),
    ...(options.web ? { web: options.web } : {}),
    state: () => ({
      ...stateInMemory(),
      limits: memoryRateLimits(options.limits ?? { read: 1e6, write: 1e6, credentials: 1e6, upload: 1e6 }),
    }),
  });
  const url = `http://127.0.0.1:${application.port}`;
  const settled = () =>
    application.pipeline.deliverAll(30_000).catch((error: unknown) => {
      throw new Error(
        `not settled; last words: ${logged
          .filter((line) => /"(warn|error)"/.test(line))
          .slice(-3)
          .join('')}`,
        { cause: error },
      );
    });

  return {
    ...application,
    clock,
    url,
    dialect,
    databases: { folder, schemas },
    logged,
    settled,
    async call<T>(method: string, path: string, { token, body, headers }: Call = {}): Promise<Answer<T>> {
      const form = body instanceof FormData;
      const response = await fetch(`${url}${path.startsWith('/api') ? '' : '/api/v1'}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const json = /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : undefined;
      return { status: response.status, body: json as T, problem: json as Problem, headers: response.headers, text };
    },
    async tokenFor(principal) {
      const [first] = options.modules;
      if (!first) throw new Error('no module to take the key from');
      const tokens = application.context(first.name).get(accessTokensToken);
      return tokens.sign({ sessionId: principal.id, role: 'student', schoolId: null, active: true, ...principal });
    },
    async says(event, root, data, ...personal) {
      await application.context(event.module).transact(async (work) => {
        work.publish(event, root, data, ...(personal as never));
      });
      await settled();
    },
    async published(module) {
      const rows = await application
        .context(module)
        .read()
        .getKysely<{ bus_event: { id: number; type: string } }>()
        .selectFrom('bus_event')
        .select('type')
        .orderBy('id')
        .execute();
      return rows.map((row) => row.type);
    },
    async stop(grace) {
      await application.stop(grace);
      if (options.beside) return;
      await schemas?.drop();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One module alone. */
export const bootModule = (
  module: ModuleManifest,
  options: Omit<BootOptions, 'modules'> = {},
): Promise<TestApplication> => bootApplication({ ...options, modules: [module] });

function peersOf(modules: readonly ModuleManifest[], answers: readonly QueryAnswer[]): ModuleManifest[] {
  const here = new Set(modules.map((module) => module.name));
  const heard = modules.flatMap((module) => reactionsOf(module).map((reaction) => reaction.event));
  const names = new Set(heard.map((event) => event.module).filter((name) => !here.has(name)));
  return [...names].map((name) =>
    defineModule({
      name,
      publishes: [...new Set(heard.filter((event) => event.module === name))],
      answers: answers.filter((one) => one.query.module === name),
      asks: modules.flatMap((module) => module.answers.map(({ query }) => query)),
      migrations: { sqlite: [], mysql: [] },
    }),
  );
}
