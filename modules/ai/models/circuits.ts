import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  type IBackoffFactory,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel';
import { ProviderError } from '#modules/ai/models/provider-error.ts';

/** After so many outages in a row an endpoint is left alone … */
const FAILURES = 5;
/** … for this long; then one call finds out. */
const PAUSE = 20_000;
const RETRIES = 2;
/** An endpoint that asks to be left alone for longer is not waited for. */
const LONGEST_WAIT = 15_000;

type Context = IRetryBackoffContext<unknown>;
/** What the endpoint asks for, else a random time of a growing span. */
class Waits implements IBackoffFactory<Context> {
  readonly #usual: IBackoffFactory<unknown>;
  constructor(usual: IBackoffFactory<unknown>) {
    this.#usual = usual;
  }
  next(context: Context): IBackoff<Context> {
    const usual = this.#usual.next(context);
    const { result } = context;
    const asked = 'error' in result && result.error instanceof ProviderError ? result.error.retryAfter : undefined;
    const after = new Waits(usual);
    return { duration: asked ?? usual.duration, next: (following) => after.next(following) };
  }
}

const retries = retry(
  handleWhen((error) => error instanceof ProviderError && error.passing && (error.retryAfter ?? 0) <= LONGEST_WAIT),
  { maxAttempts: RETRIES, backoff: new Waits(new ExponentialBackoff({ initialDelay: 300, maxDelay: 5_000 })) },
);

/** One breaker for each endpoint. */
export class Circuits {
  readonly #breakers = new Map<string, CircuitBreakerPolicy>();

  /** Tries, and tries again where that may help. Rejects with BrokenCircuitError at once while the endpoint rests. */
  run<T>(endpoint: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const breaker = this.#of(endpoint);
    return retries.execute(() => {
      if (signal.aborted) throw signal.reason;
      return breaker.execute(attempt);
    }, signal);
  }

  /** Endpoints that are left alone now. */
  get open(): string[] {
    return [...this.#breakers].flatMap(([endpoint, { state }]) => (state === CircuitState.Open ? [endpoint] : []));
  }

  /** Every endpoint by its host: 1 while it is left alone. */
  get states(): Record<string, number> {
    return Object.fromEntries(
      [...this.#breakers].map(([endpoint, { state }]) => [hostOf(endpoint), state === CircuitState.Open ? 1 : 0]),
    );
  }

  /** Somebody changed the settings: the next call finds out at once. */
  forget(endpoint: string): void {
    this.#breakers.delete(endpoint);
  }

  #of(endpoint: string): CircuitBreakerPolicy {
    const known = this.#breakers.get(endpoint);
    if (known) return known;
    const made = circuitBreaker(
      handleWhen((error) => error instanceof ProviderError && error.outage),
      { halfOpenAfter: PAUSE, breaker: new ConsecutiveBreaker(FAILURES) },
    );
    this.#breakers.set(endpoint, made);
    return made;
  }
}

export const isResting = (error: unknown): boolean => error instanceof BrokenCircuitError;
const hostOf = (endpoint: string): string => (URL.canParse(endpoint) ? new URL(endpoint).host : endpoint);
