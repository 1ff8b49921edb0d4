import type OpenAI from 'openai';
import type { Clock } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import { Circuits, isResting } from '#modules/ai/models/circuits.ts';
import { Clients } from '#modules/ai/models/client.ts';
import { type Asked, Dialect } from '#modules/ai/models/dialect.ts';
import { Gate, NoRoom } from '#modules/ai/models/gate.ts';
import { ProviderError, providerError } from '#modules/ai/models/provider-error.ts';
import { type End, readStream, readWhole } from '#modules/ai/models/read-answer.ts';
import { type AiProcessSettings, localOrigins } from '#modules/ai/models/settings.ts';

export type Endpoint = { readonly baseUrl: string; readonly key: string | null };
/** An answer that has begun: its first piece, and the rest as it comes. */
export type Begun = { readonly first: IteratorResult<string, End>; readonly rest: AsyncGenerator<string, End> };

type Attempt<T> = (client: OpenAI, dialect: Dialect) => Promise<T>;

/** The ways out of this process to endpoints, with everything that keeps them from harming it. */
export class Connection {
  readonly gate: Gate;
  /** Addresses inside the house that may be spoken to. */
  readonly local: ReadonlySet<string>;
  readonly circuits = new Circuits();
  readonly #clients: Clients;
  readonly #dialects = new Map<string, Dialect>();
  readonly #settings: AiProcessSettings;
  readonly #clock: Clock;

  constructor(settings: AiProcessSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.local = localOrigins(settings);
    this.gate = new Gate(settings.QUESTED_AI_AT_ONCE);
    this.#clients = new Clients(this.local, this.longestMs);
  }

  get longestMs(): number {
    return this.#settings.QUESTED_AI_LONGEST_SECONDS * 1000;
  }

  get patienceMs(): number {
    return this.#settings.QUESTED_AI_FIRST_SECONDS * 1000;
  }

  /** Until the first piece is there it is tried again; after it never, because somebody has read it. */
  async stream(endpoint: Endpoint, asked: Asked, signal: AbortSignal): Promise<Begun> {
    return this.#tried(endpoint, asked, signal, async (client, dialect) => {
      const rest = readStream(client, dialect.streamed(asked), signal, this.patienceMs, this.#clock);
      return { first: await rest.next(), rest };
    });
  }

  async whole(endpoint: Endpoint, asked: Asked, signal: AbortSignal): Promise<End & { text: string }> {
    return this.#tried(endpoint, asked, signal, (client, dialect) =>
      readWhole(client, dialect.body(asked), signal, this.#clock),
    );
  }

  /** One try without a net, past the breaker: somebody wants to know what is wrong. */
  async once(endpoint: Endpoint, asked: Asked, signal: AbortSignal): Promise<End & { text: string }> {
    const answer = await this.#spoken(endpoint, asked, (client, dialect) =>
      readWhole(client, dialect.body(asked), signal, this.#clock),
    );
    if (answer.finish === 'stopped') throw new ProviderError('slow', 'no answer in time');
    this.circuits.forget(endpoint.baseUrl);
    return answer;
  }

  /** Names of the models an endpoint lists; none when it lists none. */
  async models({ baseUrl, key }: Endpoint, signal: AbortSignal): Promise<string[]> {
    try {
      const { data } = await this.#clients.to(baseUrl, key).models.list({ signal });
      return data
        .map(({ id }) => id)
        .sort()
        .slice(0, 500);
    } catch {
      // Not every endpoint has such a list; the call that follows says what is wrong.
      return [];
    }
  }

  #tried<T>(endpoint: Endpoint, asked: Asked, signal: AbortSignal, attempt: Attempt<T>): Promise<T> {
    return this.circuits.run(endpoint.baseUrl, signal, () => this.#spoken(endpoint, asked, attempt));
  }

  /** In the words the endpoint understands, which it may have to be asked for first. */
  async #spoken<T>({ baseUrl, key }: Endpoint, asked: Asked, attempt: Attempt<T>): Promise<T> {
    const dialect = this.#dialect(baseUrl, asked.model);
    for (;;) {
      try {
        return await attempt(this.#clients.to(baseUrl, key), dialect);
      } catch (error) {
        const known = providerError(error, this.#clock);
        if (!dialect.learnt(known, asked)) throw known;
      }
    }
  }

  #dialect(baseUrl: string, model: string): Dialect {
    const key = `${model} ${baseUrl}`;
    const known = this.#dialects.get(key) ?? new Dialect();
    this.#dialects.set(key, known);
    return known;
  }
}

/** What a person is told of a call that brought nothing; faults of our own stay faults. */
export function unavailable(error: unknown): unknown {
  if (error instanceof ProviderError || error instanceof NoRoom || isResting(error)) {
    return new Refusal('AI_UNAVAILABLE', 'The model cannot be reached now.');
  }
  return error;
}
