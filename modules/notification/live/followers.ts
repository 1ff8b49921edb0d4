import { token } from '#kernel/container.ts';
import type { NumberedNotice } from '#modules/notification/database/read-models/inbox.ts';

/** Somebody who watches their inbox through this process. What comes waits here until it is fetched. */
export class Follower {
  readonly personId: string;
  unread = 0;
  #waiting: NumberedNotice[] = [];
  #recount = false;
  #wake = Promise.withResolvers<void>();

  constructor(personId: string) {
    this.personId = personId;
  }

  hand(notice: NumberedNotice): void {
    this.#waiting.push(notice);
    this.#wake.resolve();
  }
  /** What is read has changed. */
  askToRecount(): void {
    this.#recount = true;
    this.#wake.resolve();
  }
  end(): void {
    this.#wake.resolve();
  }

  /** Resolves as soon as there is something to fetch. */
  get stirred(): Promise<void> {
    return this.#wake.promise;
  }
  fetch(): { notices: readonly NumberedNotice[]; recount: boolean } {
    const fetched = { notices: this.#waiting, recount: this.#recount };
    this.#waiting = [];
    this.#recount = false;
    this.#wake = Promise.withResolvers();
    return fetched;
  }
}

/** Everybody who watches an inbox through this process. */
export class Followers {
  readonly #of = new Map<string, Set<Follower>>();
  /** Up to which number notices were handed out; none while nobody watches. */
  handedOut: number | undefined;
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }
  get size(): number {
    return [...this.#of.values()].reduce((sum, { size }) => sum + size, 0);
  }
  personIds(): string[] {
    return [...this.#of.keys()];
  }
  of(personId: string): readonly Follower[] {
    return [...(this.#of.get(personId) ?? [])];
  }

  /** From now on everything that is handed out reaches this one. `last` is asked when nobody else watches yet. */
  async join(personId: string, last: () => Promise<number>): Promise<Follower> {
    const follower = new Follower(personId);
    const own = this.#of.get(personId) ?? new Set();
    this.#of.set(personId, own.add(follower));
    if (this.handedOut === undefined) {
      const at = await last();
      this.handedOut ??= at;
    }
    return follower;
  }
  leave(follower: Follower): void {
    const own = this.#of.get(follower.personId);
    own?.delete(follower);
    if (own?.size === 0) this.#of.delete(follower.personId);
    if (this.#of.size === 0) this.handedOut = undefined;
  }

  /** The process drains: lines are let go, and come back elsewhere. */
  endAll(): void {
    this.#ended = true;
    for (const own of this.#of.values()) for (const follower of own) follower.end();
  }
}
export const followersToken = token<Followers>('followers of inboxes');
