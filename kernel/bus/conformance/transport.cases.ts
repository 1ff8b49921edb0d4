import { expect, test } from 'vitest';
import { type AdapterName, busOf } from '#kernel/bus/conformance/adapters.ts';
import { answers } from '#kernel/bus/conformance/answers.ts';
import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { counted, double, keeping, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import type { TestNode } from '#kernel/bus/conformance/node.ts';
import { outboxOf, perfect } from '#kernel/bus/conformance/oracle.ts';
import { aggregate, count, produce } from '#kernel/bus/conformance/produce.ts';
import { effectCount, settled } from '#kernel/bus/conformance/settled.ts';
import { eventsKey } from '#kernel/bus/redis/keys.ts';
import { redisStreamsBus } from '#kernel/bus/redis-streams.bus.ts';
import { ConfigurationError } from '#kernel/config.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import { EventStore } from '#kernel/events/store.ts';
import { makeLogger } from '#kernel/logger.ts';
import { on } from '#kernel/module.ts';
import { type RedisConnection, redisConnection, SILENCE } from '#kernel/redis/connection.ts';
import { deafProxy } from '#kernel/testing/deaf-proxy.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import type { RedisServer } from '#kernel/testing/redis-server.ts';

const academic = subscriber({ name: 'academic' });
const HIGH_WATER = 50;
const APPENDED_AT_ONCE = 500;
const alive = (): never => {
  throw new Error('told to die, in the process of the test');
};

/** What happens to the transport itself. In process there is none but memory: there a case forgets all that is in it. */
export function transportCases(harness: () => Harness, adapter: AdapterName): void {
  const apart = adapter === 'redis' ? test : test.skip;
  const why = adapter === 'redis' ? '' : ' (skipped: in process there is no connection that could fail)';
  const server = (): RedisServer => {
    const found = harness().server;
    if (!found) throw new Error('this adapter has no server');
    return found;
  };
  const withRedis = async <T>(use: (redis: RedisConnection) => Promise<T>): Promise<T> => {
    const redis = redisConnection({ url: server().url, name: 'case', log: makeLogger('silent') });
    try {
      await redis.untilReady(10_000);
      return await use(redis);
    } finally {
      redis.close();
    }
  };
  /** Commits until told to stop; answers how many. */
  const underLoad = (node: TestNode) => {
    let more = true;
    let committed = 0;
    const load = (async () => {
      for (; more; committed += 1) await count(node.context('user'), aggregate(committed % 20));
    })();
    return {
      committed: () => committed,
      async end() {
        more = false;
        await load;
        return committed;
      },
    };
  };

  test('C17 a slow group holds nobody up, is detached, and loses nothing', async () => {
    const gate = Promise.withResolvers<void>();
    const slow = subscriber({
      name: 'academic',
      hears: [
        on(
          counted,
          keeping(() => gate.promise),
        ),
      ],
    });
    const modules = [user, slow, subscriber({ name: 'notification' })];
    const timing = { lease: 60_000, beat: 1000, watch: 500, poll: 200, reaction: 60_000 };
    await fillOutbox(harness().database('user'), 3000, 100);
    const node = await harness().start({ modules, timing, busOptions: { highWater: HIGH_WATER } });
    expect(await settled(harness(), 'notification', 3000)).toEqual(perfect(3000));
    expect(await effectCount(harness(), 'academic')).toBe(0);
    if (harness().server) {
      const groups = () => new EventStore('user', harness().database('user')).groups();
      await eventually('the slow group is detached', async () =>
        (await groups()).some((group) => group.grp === 'academic' && group.state === 'detached'),
      );
      await withRedis(async ({ client }) => {
        for (const part of ALL_PARTITIONS)
          expect(await client.xLen(eventsKey('user', part))).toBeLessThanOrEqual(HIGH_WATER + APPENDED_AT_ONCE);
      });
    }
    gate.resolve();
    expect(await settled(harness(), 'academic', 3000)).toEqual(perfect(3000));
    await node.stop();
  });

  const blows: readonly [string, (node: TestNode, load: { committed(): number }) => Promise<void>][] = [
    ['is killed and comes back with its data', (_node, load) => killed('kept', load)],
    ['is killed and comes back without its data', (_node, load) => killed('lost', load)],
    ['stands still for a while', (node) => paused(node)],
  ];
  const killed = async (data: 'kept' | 'lost', load: { committed(): number }) => {
    await server().kill();
    const before = load.committed();
    await eventually('work goes on without it', () => load.committed() > before + 20);
    await server().restart(data);
  };
  const paused = async (node: TestNode) => {
    server().freeze();
    await eventually('it is missed', () => node.bus.trouble !== undefined);
    server().thaw();
  };
  test.for(blows)('C18 the transport %s under load, twice: nothing is lost', async ([, blow]) => {
    const node = await harness().start({ modules: [user, academic] });
    const other = await harness().spawn({
      modules: ['academic', 'notification', ...(harness().server ? [] : (['user'] as const))],
    });
    const load = underLoad(node);
    for (const death of [1, 2]) {
      await eventually('there is load', () => load.committed() > death * 30);
      if (harness().server) await blow(node, load);
      else await harness().wipe(node);
    }
    const committed = await load.end();
    expect(await settled(harness(), 'academic', committed)).toEqual(perfect(committed));
    expect(await settled(harness(), 'notification', committed)).toEqual(perfect(committed));
    await other.kill();
  });

  test('what is notified is heard by whoever listens now, in any process, each with a copy of its own', async () => {
    const here = (await harness().start({ modules: [user] })).bus;
    const there = adapter === 'redis' ? (await harness().start({ modules: [academic] })).bus : here;
    const heard: unknown[] = [];
    const spoil = (payload: unknown) => {
      heard.push(structuredClone(payload));
      Object.assign(payload as object, { page: 'another' });
    };
    const stops = [there.listen('stale', spoil), there.listen('stale', spoil)];
    await eventually('it is heard', () => {
      here.notify('stale', { page: 'home' });
      return heard.length >= 2;
    });
    expect(new Set(heard.map((payload) => JSON.stringify(payload)))).toEqual(new Set(['{"page":"home"}']));
    for (const stop of stops) stop();
  });

  apart(`C20 a transport that is set back to an older state heals${why}`, async () => {
    const node = await harness().start({ modules: [user, academic] });
    for (let n = 0; n < 5; n += 1) await count(node.context('user'), aggregate(1));
    await node.pipeline.deliverAll();
    const part = (await outboxOf(harness()))[0]?.part ?? 0;
    const key = eventsKey('user', part);
    await withRedis(async ({ client }) => {
      const kept = await client.xInfoStream(key);
      for (let n = 0; n < 5; n += 1) await count(node.context('user'), aggregate(1));
      await node.pipeline.deliverAll();
      // As a replica does that had not heard of the last entries when it took over.
      await client.del(key);
      await client.xAdd(key, String(kept['last-generated-id']), { e: 'older' });
      for (let n = 0; n < 5; n += 1) await count(node.context('user'), aggregate(1));
    });
    expect(await settled(harness(), 'academic', 15)).toEqual(perfect(15));
    for (const lag of await node.pipeline.lag()) expect(lag.alarms).toEqual([]);
  });

  apart(`C21 while the transport is away business goes on, and then everything is delivered${why}`, async () => {
    const node = await harness().start({ modules: [user, academic] });
    const heads = () => new EventStore('user', harness().database('user')).state();
    await produce(node.context('user'), { events: 20, writers: 1, aggregates: 10 });
    await server().kill();
    await eventually('it is missed', () => node.bus.trouble !== undefined);
    await produce(node.context('user'), { events: 300, writers: 2, aggregates: 10 });
    await eventually(
      'all have their positions',
      async () => (await heads()).reduce((sum, { head }) => sum + head, 0) === 320,
    );
    await expect(node.bus.request(double, { n: 1 }, { from: 'notification' })).rejects.toThrow(ModuleUnavailable);
    expect(node.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    await server().restart('lost');
    expect(await settled(harness(), 'academic', 320)).toEqual(perfect(320));
  });

  apart(`C21 modules start while the transport and their sources are away, and heal by themselves${why}`, async () => {
    await server().kill();
    const bus = busOf('redis', server().url);
    const listener = await harness().start({ modules: [academic], bus });
    await server().restart('lost');
    const source = await harness().spawn({ modules: ['user'], produce: { events: 50, writers: 1, aggregates: 10 } });
    await source.heard('produced');
    expect(await settled(harness(), 'academic', 50)).toEqual(perfect(50));
    const known = () => new EventStore('user', harness().database('user')).groups();
    await eventually('the source knows the group', async () =>
      (await known()).some((group) => group.grp === 'academic' && group.cursor > 0),
    );
    await source.kill();
    await listener.stop();
  });

  apart(`C22 a peer that vanished without a word is noticed on every connection${why}`, async () => {
    const proxy = await deafProxy(server().port);
    const bus = busOf('redis', `redis://127.0.0.1:${proxy.port}`);
    const answering = subscriber({ name: 'academic', answers: answers(alive) });
    try {
      const node = await harness().start({ modules: [user, answering, subscriber({ name: 'notification' })], bus });
      await produce(node.context('user'), { events: 10, writers: 1, aggregates: 5 });
      expect(await settled(harness(), 'academic', 10)).toEqual(perfect(10));
      const before = proxy.connections;
      proxy.deafen();
      const load = underLoad(node);
      // Commands, the readers of both groups, and the requests to all three modules.
      await eventually('every connection is made again', () => proxy.connections >= before + 6, 20_000);
      const committed = (await load.end()) + 10;
      expect(await settled(harness(), 'academic', committed)).toEqual(perfect(committed));
      const ask = () => node.context('notification').ask(double, { n: 2 });
      expect(await eventually('questions are answered', () => ask().catch(() => undefined))).toMatchObject({ n: 4 });
      await node.stop();
    } finally {
      await proxy.stop();
    }
  });

  apart(`C22 waiting longer in Redis than a connection may be silent is refused at the start${why}`, () => {
    expect(() => redisStreamsBus({ url: 'redis://127.0.0.1:1', block: SILENCE })).toThrow(ConfigurationError);
  });
}
