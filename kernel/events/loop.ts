import type { Logger } from '#kernel/logger.ts';

const AFTER_FAILURE = 200;

/** Lets timers and sockets have their turn: SQLite answers at once, so that a long drain would never leave the stack. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets one through at a time, in the order they came. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

export function turnstile(): Turnstile {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = tail.then(work);
    tail = turn.catch(() => {});
    return turn;
  };
}

/** Waits to be rung, at most so long. A ring that comes while nobody waits is kept for the next who does. */
export class Bell {
  #rung = false;
  #release: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#release?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.#rung && ms > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#release = resolve;
      const timer = setTimeout(resolve, ms);
      await promise;
      clearTimeout(timer);
      this.#release = undefined;
    }
    this.#rung = false;
  }
}

/**
 * Does one thing again and again: when woken, and at least every `every` milliseconds. A turn that fails is logged and
 * repeated after a pause, so that a database that is away for a while ends nothing and floods no log.
 */
export class Loop {
  readonly #name: string;
  readonly #every: number;
  readonly #log: Logger;
  readonly #turn: () => Promise<void>;
  readonly #bell = new Bell();
  #running: Promise<void> | undefined;
  #stopping = false;

  constructor(name: string, every: number, log: Logger, turn: () => Promise<void>) {
    this.#name = name;
    this.#every = every;
    this.#log = log;
    this.#turn = turn;
  }

  start(): void {
    this.#running = this.#run();
  }

  wake(): void {
    this.#bell.ring();
  }

  /** For a turn that has done all there was to do: it is the last one. */
  end(): void {
    this.#stopping = true;
  }

  /** Lets the turn under way finish. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      await breathe();
      let failed = false;
      try {
        await this.#turn();
      } catch (error) {
        failed = true;
        this.#log.error({ err: error }, `${this.#name} failed; trying again`);
      }
      if (failed && !this.#stopping) await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE));
      else if (!this.#stopping) await this.#bell.wait(this.#every);
    }
  }
}
