import type { AnyContractRouter } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import * as z from 'zod';
import type {
  Belonging,
  EnvelopeOf,
  EventContract,
  EventData,
  EventPersonal,
  ModuleName,
  QueryContract,
  ReplicaContract,
} from '#contracts/define.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Binding, Token } from '#kernel/container.ts';
import type { AnyEntity, EntityManager, Migrations } from '#kernel/database/database.ts';
import type { Ids } from '#kernel/ids.ts';
import type { Logger } from '#kernel/logger.ts';
import { sagaStuck } from '#kernel/saga/stuck-event.ts';

/** What an aggregate root offers `publish`: its id and the number of its last event, kept in its own row. */
export type AggregateRoot = { readonly id: string; eventSeq: number };

/**
 * One transaction on one module's database. Use cases receive it and do everything through it; when they return, state
 * and events are committed together, when they throw, neither exists. Inside it, only `em` may touch the database.
 */
export interface Work {
  readonly module: ModuleName;
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Id of the person on whose behalf this happens; absent for the system itself. */
  readonly actor: string | undefined;
  /**
   * Writes the event into this transaction and counts the root's `eventSeq` up. The event must stand in the manifest's
   * `publishes`; data that does not fit its schema is refused here, inside the transaction.
   */
  publish<E extends EventContract>(
    event: E,
    root: AggregateRoot,
    data: EventData<E>,
    ...personal: EventPersonal<E> extends undefined ? [] : [personal: EventPersonal<E>]
  ): void;
  /** Records a job in this transaction; it starts after the commit. Answers the job's id. */
  startJob<I extends z.ZodType>(job: JobDefinition<I>, input: z.input<I>): string;
  /**
   * Begins a saga in this transaction: its first step acts now, so that a refusal of it is the caller's and leaves
   * nothing behind; the other steps follow after the commit.
   */
  startSaga<D extends z.ZodObject>(saga: SagaDefinition<D>, data: z.input<D>): Promise<Saga<z.output<D>>>;
  /** After the commit the module's jobs and sagas look whether something is due. */
  wake(): void;
  /**
   * Runs after the commit, never after a rollback, and before `transact` returns. For what may be lost in a crash:
   * wake-ups, caches, revocations (which are repeated at start).
   */
  afterCommit(effect: () => void | Promise<void>): void;
  get<T>(token: Token<T>): T;
}

/** What a module's code outside of transactions has in hand. */
export interface ModuleContext {
  readonly name: ModuleName;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /**
   * Runs one unit of work. Conflicts of concurrent writers are tried again (3 times) with a fresh `Work`; inside an open
   * transaction of the same module it joins that one.
   */
  transact<T>(fn: (work: Work) => Promise<T>): Promise<T>;
  /** A fresh entity manager for reads outside of transactions. */
  read(): EntityManager;
  /** Asks another module. Throws ModuleUnavailable by the query's deadline; refused inside a transaction. */
  ask<In extends z.ZodType, Out extends z.ZodType>(
    query: QueryContract<In, Out>,
    input: z.input<In>,
  ): Promise<z.output<Out>>;
  get<T>(token: Token<T>): T;
}

/** How a module reacts to one event of another module: in one transaction together with its cursor. */
export type Reaction<E extends EventContract = EventContract> = {
  readonly event: E;
  readonly react: (work: Work, event: EnvelopeOf<E>) => Promise<void>;
  /** `park` (default): an aggregate waits behind its dead letter. `skip`: the dead letter is set aside. */
  readonly policy: 'park' | 'skip';
  /** `effect` reactions (mail, HTTP) are not called on replay, `pure` ones are. */
  readonly kind: 'pure' | 'effect';
};
export function on<E extends EventContract>(
  event: E,
  react: (work: Work, event: EnvelopeOf<E>) => Promise<void>,
  options: { policy?: 'park' | 'skip'; kind?: 'pure' | 'effect' } = {},
): Reaction {
  return { event, react, policy: options.policy ?? 'park', kind: options.kind ?? 'pure' } as unknown as Reaction;
}

export type Answer = {
  readonly query: QueryContract;
  readonly answer: (context: ModuleContext, input: unknown) => Promise<unknown>;
};
export function answer<In extends z.ZodType, Out extends z.ZodType>(
  query: QueryContract<In, Out>,
  fn: (context: ModuleContext, input: z.output<In>) => Promise<z.input<Out>>,
): Answer {
  return { query, answer: fn as Answer['answer'] } as unknown as Answer;
}

/** Long work that survives a restart: `run` is called again from the start until it returns or `attempts` are used up. */
export type JobDefinition<I extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly input: I;
  readonly attempts: number;
  run(context: ModuleContext, job: RunningJob<z.output<I>>): Promise<void>;
  /** Called in one transaction when the last attempt has failed; `reason` is for the log, never for people. */
  failed?(work: Work, input: z.output<I>, reason: string): Promise<void>;
};
export type RunningJob<I> = {
  readonly id: string;
  readonly input: I;
  readonly attempt: number;
  /** Aborted when the process drains: stop at the next safe point and throw; the job continues after the restart. */
  readonly signal: AbortSignal;
  /** Marks the job as done inside the transaction of its effect, so that both commit together or neither. */
  finishIn(work: Work): void;
  /** Reports progress; not transactional. */
  progress(done: number, total: number): Promise<void>;
};
export const defineJob = <I extends z.ZodType>(
  job: Omit<JobDefinition<I>, 'attempts'> & { attempts?: number },
): JobDefinition<I> => ({ attempts: 5, ...job });

