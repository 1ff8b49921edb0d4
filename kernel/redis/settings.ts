import * as z from 'zod';

/** The Redis that processes running apart share; README's table is printed from this. */
export const redisSettings = z.object({
  QUESTED_REDIS_URL: z
    .url()
    .describe('Apart: Redis shared by all processes, e.g. `redis://:password@redis:6379`. Secret.'),
});
