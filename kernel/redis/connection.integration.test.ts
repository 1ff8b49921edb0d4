import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeLogger } from '#kernel/logger.ts';
import { type RedisConnection, reconnectIn, redisConnection } from '#kernel/redis/connection.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { type RedisServer, startRedis } from '#kernel/testing/redis-server.ts';

describe('a connection to Redis', () => {
  let server: RedisServer;
  let connection: RedisConnection | undefined;
  const logged: string[] = [];
  const log = makeLogger('info', { write: (line) => void logged.push(line) });
  const connect = (): RedisConnection => {
    const made = redisConnection({ url: server.url, name: 'test', log });
    connection = made;
    return made;
  };
  beforeAll(async () => {
    server = await startRedis();
  });
  afterEach(() => {
    connection?.close();
    logged.length = 0;
  });
  afterAll(() => server.stop());

  test('is made while there is no server yet, says so, and is there when the server is', async () => {
    await server.kill();
    const made = connect();
    expect(made.trouble).toMatch(/away/);
    await expect(made.ping()).rejects.toThrow();
    await server.restart('lost');
    expect(await made.untilReady(10_000)).toBe(true);
    expect(made.trouble).toBeUndefined();
    await made.ping();
  });

  test('comes back with its subscriptions after the server was killed, and says both once', async () => {
    const made = connect();
    await made.untilReady(10_000);
    const heard: string[] = [];
    await made.client.subscribe('news', (message) => void heard.push(message));
    await server.kill();
    await eventually('it is missed', () => !made.ready);
    await expect(made.client.set('key', 'value')).rejects.toThrow();
    await server.restart('lost');
    await eventually('it is heard again', async () => {
      await made.client.publish('news', 'again');
      return heard.length > 0;
    });
    expect(logged.filter((line) => line.includes('Redis is away')).length).toBe(1);
  });

  test('is replaced when the server answers no more, though it is written to all the time', async () => {
    const made = connect();
    await made.untilReady(10_000);
    server.freeze();
    const writing = setInterval(() => made.client.incr('busy').catch(() => {}), 50);
    const failed = await made.client.get('key').catch((error: unknown) => error);
    clearInterval(writing);
    expect(failed).toBeInstanceOf(Error);
    server.thaw();
    expect(await made.untilReady(10_000)).toBe(true);
  });

  test('tries again quickly at first and at most about once a second', () => {
    expect(reconnectIn(0)).toBeLessThanOrEqual(60);
    for (let retries = 6; retries < 100; retries += 1) {
      expect(reconnectIn(retries)).toBeGreaterThanOrEqual(800);
      expect(reconnectIn(retries)).toBeLessThanOrEqual(1200);
    }
  });
});
