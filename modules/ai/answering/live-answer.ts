/**
 * An answer while this process writes it. Whoever follows sees what has come so far and every further piece, in order;
 * nobody who stops following stops the answer.
 */
export class LiveAnswer {
  readonly turnId: string;
  readonly #stop = new AbortController();
  readonly #over = Promise.withResolvers<void>();
  #text = '';
  #wake = Promise.withResolvers<void>();
  #ended = false;

  constructor(turnId: string) {
    this.turnId = turnId;
  }

  get text(): string {
    return this.#text;
  }
  get signal(): AbortSignal {
    return this.#stop.signal;
  }
  /** Until its end is written into the database. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  add(piece: string): void {
    if (!piece) return;
    this.#text += piece;
    this.#stir();
  }
  /** By the asker, or because the rest is of no use. What came stays. */
  stop(): void {
    this.#stop.abort();
  }
  end(): void {
    this.#ended = true;
    this.#stir();
    this.#over.resolve();
  }

  /** What comes after the first `from` characters, until the end or until the follower leaves. */
  async *follow(from: number, left: AbortSignal | undefined): AsyncGenerator<string> {
    const away = Promise.withResolvers<void>();
    left?.addEventListener('abort', () => away.resolve(), { once: true });
    let at = from;
    while (!left?.aborted) {
      const wake = this.#wake.promise;
      if (at < this.#text.length) {
        const piece = this.#text.slice(at);
        at = this.#text.length;
        yield piece;
      } else if (this.#ended) return;
      else await Promise.race([wake, away.promise]);
    }
  }

  #stir(): void {
    const { resolve } = this.#wake;
    this.#wake = Promise.withResolvers<void>();
    resolve();
  }
}
