import type { Registration } from '#kernel/gateway/instances.ts';
import { redisRegistration } from '#kernel/gateway/redis-directory.ts';
import type { Logger } from '#kernel/logger.ts';
import { redisConnection } from '#kernel/redis/connection.ts';
import { memoryRateLimits, type RateLimits, redisRateLimits } from '#kernel/state/rate-limits.ts';
import { memoryRevocations, type Revocations, redisRevocations } from '#kernel/state/revocations.ts';

/** What processes share beside events: short-lived, losable, and made good from the databases when it is lost. */
export type SharedState = {
  readonly revocations: Revocations;
  readonly limits: RateLimits;
  /** Where a process tells gateways that it is there; absent where there is only one process. */
  readonly registration?: Registration;
  close(): void;
};

/** For one process. */
export const stateInMemory = (): SharedState => ({
  revocations: memoryRevocations(),
  limits: memoryRateLimits(),
  close: () => undefined,
});

/** For processes that run apart. */
export function stateInRedis(url: string, log: Logger): SharedState {
  const redis = redisConnection({ url, name: 'state', log });
  return {
    revocations: redisRevocations(redis),
    limits: redisRateLimits(redis),
    registration: redisRegistration(redis),
    close: () => redis.close(),
  };
}
