import { type BulkheadPolicy, BulkheadRejectedError, bulkhead } from 'cockatiel';

/** There is no room for another call now. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/**
 * Lets so many calls through at once, of one school at most half of them, so that neither a slow endpoint nor a busy
 * school takes what the others need. A few wait in line; who comes after those is turned away at once.
 */
export class Gate {
  readonly #all: BulkheadPolicy;
  readonly #schools = new Map<string, BulkheadPolicy>();
  readonly #ofSchool: number;

  constructor(atOnce: number) {
    this.#all = bulkhead(atOnce, atOnce * 4);
    this.#ofSchool = Math.max(1, Math.ceil(atOnce / 2));
  }

  /** Calls that are in now. */
  get inside(): number {
    return [...this.#schools.values()].reduce((sum, one) => sum + this.#ofSchool - one.executionSlots, 0);
  }

  /**
   * Resolves to the way out, which must be taken. Rejects with NoRoom, at once or after `waitMs` in line, or when
   * `signal` is aborted meanwhile.
   */
  enter(schoolId: string, signal: AbortSignal, waitMs: number): Promise<() => void> {
    return new Promise((resolve, reject) => {
      let gone = false;
      const give = (up: Error) => {
        gone = true;
        clearTimeout(timer);
        reject(up);
      };
      const timer = setTimeout(() => give(new NoRoom('waited too long in line')), waitMs);
      const leaveLine = () => give(signal.reason instanceof Error ? signal.reason : new Error('left the line'));
      if (signal.aborted) return leaveLine();
      signal.addEventListener('abort', leaveLine, { once: true });
      const inside = (): Promise<void> => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leaveLine);
        return gone ? Promise.resolve() : new Promise((leave) => resolve(leave));
      };
      this.#of(schoolId)
        .execute(() => this.#all.execute(inside, signal), signal)
        .catch((error: Error) =>
          give(error instanceof BulkheadRejectedError ? new NoRoom('too many calls of models at once') : error),
        );
    });
  }

  #of(schoolId: string): BulkheadPolicy {
    const known = this.#schools.get(schoolId);
    if (known) return known;
    const made = bulkhead(this.#ofSchool, this.#ofSchool * 4);
    this.#schools.set(schoolId, made);
    return made;
  }
}
