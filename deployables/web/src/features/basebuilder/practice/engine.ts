import type * as z from 'zod';
import { accepts } from '#contracts/basebuilder/judgement.ts';
import type {
  NothingBecause,
  PackedItem,
  PresentationView,
  SessionKind,
  SessionView,
  Solved,
  SummaryWord,
} from '#contracts/basebuilder/practice-views.ts';
import { ApiProblem } from '../../../api/problem.ts';

export type Scope = { kind: SessionKind; thingId?: string | undefined; query?: string | undefined };
/** What an answer came to. Without a line nobody knows yet when the word comes again. */
export type Outcome = Pick<
  Solved,
  'right' | 'given' | 'accepted' | 'title' | 'explanation' | 'levelBefore' | 'levelAfter' | 'relatedTo'
> & {
  inDays: number | undefined;
};
export type Word = Omit<SummaryWord, 'dueDay'> & { inDays: number | undefined };

export type State =
  | { step: 'opening' }
  | { step: 'failed'; problem: ApiProblem }
  | { step: 'nothing'; because: z.infer<typeof NothingBecause> | 'offline' }
  | { step: 'asking'; asked: PresentationView; problem?: ApiProblem }
  | { step: 'sending'; asked: PresentationView; given: string }
  | { step: 'answered'; asked: PresentationView; outcome: Outcome }
  | { step: 'over' };
export type View = State & {
  title: string | null;
  done: number;
  length: number;
  offline: boolean;
  words: readonly Word[];
};

type Step = { session: SessionView | null; next: PresentationView | null };
/** The line to the server and what is kept on the device; tests put their own in the place. */
export type Ports = {
  now(): number;
  online(): boolean;
  start(scope: Scope): Promise<Step & { nothing: z.infer<typeof NothingBecause> | null }>;
  solve(said: {
    id: PresentationView['itemId'];
    presentationId: PresentationView['id'];
    answer: string;
    ms: number;
    sessionId?: SessionView['id'];
  }): Promise<Step & { result: Solved }>;
  end(id: SessionView['id']): Promise<unknown>;
  pack(): Promise<readonly PackedItem[]>;
  packed(id: string): Promise<PackedItem | undefined>;
  unpack(id: string): Promise<void>;
  queue(answer: {
    presentationId: PresentationView['id'];
    itemId: PresentationView['itemId'];
    answer: string;
    ms: number;
    at: string;
  }): Promise<void>;
};

const SESSION_LENGTH = 15;
const isOffline = (problem: unknown): boolean => problem instanceof ApiProblem && problem.code === 'OFFLINE';

/**
 * One session on this device. With a line the server asks and judges; when the line breaks, it goes on with the questions
 * that were taken along, judges them by the same rules and keeps the answers until they can be sent.
 */
export class Engine {
  readonly #ports: Ports;
  readonly #scope: Scope;
  readonly #changed: () => void;
  #state: State = { step: 'opening' };
  #session: SessionView | null = null;
  #next: PresentationView | null = null;
  #pack: PackedItem[] | undefined;
  #words: Word[] = [];
  #askedAt = 0;
  #asked = new Set<string>();
  #view: View | undefined;

  constructor(scope: Scope, ports: Ports, changed: () => void) {
    this.#scope = scope;
    this.#ports = ports;
    this.#changed = changed;
  }

  get view(): View {
    const offline = this.#pack !== undefined;
    const done = offline ? this.#words.length : (this.#session?.answered ?? 0);
    const left = this.#pack?.length ?? 0;
    const asking = this.#state.step === 'asking' || this.#state.step === 'sending' ? 1 : 0;
    this.#view ??= {
      ...this.#state,
      title: this.#session?.title ?? null,
      done,
      length: offline ? Math.min(SESSION_LENGTH, done + left + asking) : (this.#session?.length ?? SESSION_LENGTH),
      offline,
      words: this.#words,
    };
    return this.#view;
  }