/**
 * One course of a saga, as its moves see it. `data` may be changed; it is kept with the transaction. `key` names this
 * try of this move, `<saga>:<step>:<try>`: the same after a crash, and what a reply to `send` repeats.
 */
export type Saga<D> = {
  readonly id: string;
  readonly key: string;
  data: D;
  /** Why it is being undone: what the step that failed gave as its reason. */
  readonly reason: string | undefined;
  /** Who asked for it; absent for the system itself. */
  readonly actor: string | undefined;
  /**
   * Publishes a message to another module, with `saga: key` in its data. All messages of one saga are one aggregate:
   * receivers see them in this order, so that what undoes a step never overtakes the step.
   */
  send<E extends EventContract>(
    event: EventData<E> extends SagaMessage ? E : never,
    data: Omit<EventData<E>, 'saga'>,
    ...personal: EventPersonal<E> extends undefined ? [] : [personal: EventPersonal<E>]
  ): void;
};
/** In the data of every message from and to a saga. */
export type SagaMessage = { saga: string };

/** What a move waits for. `take` answers nothing when the move is done, or a reason when it could not be done. */
export type SagaReply<D> = {
  readonly event: EventContract;
  take(saga: Saga<D>, event: EnvelopeOf<EventContract>): string | undefined;
};

/**
 * One transaction of a saga and, if it has `replies`, what is waited for before it counts as done. An `act` that throws
 * a Refusal has failed at once, anything else is tried again a few times. When no reply comes `within` so many
 * milliseconds of the module's clock, `act` is called again, `tries` times in all.
 */
export type SagaMove<D> = {
  act(work: Work, saga: Saga<D>): Promise<void> | void;
  readonly replies?: readonly SagaReply<D>[];
  readonly within?: number;
  readonly tries?: number;
};
export type SagaStep<D> = SagaMove<D> & { readonly name: string; readonly undo?: SagaMove<D> };

/** Work of several modules that is done as a whole or undone as a whole (kernel/saga/define-saga.ts). */
export type SagaDefinition<D extends z.ZodObject = z.ZodObject> = {
  readonly name: string;
  readonly data: D;
  readonly steps: readonly SagaStep<z.output<D>>[];
};

/**
 * Something to be done again and again: `run` every `seconds`, one at a time per process. `signal` is aborted when the
 * process drains: what takes long stops at the next safe point.
 */
export type Timer = {
  readonly name: string;
  readonly seconds: number;
  readonly run: (context: ModuleContext, signal: AbortSignal) => Promise<void>;
};

/** A figure of this process for its metrics, read when they are fetched; one value per label. */
export type ProcessFigure = {
  /** As Prometheus names it: `quested_…`. */
  readonly name: string;
  readonly help: string;
  readonly label: string;
  readonly read: (context: ModuleContext) => Record<string, number>;
};

/** What a thing belongs to, for access words; `undefined` when there is no such thing. */
export type Belongings = Record<string, (em: EntityManager, id: string) => Promise<Belonging | undefined>>;

/** Routes of a contract with their handlers (kernel/http/routes.ts). */
export type RouteGroup = { readonly contract: AnyContractRouter; readonly router: AnyRouter };

export type ReplicaDeclaration = { readonly contract: ReplicaContract; readonly entity: AnyEntity };

/** Everything that crosses a module's wall. The runtime refuses the rest; contracts/reports/map.md is printed from it. */
export type ModuleManifest = {
  readonly name: ModuleName;
  readonly publishes: readonly EventContract[];
  readonly hears: readonly Reaction[];
  readonly answers: readonly Answer[];
  readonly asks: readonly QueryContract[];
  readonly replicas: readonly ReplicaDeclaration[];
  readonly routes: readonly RouteGroup[];
  readonly jobs: readonly JobDefinition[];
  readonly sagas: readonly SagaDefinition[];
  readonly timers: readonly Timer[];
  readonly figures: readonly ProcessFigure[];
  readonly belongings: Belongings;
  /** The module's table of who sits where (contracts/define.ts `MembershipRow`, plus `gone`): its own or its replica. */
  readonly memberships: AnyEntity | undefined;
  readonly entities: readonly AnyEntity[];
  readonly migrations: Migrations;
  readonly settings: z.ZodObject;
  readonly services: (settings: never) => readonly Binding[];
  /** After the database is ready, before HTTP listens. */
  readonly onStart: ((context: ModuleContext) => Promise<void>) | undefined;
  /** When the process begins to drain: answers that would never end by themselves are ended here. */
  readonly onDrain: ((context: ModuleContext) => void) | undefined;
};

export function defineModule<Settings extends z.ZodObject>(
  manifest: Pick<ModuleManifest, 'name' | 'migrations'> &
    Partial<Omit<ModuleManifest, 'settings' | 'services'>> & {
      settings?: Settings;
      services?: (settings: z.output<Settings>) => readonly Binding[];
    },
): ModuleManifest {
  return {
    hears: [],
    answers: [],
    asks: [],
    replicas: [],
    routes: [],
    jobs: [],
    sagas: [],
    timers: [],
    figures: [],
    belongings: {},
    memberships: undefined,
    entities: [],
    onStart: undefined,
    onDrain: undefined,
    ...manifest,
    publishes: [...(manifest.publishes ?? []), ...(manifest.sagas?.length ? [sagaStuck(manifest.name)] : [])],
    settings: manifest.settings ?? z.object({}),
    services: (manifest.services ?? (() => [])) as ModuleManifest['services'],
  };
}
