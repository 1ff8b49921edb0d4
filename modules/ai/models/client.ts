import { OpenAI } from 'openai';
import { Agent, fetch as fetchBy } from 'undici';
import { AddressRefused, addressProblem, lookupOutside } from '#modules/ai/models/address.ts';

/** No answer of a model is longer. */
const LARGEST = 16 * 1024 * 1024;

/**
 * Speaks to endpoints. Redirects are not followed, names that lead inside the house are not connected to; tries, waits
 * and deadlines are the caller's.
 */
export class Clients {
  readonly #local: ReadonlySet<string>;
  readonly #outside: Agent;
  readonly #inside: Agent;

  constructor(local: ReadonlySet<string>, longestMs: number) {
    this.#local = local;
    const common = { headersTimeout: longestMs, bodyTimeout: longestMs, maxResponseSize: LARGEST };
    this.#outside = new Agent({ ...common, connect: { timeout: 10_000, lookup: lookupOutside } });
    this.#inside = new Agent({ ...common, connect: { timeout: 10_000 } });
  }

  to(baseUrl: string, key: string | null): OpenAI {
    const problem = addressProblem(baseUrl, this.#local);
    if (problem) throw new AddressRefused(`${problem}: ${baseUrl}`);
    const dispatcher = this.#local.has(new URL(baseUrl).origin) ? this.#inside : this.#outside;
    return new OpenAI({
      baseURL: baseUrl,
      // Endpoints of one's own often have none, but the header must say something.
      apiKey: key || 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      maxRetries: 0,
      logLevel: 'off',
      fetch: (url, { method, headers, body, signal } = {}) =>
        fetchBy(String(url), {
          method: method ?? 'GET',
          headers: [...new Headers(headers)],
          body: typeof body === 'string' ? body : null,
          signal: signal ?? null,
          redirect: 'manual',
          dispatcher,
        }),
    });
  }
}