  async open(): Promise<void> {
    this.#become({ step: 'opening' });
    if (!this.#ports.online()) return this.#openPack(new ApiProblem({ code: 'OFFLINE' }));
    try {
      const begun = await this.#ports.start(this.#scope);
      this.#session = begun.session;
      if (begun.nothing) return this.#become({ step: 'nothing', because: begun.nothing });
      this.#ask(begun.next);
    } catch (problem) {
      if (isOffline(problem)) return this.#openPack(problem as ApiProblem);
      if (!(problem instanceof ApiProblem)) throw problem;
      this.#become({ step: 'failed', problem });
    }
  }

  async answer(given: string): Promise<void> {
    if (this.#state.step !== 'asking') return;
    const { asked } = this.#state;
    const ms = Math.max(0, this.#ports.now() - this.#askedAt);
    this.#become({ step: 'sending', asked, given });
    try {
      if (this.#pack || !this.#ports.online()) throw new ApiProblem({ code: 'OFFLINE' });
      const { result, next, session } = await this.#ports.solve({
        id: asked.itemId,
        presentationId: asked.id,
        answer: given,
        ms,
        ...(this.#session ? { sessionId: this.#session.id } : {}),
      });
      this.#session = session ?? this.#session;
      this.#next = next;
      void this.#ports.unpack(asked.id);
      this.#answered(asked, result, result.inDays);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (!isOffline(problem)) return this.#refused(asked, problem);
      await this.#answerHere(asked, given, ms, problem);
    }
  }

  /** After an answer: the next question, or the end. */
  async next(): Promise<void> {
    if (this.#state.step !== 'answered') return;
    if (!this.#pack) return this.#ask(this.#next);
    if (this.#words.length >= SESSION_LENGTH) return this.#become({ step: 'over' });
    this.#ask(this.#pack.shift() ?? null);
  }

  /** Stops here; what was answered counts. */
  async stop(): Promise<void> {
    const id = this.#session?.id;
    this.#become({ step: 'over' });
    if (id && !this.#pack) await this.#ports.end(id).catch(() => undefined);
  }

  /** A question that cannot be answered any more (taken away meanwhile) is passed over. */
  async #refused(asked: PresentationView, problem: ApiProblem): Promise<void> {
    void this.#ports.unpack(asked.id);
    const gone = problem.fields.some(({ reason }) => ['item_archived', 'not_delivered', 'unknown'].includes(reason));
    if (!gone) return this.#become({ step: 'asking', asked, problem });
    await this.open();
  }

  async #openPack(problem: ApiProblem): Promise<void> {
    // What a pupil chose themselves is not taken along; today's words are.
    const pack = this.#scope.kind === 'due' ? [...(await this.#ports.pack())] : [];
    if (pack.length === 0 && this.#scope.kind !== 'due') return this.#become({ step: 'failed', problem });
    if (pack.length === 0) return this.#become({ step: 'nothing', because: 'offline' });
    this.#pack = pack;
    this.#ask(this.#pack.shift() ?? null);
  }

  async #answerHere(asked: PresentationView, given: string, ms: number, problem: ApiProblem): Promise<void> {
    const known = 'accepted' in asked ? (asked as PackedItem) : await this.#ports.packed(asked.id);
    if (!known) return this.#become({ step: 'asking', asked, problem });
    try {
      const at = new Date(this.#ports.now()).toISOString();
      await this.#ports.queue({ presentationId: asked.id, itemId: asked.itemId, answer: given, ms, at });
    } catch {
      return this.#become({ step: 'asking', asked, problem });
    }
    this.#pack ??= (await this.#ports.pack()).filter(({ id }) => id !== asked.id && !this.#asked.has(id));
    const right = accepts(known.accepted, given);
    const first =
      known.accepted.find((one) => known.choices.includes(one)) ?? known.accepted.find((one) => one === known.title);
    const accepted = first === undefined ? known.accepted : [first, ...known.accepted.filter((one) => one !== first)];
    const outcome = {
      right,
      given,
      accepted,
      title: known.title,
      explanation: known.explanation,
      // What an older version of the page took along does not say it.
      relatedTo: known.relatedTo ?? null,
      levelBefore: asked.level,
      levelAfter: Math.min(5, Math.max(0, asked.level + (right ? 1 : -1))),
    };
    this.#answered(asked, outcome, undefined);
  }

  #answered(asked: PresentationView, solved: Omit<Outcome, 'inDays'>, inDays: number | undefined): void {
    this.#asked.add(asked.id);
    const { right, given, title, levelBefore, levelAfter } = solved;
    this.#words = [
      ...this.#words,
      { itemId: asked.itemId, question: asked.question, right, given, title, levelBefore, levelAfter, inDays },
    ];
    this.#become({ step: 'answered', asked, outcome: { ...solved, inDays } });
  }

  #ask(asked: PresentationView | null): void {
    if (asked) this.#askedAt = this.#ports.now();
    this.#become(asked ? { step: 'asking', asked } : { step: 'over' });
  }

  #become(state: State): void {
    this.#state = state;
    this.#view = undefined;
    this.#changed();
  }
}
