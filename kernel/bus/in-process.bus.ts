import eventemitter2 from 'eventemitter2';
import type { ModuleName, QueryContract } from '#contracts/define.ts';
import { Answerer, moduleOf, type Question } from '#kernel/bus/answerer.ts';
import { Asker } from '#kernel/bus/asker.ts';
import type { Bus, Fetched, RequestOptions, ServeOptions, Start, Want } from '#kernel/bus/bus.ts';
import { Listeners } from '#kernel/bus/listeners.ts';
import { packError } from '#kernel/bus/remote-error.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import type { EventStore } from '#kernel/events/store.ts';
import type { Answer, ModuleContext } from '#kernel/module.ts';

type FetchOptions = { limit: number; wait: number; signal: AbortSignal };

const partition = (source: ModuleName, part: number): string => `${source}/${part}`;

/**
 * The bus of one process. It holds no events: readers read the source's own store, and eventemitter2 only tells them
 * when. What it knows of heads is a hint that is checked at least once per `wait`, so that a wake-up which is lost, or
 * an event another process published into the same files, arrives a little later and not never.
 */
export class InProcessBus implements Bus {
  readonly #stores = new Map<ModuleName, EventStore>();
  readonly #heads = new Map<string, number>();
  readonly #emitter = new eventemitter2.EventEmitter2({ maxListeners: 0 });
  readonly #listeners = new Listeners();
  readonly #asker = new Asker((question) => this.#deliver(question));

  carry(source: ModuleName, store: EventStore): void {
    this.#stores.set(source, store);
  }

  async append(source: ModuleName, part: number, to: number): Promise<number> {
    if ((this.#heads.get(partition(source, part)) ?? 0) < to) {
      this.#heads.set(partition(source, part), to);
      this.#emitter.emit(`news:${source}`);
    }
    return to;
  }

  async register(group: string, source: ModuleName, start: Start): Promise<readonly number[]> {
    return this.#store(source).register(group, start);
  }

  async fetch(
    _group: string,
    wants: readonly Want[],
    { limit, wait, signal }: FetchOptions,
  ): Promise<readonly Fetched[]> {
    const news = this.#listen(new Set(wants.map((want) => want.source)), signal);
    try {
      const known = wants.filter((want) => (this.#heads.get(partition(want.source, want.part)) ?? 0) > want.after);
      if (known.length > 0) return await this.#read(known, limit);
      await news.within(wait);
      if (news.heard()) return [];
      return await this.#read(await this.#behind(wants), limit);
    } finally {
      news.end();
    }
  }

  async announce(group: string, source: ModuleName, cursors: ReadonlyMap<number, number>): Promise<void> {
    await this.#stores.get(source)?.announce(group, cursors);
  }

  async retire(group: string, source: ModuleName): Promise<void> {
    await this.#stores.get(source)?.retire(group);
  }

  async heads(source: ModuleName): Promise<readonly number[] | undefined> {
    return (await this.#stores.get(source)?.state())?.map(({ head }) => head);
  }

  serve(context: ModuleContext, answers: readonly Answer[], options?: ServeOptions): () => Promise<void> {
    const answerer = new Answerer(context, answers, options);
    const take = async (question: Question) => {
      const reply = await answerer.reply(question, () => !this.#asker.awaits(question.id));
      if (reply) this.#asker.replied(question.id, reply);
    };
    this.#emitter.on(`ask:${context.name}`, take);
    return async () => {
      this.#emitter.off(`ask:${context.name}`, take);
      await answerer.stop();
    };
  }

  async request(query: QueryContract, input: unknown, options: RequestOptions): Promise<unknown> {
    return this.#asker.ask(query, input, options);
  }

  /** Requests somebody waits for. */
  get waiting(): number {
    return this.#asker.waiting;
  }

  notify(topic: string, payload: unknown): void {
    this.#listeners.notify(topic, JSON.stringify(payload));
  }

  listen(topic: string, hear: (payload: unknown) => void): () => void {
    return this.#listeners.listen(topic, hear);
  }

  get trouble(): string | undefined {
    return undefined;
  }

  async close(): Promise<void> {
    this.#asker.close();
    this.#emitter.removeAllListeners();
    this.#listeners.clear();
  }

  /** Forgets what it holds in memory, wake-ups under way included. Nothing is lost by it (delivery.md, C19). */
  wipe(): void {
    this.#heads.clear();
    for (const source of this.#stores.keys()) this.#emitter.removeAllListeners(`news:${source}`);
  }

  #deliver(question: Question): void {
    const module = moduleOf(question);
    if (this.#emitter.emit(`ask:${module}`, question)) return;
    const nobody = new ModuleUnavailable(module, 'nobody answers for it');
    this.#asker.replied(question.id, { ok: false, error: packError(nobody, question.query) });
  }

  #store(source: ModuleName): EventStore {
    const store = this.#stores.get(source);
    if (!store) throw new ModuleUnavailable(source, 'its events are not in this process');
    return store;
  }

  /** Asks the stores themselves: wants that have news, and wants the source has fallen behind of. */
  async #behind(wants: readonly Want[]): Promise<(Want & { head?: number })[]> {
    const found: (Want & { head?: number })[] = [];
    for (const source of new Set(wants.map((want) => want.source))) {
      const states = await this.#store(source).state();
      states.forEach(({ head }, part) => {
        if (head > 0) this.#heads.set(partition(source, part), head);
      });
      for (const want of wants.filter((one) => one.source === source)) {
        const head = states[want.part]?.head ?? 0;
        if (head !== want.after) found.push({ ...want, ...(head < want.after ? { head } : {}) });
      }
    }
    return found;
  }

  async #read(wants: readonly (Want & { head?: number })[], limit: number): Promise<readonly Fetched[]> {
    const fetched: Fetched[] = [];
    const pruned = new Map<ModuleName, readonly { pruned: number }[]>();
    for (const { source, part, after, head } of wants) {
      const store = this.#store(source);
      const events = await store.read(part, after, limit);
      // A hint that promised more than there is would be followed for ever.
      if (events.length === 0) this.#heads.delete(partition(source, part));
      const whole = (events.at(-1)?.pos ?? after) === after + events.length;
      if (!whole && !pruned.has(source)) pruned.set(source, await store.state());
      const prunedTo = pruned.get(source)?.[part]?.pruned ?? 0;
      fetched.push({ source, part, events, prunedTo, ...(head === undefined ? {} : { head }) });
    }
    return fetched;
  }

  #listen(sources: ReadonlySet<ModuleName>, signal: AbortSignal) {
    const { promise, resolve } = Promise.withResolvers<void>();
    let heard = signal.aborted;
    const news = () => {
      heard = true;
      resolve();
    };
    if (heard) resolve();
    signal.addEventListener('abort', news, { once: true });
    for (const source of sources) this.#emitter.on(`news:${source}`, news);
    return {
      heard: () => heard,
      within: async (ms: number) => {
        const timer = setTimeout(resolve, ms);
        await promise;
        clearTimeout(timer);
      },
      end: () => {
        signal.removeEventListener('abort', news);
        for (const source of sources) this.#emitter.off(`news:${source}`, news);
      },
    };
  }
}

export const inProcessBus = (): InProcessBus => new InProcessBus();
