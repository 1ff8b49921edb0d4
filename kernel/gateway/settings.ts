import * as z from 'zod';
import { httpSettings } from '#kernel/config.ts';
import { redisSettings } from '#kernel/redis/settings.ts';

/** Settings of the gateway; README's table is printed from these. */
export const gatewaySettings = httpSettings.extend({
  ...redisSettings.partial().shape,
  QUESTED_INSTANCES: z
    .string()
    .default('')
    .describe('Instances beside those that register themselves: `user=http://10.0.0.4:3000, academic=http://…`.'),
  QUESTED_CANARY: z
    .string()
    .default('')
    .describe('Of a module’s callers, how many percent meet a version: `academic=1.3.0:10`.'),
  QUESTED_ANSWER_TIMEOUT: z.coerce
    .number()
    .min(1)
    .default(30)
    .describe('Seconds an instance may take to begin its answer.'),
  QUESTED_FLOOD: z.coerce
    .number()
    .int()
    .min(1)
    .default(60_000)
    .describe('API requests a minute one address may send (a whole school sits behind one).'),
});
