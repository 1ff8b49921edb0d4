import type { Directory, Instance, Registration } from '#kernel/gateway/instances.ts';
import type { Logger } from '#kernel/logger.ts';
import type { RedisClient, RedisConnection } from '#kernel/redis/connection.ts';

/** Ids of instances that have told of themselves; what they told stands under a key of its own that expires. */
const IDS = 'instances';
const keyOf = (id: string): string => `instance:${id}`;
/** An instance that has said nothing for this long is gone. */
const LIFE_MS = 4000;
const LOOK_MS = 500;

/** How often an instance repeats itself; a few may be lost. */
export const TELL_MS = 1000;

export const redisRegistration = ({ client }: RedisConnection): Registration => ({
  async tell(instance) {
    await client
      .multi()
      .set(keyOf(instance.id), JSON.stringify(instance), { expiration: { type: 'PX', value: LIFE_MS } })
      .sAdd(IDS, instance.id)
      .exec();
  },
  async withdraw(id) {
    await client.multi().del(keyOf(id)).sRem(IDS, id).exec();
  },
});

/**
 * Looks twice a second who is there. While Redis is away, or has lost everything and is just being told again, the last
 * list stays: an instance that is gone fails and is left out by the balancer.
 */
export function redisDirectory({ client }: RedisConnection, log: Logger): Directory {
  let known: readonly Instance[] = [];
  let seen = Number.NEGATIVE_INFINITY;
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      const found = await readAll(client);
      const emptied = found.length === 0 && performance.now() - seen < 2 * LIFE_MS;
      if (!emptied) {
        tellChanges(known, found, log);
        known = found;
        seen = performance.now();
      }
    } catch {
      // The connection tells of itself in the log; the health report says how old the list is.
    } finally {
      looking = false;
    }
  };
  void look();
  const timer = setInterval(look, LOOK_MS);
  return {
    instances: () => known,
    fresh: () => performance.now() - seen < LIFE_MS,
    close: () => clearInterval(timer),
  };
}

async function readAll(client: RedisClient): Promise<Instance[]> {
  const ids = await client.sMembers(IDS);
  if (ids.length === 0) return [];
  const told = await client.mGet(ids.map(keyOf));
  const gone = ids.filter((_, index) => told[index] === null);
  if (gone.length > 0) await client.sRem(IDS, gone);
  return told.flatMap((text) => (text === null ? [] : [JSON.parse(text) as Instance]));
}

function tellChanges(before: readonly Instance[], after: readonly Instance[], log: Logger): void {
  const names = (instance: Instance) => ({ modules: instance.modules, url: instance.url, version: instance.version });
  const has = (list: readonly Instance[], one: Instance) => list.some(({ id }) => id === one.id);
  for (const instance of after) if (!has(before, instance)) log.info(names(instance), 'instance came');
  for (const instance of before) if (!has(after, instance)) log.info(names(instance), 'instance went');
}
