import { Queue, Worker } from 'bullmq';
import { createClient } from 'redis';
import { EVENTS, filled, REPEATS } from '#kernel/bus/bench/backlog.bench.ts';
import { median, say, timed } from '#kernel/bus/conformance/figures.ts';
import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { counted, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { quietLog } from '#kernel/bus/conformance/node.ts';
import { compareAndAppend } from '#kernel/bus/redis/append.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';
import { EventStore } from '#kernel/events/store.ts';
import { on } from '#kernel/module.ts';
import { type RedisClient, redisConnection } from '#kernel/redis/connection.ts';

const BATCH = 100;
const rate = (ms: number): string => `${(EVENTS / ms).toFixed(1)} k/s`;

/** G3 to G6: what goes through Redis, against the bare commands and against BullMQ. All in one process on both sides. */
export async function streams(harness: Harness): Promise<void> {
  const url = harness.server?.url ?? '';
  const redis = redisConnection({ url, name: 'bench', log: quietLog() });
  await redis.untilReady(10_000);
  await filled(harness);
  const payloads = await envelopes(harness);
  await harness.reset();
  await append(redis.client, payloads);
  await harness.reset();
  await throughput(harness, redis.client, payloads);
  await outbox(harness, redis.client);
  redis.close();
  await harness.reset();
}

async function envelopes(harness: Harness): Promise<string[]> {
  const store = new EventStore('user', harness.database('user'));
  const all = await Promise.all(ALL_PARTITIONS.map((part) => store.read(part, 0, EVENTS)));
  return all.flat().map((event) => event.bytes);
}

const batches = (payloads: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(payloads.length / size) }, (_, n) => payloads.slice(n * size, (n + 1) * size));

async function append(client: RedisClient, payloads: readonly string[]): Promise<void> {
  const ratios: number[] = [];
  let figures = '';
  for (let n = 0; n <= REPEATS; n += 1) {
    await client.flushAll();
    const raw = await timed(async () => {
      for (const batch of batches(payloads, BATCH)) await Promise.all(batch.map((e) => client.xAdd('raw', '*', { e })));
    });
    const ours = await timed(async () => {
      let from = 1;
      for (const batch of batches(payloads, BATCH)) {
        await compareAndAppend(client, 'user', 0, from, false, batch);
        from += batch.length;
      }
    });
    // The first one warms up.
    if (n > 0) ratios.push(raw / ours);
    figures = `${rate(ours)} / ${rate(raw)}`;
  }
  const ratio = median(ratios);
  say('G3 compare-and-append / pipelined XADD, batch 100', `${ratio.toFixed(2)} (${figures})`, '>= 1.0', ratio >= 1);
}

async function throughput(harness: Harness, client: RedisClient, payloads: readonly string[]): Promise<void> {
  const ours: number[] = [];
  const raw: number[] = [];
  const peer: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) {
    ours.push(await pipeline(harness));
    raw.push(await bare(client, payloads));
    peer.push(await bullmq(harness.server?.url ?? '', payloads));
  }
  const limit = median(raw) / median(ours);
  const figures = `${limit.toFixed(2)} (${rate(median(ours))} / ${rate(median(raw))})`;
  say('G4 outbox, relay, stream, handler / XADD XREADGROUP XACK', figures, '>= 0.7', limit >= 0.7);
  const times = median(peer) / median(ours);
  const against = `${times.toFixed(2)} (${rate(median(ours))} / ${rate(median(peer))})`;
  say('G5 the same / BullMQ addBulk and process, 100 at once', against, '>= 4', times >= 4);
}

/** From committed rows without positions to the last call of a reaction that does nothing. */
async function pipeline(harness: Harness): Promise<number> {
  await fillOutbox(harness.database('user'), EVENTS, 100);
  const last = Promise.withResolvers<void>();
  let done = 0;
  const nothing = on(counted, async () => {
    done += 1;
    if (done === EVENTS) last.resolve();
  });
  const start = performance.now();
  await harness.start({ modules: [user, subscriber({ name: 'academic', hears: [nothing] })], timing: {} });
  await last.promise;
  const ms = performance.now() - start;
  await harness.reset();
  return ms;
}

async function bare(client: RedisClient, payloads: readonly string[]): Promise<number> {
  await client.flushAll();
  const reader = client.duplicate();
  await reader.connect();
  await client.xGroupCreate('raw', 'g', '0', { MKSTREAM: true });
  const ms = await timed(async () => {
    const written = (async () => {
      for (const batch of batches(payloads, BATCH)) await Promise.all(batch.map((e) => client.xAdd('raw', '*', { e })));
    })();
    for (let seen = 0; seen < payloads.length; ) {
      const reply = await reader.xReadGroup('g', 'c', { key: 'raw', id: '>' }, { COUNT: BATCH, BLOCK: 1000 });
      const found = ((reply ?? []) as unknown as { messages: { id: string; message: { e: string } }[] }[]).flatMap(
        ({ messages }) => messages,
      );
      for (const { message } of found) JSON.parse(message.e);
      if (found.length > 0) {
        await client.xAck(
          'raw',
          'g',
          found.map(({ id }) => id),
        );
      }
      seen += found.length;
    }
    await written;
  });
  reader.destroy();
  return ms;
}

/** BullMQ takes clients of ours, so that both sides speak to Redis through the same library. */
async function bullmq(url: string, payloads: readonly string[]): Promise<number> {
  const client = createClient({ url });
  await client.connect();
  const queue = new Queue('bench', { connection: client as never });
  const last = Promise.withResolvers<void>();
  let done = 0;
  const count = async () => {
    done += 1;
    if (done === payloads.length) last.resolve();
  };
  const blocking = client.duplicate();
  const worker = new Worker('bench', count, { connection: blocking as never, concurrency: BATCH });
  await worker.waitUntilReady();
  const ms = await timed(async () => {
    for (const batch of batches(payloads, 500))
      await queue.addBulk(batch.map((e) => ({ name: 'counted', data: { e }, opts: { removeOnComplete: true } })));
    await last.promise;
  });
  await worker.close();
  await queue.close();
  for (const one of [client, blocking]) one.destroy();
  return ms;
}

/** G6: committed rows into the stream, against reading them, XADD, and deleting them. */
async function outbox(harness: Harness, client: RedisClient): Promise<void> {
  const ours: number[] = [];
  const plain: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) {
    await fillOutbox(harness.database('user'), EVENTS, 100);
    ours.push(
      await timed(async () => {
        const node = await harness.start({ modules: [user], timing: {} });
        await node.stop();
      }),
    );
    await harness.reset();
    await fillOutbox(harness.database('user'), EVENTS, 100);
    plain.push(await timed(() => readAddDelete(harness, client)));
    await harness.reset();
  }
  const ratio = median(plain) / median(ours);
  const figures = `${ratio.toFixed(2)} (${rate(median(ours))} / ${rate(median(plain))})`;
  say('G6 outbox drain to Redis / read, XADD, DELETE by 500', figures, '>= 0.5', ratio >= 0.5);
}

async function readAddDelete(harness: Harness, client: RedisClient): Promise<void> {
  const db = tables(fork(harness.database('user')));
  for (;;) {
    const rows = await db.selectFrom('bus_event').selectAll().orderBy('id').limit(500).execute();
    if (rows.length === 0) return;
    await Promise.all(rows.map((row) => client.xAdd('raw', '*', { e: JSON.stringify(row) })));
    const ids = rows.map((row) => row.id);
    await db.deleteFrom('bus_event').where('id', 'in', ids).execute();
  }
}
