import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RouteMeta } from '#contracts/define.ts';
import { Refusal } from '#kernel/errors.ts';

export type Budget = NonNullable<RouteMeta['limit']>;

/**
 * Requests per minute. `credentials` counts per address, because nobody is signed in yet: a school of 400 behind one
 * address signs in within a minute; guessing one account's password is stopped at the account, not here. The others
 * count per person, or per address for visitors.
 */
export const BUDGETS: Record<Budget, number> = { read: 1200, write: 300, credentials: 1000, upload: 30 };

export interface RateLimits {
  /** Takes one request from the budget; throws TOO_MANY_REQUESTS with `retryAfter` seconds. */
  take(budget: Budget, key: string): Promise<void>;
}

/** Limits of one process. */
export function memoryRateLimits(budgets: Record<Budget, number> = BUDGETS): RateLimits {
  const limiters = Object.fromEntries(
    Object.entries(budgets).map(([name, points]) => [name, new RateLimiterMemory({ points, duration: 60 })]),
  ) as Record<Budget, RateLimiterMemory>;
  return {
    async take(budget, key) {
      try {
        await limiters[budget].consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw new Refusal('TOO_MANY_REQUESTS', `Too many requests. Please wait ${retryAfter} seconds.`, {
          data: { retryAfter },
        });
      }
    },
  };
}
