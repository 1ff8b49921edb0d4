import eventemitter2 from 'eventemitter2';

/** Who listens for what in this process; every listener gets its own copy of what was said. */
export class Listeners {
  readonly #emitter = new eventemitter2.EventEmitter2({ maxListeners: 0 });

  /** Listens until the returned function is called. */
  listen(topic: string, hear: (payload: unknown) => void): () => void {
    const listener = (text: string) => {
      try {
        hear(JSON.parse(text));
      } catch (error) {
        // The listener's fault, which is none of the notifier's business.
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    };
    this.#emitter.on(topic, listener);
    return () => void this.#emitter.off(topic, listener);
  }

  /** `text` is JSON. */
  notify(topic: string, text: string): void {
    this.#emitter.emit(topic, text);
  }

  clear(): void {
    this.#emitter.removeAllListeners();
  }
}
