import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError, OpenAIError } from 'openai';
import type { Trouble } from '#contracts/ai/trouble.ts';
import type { Clock } from '#kernel/clock.ts';
import { AddressRefused } from '#modules/ai/models/address.ts';

/** What an endpoint did wrong, sorted by what is to be done about it. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly trouble: Trouble;
  /** Trying again may help. */
  readonly passing: boolean;
  /** Milliseconds the endpoint asks to be left alone. */
  readonly retryAfter: number | undefined;
  readonly status: number | undefined;

  constructor(
    kind: Trouble['kind'],
    detail: string,
    more: { passing?: boolean; retryAfter?: number | undefined; status?: number | undefined } = {},
  ) {
    super(`${kind}: ${detail}`);
    this.trouble = { kind, detail: detail.slice(0, 300) };
    this.passing = more.passing ?? false;
    this.retryAfter = more.retryAfter;
    this.status = more.status;
  }

  /** The endpoint itself is in trouble, whatever is asked of it. */
  get outage(): boolean {
    return ['unreachable', 'failing', 'slow'].includes(this.trouble.kind);
  }
}

/** Gives what was thrown while an endpoint was asked its place. */
export function providerError(error: unknown, clock: Clock): ProviderError {
  if (error instanceof ProviderError) return error;
  const refused = causeOf(error, AddressRefused);
  if (refused) return new ProviderError('refusedAddress', refused.message);
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return new ProviderError('slow', 'no answer in time');
  }
  if (error instanceof APIConnectionError) {
    return new ProviderError('unreachable', deepest(error), { passing: true });
  }
  if (error instanceof APIError) return ofStatus(error, clock);
  if (error instanceof SyntaxError || error instanceof OpenAIError) {
    return new ProviderError('notAnEndpoint', error.message, { passing: true });
  }
  if (error instanceof TypeError || (error instanceof Error && 'code' in error)) {
    return new ProviderError('unreachable', deepest(error), { passing: true });
  }
  throw error;
}

function ofStatus(error: APIError, clock: Clock): ProviderError {
  const { status, code } = error;
  const detail = error.message;
  if (status === undefined) return new ProviderError('failing', detail, { passing: true });
  const more = { status, retryAfter: retryAfterOf(error.headers, clock) };
  if (status === 401 || status === 403) return new ProviderError('wrongKey', detail, more);
  if (code === 'insufficient_quota' || status === 402) return new ProviderError('quota', detail, more);
  if (status === 429) return new ProviderError('busy', detail, { ...more, passing: true });
  if (status >= 500 || status === 408 || status === 409) {
    return new ProviderError('failing', detail, { ...more, passing: true });
  }
  if (status >= 300 && status < 400) return new ProviderError('refusedAddress', 'it sends elsewhere', more);
  if (status === 404 || status === 405) {
    // An endpoint says in JSON that it knows no such model; another kind of server says that there is no such page.
    const spoke = typeof error.error === 'object' && error.error !== null && 'message' in error.error;
    const ofModel = spoke && /model/i.test(detail);
    return new ProviderError(ofModel ? 'unknownModel' : 'notAnEndpoint', detail, more);
  }
  return new ProviderError(
    /model.*(not exist|not found|unknown)/i.test(detail) ? 'unknownModel' : 'refusedRequest',
    detail,
    more,
  );
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); anything else says nothing. */
function retryAfterOf(headers: Headers | undefined, clock: Clock): number | undefined {
  const text = headers?.get('retry-after')?.trim();
  if (!text) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - clock.now();
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined;
}

function causeOf<T extends Error>(error: unknown, kind: new (...given: never[]) => T): T | undefined {
  let at: unknown = error;
  for (let depth = 0; at instanceof Error && depth < 6; depth++) {
    if (at instanceof kind) return at;
    at = at.cause;
  }
  return undefined;
}

function deepest(error: Error): string {
  let at = error;
  while (at.cause instanceof Error) at = at.cause;
  const code = 'code' in at ? String(at.code) : '';
  return [code, at.message].filter(Boolean).join(' ');
}
