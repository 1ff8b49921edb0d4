import type { AnswerChanges, AnswersSaved, KeptAnswer, QuizAnswer } from '#contracts/assessment/attempts.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import type { SavedState } from '../../../../design/use-autosave.ts';

type Entries = Readonly<Record<string, KeptAnswer>>;
type Refused = AnswersSaved['refused'][string];

/** What the page shows of the answers at one moment. */
export type Kept = {
  readonly entries: Entries;
  /** Why the server does not take what stands in an item. */
  readonly refused: Readonly<Record<string, Refused>>;
  readonly saved: SavedState;
};

type Options = {
  entries: Entries;
  /** What was typed on this device and never confirmed, from before the page was opened. */
  found: Entries | undefined;
  send: (changes: AnswerChanges) => Promise<AnswersSaved>;
  /** Puts what is not confirmed onto the device; answers whether it took it. */
  keep: (pending: Entries) => boolean;
  forget: () => void;
  /** The server's time as far as it is known, in milliseconds. */
  now: () => number;
  /** A line that is away, or a session that ran out: worth another try. */
  mayPass: (problem: ApiProblem) => boolean;
};

const same = (one: KeptAnswer | undefined, other: KeptAnswer): boolean =>
  JSON.stringify([one?.answer ?? null, one?.flagged ?? false]) === JSON.stringify([other.answer, other.flagged]);

/**
 * The answers of one attempt on this device. Every change is on the device at once and travels alone; it counts as kept
 * when the server has confirmed it. Where another device was later, its answer comes in; where this one was, it goes on.
 */
export class AnswerKeeper {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  /** The revision the server is known to have of each item. */
  readonly #known = new Map<string, number>();
  #pending: Record<string, KeptAnswer> = {};
  #busy: Promise<void> | undefined;
  #kept: Kept;

  constructor(options: Options) {
    this.#options = options;
    for (const [id, { rev }] of Object.entries(options.entries)) this.#known.set(id, rev);
    this.#kept = { entries: options.entries, refused: {}, saved: { kind: 'clean' } };
    for (const [id, mine] of Object.entries(options.found ?? {})) {
      const theirs = options.entries[id];
      if (same(theirs, mine) || (theirs && Date.parse(theirs.at) > Date.parse(mine.at))) continue;
      this.#put(id, mine);
    }
    if (this.dirty) this.#say({ saved: { kind: 'device', at: Date.now() } });
    else options.forget();
  }

  get kept(): Kept {
    return this.#kept;
  }
  get dirty(): boolean {
    return Object.keys(this.#pending).length > 0;
  }
  /** What the server has not confirmed yet, as it travels. */
  get changes(): AnswerChanges {
    return { ...this.#pending };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  answer(id: string, answer: QuizAnswer | null): void {
    this.#change(id, { answer, flagged: this.#kept.entries[id]?.flagged ?? false });
  }
  flag(id: string, flagged: boolean): void {
    this.#change(id, { answer: this.#kept.entries[id]?.answer ?? null, flagged });
  }

  /** Sends what is not confirmed; changes made meanwhile go with the next call. */
  flush = async (): Promise<void> => {
    while (this.#busy) await this.#busy;
    if (!this.dirty) return;
    const sending = this.#pending;
    this.#say({ saved: { kind: 'saving' } });
    this.#busy = this.#options.send({ ...sending }).then(
      (told) => this.take(told, sending),
      (problem: ApiProblem) => {
        const away = this.#options.mayPass(problem);
        this.#say({ saved: away ? { kind: 'device', at: Date.now() } : { kind: 'refused', problem } });
      },
    );
    await this.#busy;
    this.#busy = undefined;
  };

  /** What the server said to `sending`. */
  take({ saved, newer, refused }: AnswersSaved, sending: Entries): void {
    const entries = { ...this.#kept.entries };
    for (const [id, { rev }] of Object.entries(saved)) {
      this.#known.set(id, rev);
      this.#settle(id, sending[id]);
    }
    for (const [id, theirs] of Object.entries(newer)) {
      this.#known.set(id, theirs.rev);
      const mine = this.#pending[id];
      // Typed here after what another device had sent: here is where the pupil is.
      if (mine && Date.parse(mine.at) > Date.parse(theirs.at)) this.#pending[id] = { ...mine, rev: theirs.rev + 1 };
      else {
        delete this.#pending[id];
        entries[id] = theirs;
      }
    }
    // What is refused stands in its field until it is changed; it is not sent again as it is.
    for (const id of Object.keys(refused)) this.#settle(id, sending[id]);
    const stillRefused = Object.fromEntries(
      Object.entries({ ...this.#kept.refused, ...refused }).filter(([id]) => !(id in saved) && !(id in newer)),
    );
    this.#store();
    this.#say({
      entries,
      refused: stillRefused,
      saved: this.dirty ? { kind: 'saving' } : { kind: 'saved', at: Date.now() },
    });
  }

  #settle(id: string, sent: KeptAnswer | undefined): void {
    const mine = this.#pending[id];
    if (!mine || !sent) return;
    if (same(mine, sent)) delete this.#pending[id];
    else this.#pending[id] = { ...mine, rev: (this.#known.get(id) ?? 0) + 1 };
  }

  #change(id: string, change: Pick<KeptAnswer, 'answer' | 'flagged'>): void {
    const at = new Date(this.#options.now()).toISOString();
    this.#put(id, { ...change, rev: 0, at });
    const { [id]: _gone, ...refused } = this.#kept.refused;
    const stored = this.#store();
    this.#say({ refused, saved: { kind: stored ? 'saving' : 'nowhere' } });
  }

  #put(id: string, entry: KeptAnswer): void {
    const mine = { ...entry, rev: (this.#known.get(id) ?? 0) + 1 };
    this.#pending = { ...this.#pending, [id]: mine };
    this.#kept = { ...this.#kept, entries: { ...this.#kept.entries, [id]: mine } };
  }

  #store(): boolean {
    if (this.dirty) return this.#options.keep(this.#pending);
    this.#options.forget();
    return true;
  }

  #say(part: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...part };
    for (const listener of this.#listeners) listener();
  }
}
