import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RouteMeta } from '#contracts/define.ts';
import { Refusal } from '#kernel/errors.ts';
import type { RedisConnection } from '#kernel/redis/connection.ts';

export type Budget = NonNullable<RouteMeta['limit']>;

/**
 * Requests per minute. `credentials` counts per address, because nobody is signed in yet: a school of 400 behind one
 * address signs in within a minute; guessing one account's password is stopped at the account, not here. The others
 * count per person, or per address for visitors.
 */
export const BUDGETS: Record<Budget, number> = { read: 1200, write: 300, credentials: 1000, upload: 30 };

export interface RateLimits<Name extends string = Budget> {
  /** Takes one request from the budget; throws TOO_MANY_REQUESTS with `retryAfter` seconds. */
  take(budget: Name, key: string): Promise<void>;
}

/** Limits of one process. */
export const memoryRateLimits = <Name extends string = Budget>(
  budgets: Record<Name, number> = BUDGETS as Record<Name, number>,
): RateLimits<Name> => limitsBy(budgets, (_name, points) => new RateLimiterMemory({ points, duration: 60 }));

/** Limits that every process on this Redis shares; while it is away, each process counts for itself. */
export const redisRateLimits = <Name extends string = Budget>(
  { client }: RedisConnection,
  budgets: Record<Name, number> = BUDGETS as Record<Name, number>,
): RateLimits<Name> =>
  limitsBy(
    budgets,
    (name, points) =>
      new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        keyPrefix: `limit:${name}`,
        points,
        duration: 60,
        insuranceLimiter: new RateLimiterMemory({ points, duration: 60 }),
      }),
  );

function limitsBy<Name extends string>(
  budgets: Record<Name, number>,
  make: (name: string, points: number) => RateLimiterAbstract,
): RateLimits<Name> {
  const limiters = Object.fromEntries(
    Object.entries<number>(budgets).map(([name, points]) => [name, make(name, points)]),
  ) as Record<Name, RateLimiterAbstract>;
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
