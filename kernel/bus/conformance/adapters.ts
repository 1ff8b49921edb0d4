import type { Bus } from '#kernel/bus/bus.ts';
import { quietLog } from '#kernel/bus/conformance/node.ts';
import { InProcessBus, inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { redisStreamsBus } from '#kernel/bus/redis-streams.bus.ts';
import { redisConnection } from '#kernel/redis/connection.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { type RedisServer, startRedis } from '#kernel/testing/redis-server.ts';

export type AdapterName = 'in-process' | 'redis';
/** What a case may want otherwise than in operation. */
export type BusOptions = { readonly highWater?: number; readonly url?: string };

/** What an adapter brings: how it is made here and, by its name, in a spawned process (process.ts). */
export type AdapterUnderTest = {
  readonly name: AdapterName;
  /** Of its server, where it has one. */
  readonly server?: RedisServer;
  make(options?: BusOptions): Promise<Bus>;
  /** Takes everything from the transport that it holds, beginning with what this bus holds of it. */
  wipe(bus: Bus): Promise<void>;
  /** Everything the transport holds is gone, and it works, whatever the case before has done to it. */
  empty?(): Promise<void>;
  dispose(): Promise<void>;
};
export type MakeAdapter = () => Promise<AdapterUnderTest>;

/** The bus by its name, here and in spawned processes. */
export function busOf(name: AdapterName, url = '', options: BusOptions = {}): Bus {
  return name === 'in-process' ? inProcessBus() : redisStreamsBus({ url, log: quietLog(), ...options });
}

/** The in-process bus before the suite. */
export const inProcess: MakeAdapter = async () => ({
  name: 'in-process',
  make: async () => inProcessBus(),
  wipe: async (bus) => {
    if (bus instanceof InProcessBus) bus.wipe();
  },
  dispose: async () => {},
});

/** Redis Streams before the suite, with a server that a case may kill. */
export const redis: MakeAdapter = async () => {
  const server = await startRedis();
  const own = redisConnection({ url: server.url, name: 'suite', log: quietLog() });
  // The suite's own connection, too, has to come back first after the server died.
  const wipe = async () => void (await eventually('everything is wiped', () => own.client.flushAll()));
  return {
    name: 'redis',
    server,
    async make(options) {
      const bus = busOf('redis', server.url, options);
      await eventually('the bus is connected', () => bus.trouble === undefined);
      return bus;
    },
    wipe,
    async empty() {
      server.thaw();
      if (!(await own.untilReady(100))) await server.restart('lost');
      await own.untilReady(10_000);
      await wipe();
    },
    async dispose() {
      own.close();
      await server.stop();
    },
  };
};
