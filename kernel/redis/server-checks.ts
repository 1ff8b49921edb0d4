import type { Logger } from '#kernel/logger.ts';
import type { RedisConnection } from '#kernel/redis/connection.ts';

/**
 * Looks at the server whenever it is connected, and says what an operator should know: nothing of it stops the work,
 * because nothing is lost with Redis.
 */
export function watchServer(redis: RedisConnection, log: Logger): void {
  redis.onReady(() => {
    check(redis, log).catch((error: unknown) => log.debug({ err: error }, 'Redis does not tell of its settings'));
  });
}

async function check(redis: RedisConnection, log: Logger): Promise<void> {
  const version = /redis_version:(\d+)\.(\d+)/.exec(await redis.client.info('server'));
  if (version && Number(version[1]) * 100 + Number(version[2]) < 602)
    log.error({ version: version[0] }, 'Redis is too old: 6.2 or newer is needed');
  const settings = await redis.client.configGet(['maxmemory-policy', 'appendonly']);
  const policy = settings['maxmemory-policy'];
  if (policy && policy !== 'noeviction')
    log.error({ policy }, 'Redis throws data away when its memory is full: set maxmemory-policy noeviction');
  if (settings.appendonly === 'no')
    log.info('Redis keeps nothing across its restarts (appendonly no): events will be published again then');
}
