import { token } from '#kernel/container.ts';
import { LiveAnswer } from '#modules/ai/answering/live-answer.ts';

/** The answers this process is writing. Others see them in the database, in steps. */
export class Answers {
  readonly #live = new Map<string, LiveAnswer>();

  begin(turnId: string): LiveAnswer {
    const live = new LiveAnswer(turnId);
    this.#live.set(turnId, live);
    return live;
  }
  find(turnId: string): LiveAnswer | undefined {
    return this.#live.get(turnId);
  }
  forget(live: LiveAnswer): void {
    live.end();
    this.#live.delete(live.turnId);
  }
  all(): readonly LiveAnswer[] {
    return [...this.#live.values()];
  }
}
export const answersToken = token<Answers>('answers being written');
