import type { ModuleName, QueryContract } from '#contracts/define.ts';
import type { Carried, EventStore, Start } from '#kernel/events/store.ts';
import type { Answer, ModuleContext } from '#kernel/module.ts';

export type { Carried, Start } from '#kernel/events/store.ts';

/** A partition a group wants to read on from, with the last position it has behind it. */
export type Want = { readonly source: ModuleName; readonly part: number; readonly after: number };

/** What came of one `Want`. */
export type Fetched = {
  readonly source: ModuleName;
  readonly part: number;
  /** Ascending; contiguous from `after + 1` but for positions up to `prunedTo`. */
  readonly events: readonly Carried[];
  /** Positions up to here may be missing because the source has pruned them by its retention rule. */
  readonly prunedTo: number;
  /** The source's own last position, where the adapter has just read it from the source: below `after` means a fork. */
  readonly head?: number;
};

export type RequestOptions = {
  /** The asking module, for logs and for the answerer's context. */
  readonly from: ModuleName;
  /** Milliseconds; the query's own deadline unless given. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
  /** A command takes effect at most once per key; asking again repeats the recorded reply. */
  readonly idempotencyKey?: string;
};

export type ServeOptions = {
  /** Answers under way at once. */
  readonly atOnce?: number;
  /** Requests waiting for their turn; one more is refused as Overloaded. */
  readonly waiting?: number;
};

/**
 * The one wall every module talks through (delivery.md). It must not matter to a module whether it is in-process or
 * Redis Streams; adapters differ in transport only, everything a module may rely on is written by kernel/events into
 * databases.
 *
 * Promised, by every adapter, as long as the source module's database keeps its committed rows:
 * - an event is delivered if and only if its transaction committed;
 * - per event and subscribing module the reaction's effect in that module's database is committed exactly once; the
 *   reaction *function* may run more often;
 * - per aggregate every subscriber sees seq 1, 2, 3 … in order, also across retries, crashes and several processes;
 * - losing anything the adapter holds loses no event: holes and forks are healed or reported, never skipped;
 * - a failing event is retried with growing delay and then dead-lettered, it delays its own aggregate only;
 * - a request is answered, fails with a typed error, or fails with ModuleUnavailable by its deadline; a command with an
 *   idempotency key takes effect at most once.
 *
 * A caller must not assume: any order between aggregates or between source modules; that an answer is no newer than the
 * events received; exactly-once for effects outside the module's database (use the event's id as idempotency key); a
 * delivery time; that nothing happened when a request timed out (ask again with the same key); that `notify` arrives.
 *
 * ```
 *   committed ──relay: position──▶ published ──fetch──▶ handled (cursor moves in the reaction's transaction)
 *                                                 │ fails
 *                                                 ▼
 *      successors of its aggregate: waiting ◀── retry ──5 attempts──▶ dead ──redrive──▶ retry
 *                                                 │ unknown major version               └─discard─▶ audited, gone
 *                                                 ▼
 *                                            unsupported ──deploy──▶ retry
 * ```
 */
export interface Bus {
  // ── Events, the source's side ──

  /** Ties a module's event store to the bus: adapters read from it what they hold no copy of. */
  carry(source: ModuleName, store: EventStore): void;
  /**
   * Positions up to `to` are committed. Brings the adapter's copy there and wakes readers; answers how far the copy
   * reaches. Repeating it, or calling it from several processes at once, changes nothing.
   */
  append(source: ModuleName, part: number, to: number): Promise<number>;

  // ── Events, the subscriber's side ──

  /** Makes the group known to the source before it reads (pruning waits for it); answers where its cursors begin. */
  register(group: string, source: ModuleName, start: Start): Promise<readonly number[]>;
  /**
   * Waits until one of the wants has something new, at most `wait` milliseconds; answers nothing when it has not, or
   * when `signal` fires. Fetching moves no cursor: asking again with the same `after` gives the same events. With `wait`
   * 0 it only looks at what is at hand, beside the group's own reading.
   */
  fetch(
    group: string,
    wants: readonly Want[],
    options: { limit: number; wait: number; signal: AbortSignal },
  ): Promise<readonly Fetched[]>;
  /** Tells the source how far the group is. Advisory: late or lost only delays pruning. */
  announce(group: string, source: ModuleName, cursors: ReadonlyMap<number, number>): Promise<void>;
  /** The group is no longer: nothing is kept for it. */
  retire(group: string, source: ModuleName): Promise<void>;
  /** Last position per partition, for the health report; undefined when the source cannot be reached. */
  heads(source: ModuleName): Promise<readonly number[] | undefined>;

  // ── Requests ──

  /** Begins to answer for a module; the answer is a function that stops taking requests and waits for those under way. */
  serve(context: ModuleContext, answers: readonly Answer[], options?: ServeOptions): () => Promise<void>;
  /** Asks. Input and output are validated JSON copies. Throws what the answerer threw if it is a named error. */
  request(query: QueryContract, input: unknown, options: RequestOptions): Promise<unknown>;

  // ── Ephemeral fan-out ──

  /** At most once, to whoever listens now, in every process. For hints such as "this page is stale". */
  notify(topic: string, payload: unknown): void;
  /** Listens until the returned function is called. */
  listen(topic: string, hear: (payload: unknown) => void): () => void;

  /** Why the adapter cannot carry anything just now, in words, for the health report; undefined while it can. */
  readonly trouble: string | undefined;
  /** Ends everything the adapter holds; waiting requests fail with ModuleUnavailable. */
  close(): Promise<void>;
}
