import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { heapUsed } from '#kernel/bus/conformance/heap.ts';
import { Counter, counted, overheard, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { effectsOf, judge, outboxOf, perfect } from '#kernel/bus/conformance/oracle.ts';
import { aggregate, count, produce } from '#kernel/bus/conformance/produce.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { eventually } from '#kernel/testing/eventually.ts';

const academic = subscriber({ name: 'academic' });
const notification = subscriber({ name: 'notification' });

export function deliveryCases(harness: () => Harness): void {
  test('C01 every committed event has one effect per group, unsubscribed types have none', async () => {
    const node = await harness().start({ modules: [user, academic, notification] });
    await produce(node.context('user'), { events: 1000, writers: 4, aggregates: 20 });
    await node.context('user').transact(async (work) => {
      const root = await work.em.findOneOrFail(Counter, { id: aggregate(1) });
      work.publish(overheard, root, {});
    });
    await node.pipeline.deliverAll(90_000);
    expect(await judge(harness(), 'academic')).toEqual(perfect(1000));
    expect(await judge(harness(), 'notification')).toEqual(perfect(1000));
  });

  test('C02 what is rolled back or cannot be said was never said', async () => {
    const node = await harness().start({ modules: [user, academic] });
    const context = node.context('user');
    const undone = async (n: number) => {
      const attempt = context.transact(async (work) => {
        const root = work.em.create(Counter, { id: aggregate(1000 + n), value: 0, eventSeq: 0 });
        work.publish(counted, root, { n, behave: 'well' });
        await work.em.flush();
        throw new Error('undone');
      });
      await expect(attempt).rejects.toThrow('undone');
    };
    const write = async (writer: number) => {
      for (let n = writer; n < 500; n += 4) {
        await count(context, aggregate(writer));
        await undone(n);
      }
    };
    await Promise.all([0, 1, 2, 3].map(write));
    const say = (data: unknown) =>
      context.transact(async (work) => {
        const root = work.em.create(Counter, { id: aggregate(5000), value: 0, eventSeq: 0 });
        work.publish(counted, root, data as never);
      });
    await expect(say({ n: 1, behave: 'well', anything: 10n })).rejects.toThrow(/BigInt/);
    await expect(say({ n: 'one', behave: 'well' })).rejects.toThrow(/number/);
    expect(await fork(harness().database('user')).count(Counter, { id: aggregate(5000) })).toBe(0);
    await node.pipeline.deliverAll(90_000);
    expect(await judge(harness(), 'academic')).toEqual(perfect(500));
  });

  test('C06 publishing again changes nothing, and an id cannot be used twice', async () => {
    const bus = (await harness().start({ modules: [user] })).bus;
    const same = '01920000-0000-7000-8000-000000000000';
    const node = await harness().start({ modules: [user, academic], ids: { next: () => same } });
    await count(node.context('user'), aggregate(1));
    await expect(count(node.context('user'), aggregate(2))).rejects.toThrow();
    await node.pipeline.deliverAll();
    for (const event of await outboxOf(harness())) {
      for (const one of [bus, node.bus])
        expect(await one.append('user', event.part, Number(event.pos))).toBe(Number(event.pos));
    }
    await node.pipeline.deliverAll();
    expect(await judge(harness(), 'academic')).toEqual(perfect(1));
  });

  test('C10 a transaction that opens first and commits last loses nothing and holds nobody back', async () => {
    const node = await harness().start({ modules: [user, academic] });
    const context = node.context('user');
    const gate = Promise.withResolvers<void>();
    const opened = Promise.withResolvers<void>();
    const held = async () =>
      context.transact(async (work) => {
        const root = work.em.create(Counter, { id: aggregate(999), value: 0, eventSeq: 0 });
        work.publish(counted, root, { n: 0, behave: 'well' });
        await work.em.flush();
        opened.resolve();
        await gate.promise;
      });
    // SQLite has one writer: there a held transaction holds every other writer, delivered or not.
    const holding = harness().dialect === 'mysql' ? held() : undefined;
    if (holding) await opened.promise;
    const write = async (writer: number) => {
      for (let n = 0; n < 25; n += 1) {
        await context.transact(async (work) => {
          const id = aggregate(writer);
          const root =
            (await work.em.findOne(Counter, { id })) ?? work.em.create(Counter, { id, value: 0, eventSeq: 0 });
          work.publish(counted, root, { n, behave: 'well' });
          await work.em.flush();
          await new Promise((resolve) => setTimeout(resolve, randomInt(0, 9)));
        });
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    await eventually(
      'all but the held one are delivered',
      async () => (await effectsOf(harness(), 'academic')).length === 200,
    );
    gate.resolve();
    await holding;
    await node.pipeline.deliverAll();
    expect(await judge(harness(), 'academic')).toEqual(perfect(holding ? 201 : 200));
  });

  test('C11 of two writers of one aggregate one is refused, and numbers stay in order', async () => {
    const node = await harness().start({ modules: [user, academic] });
    const { database, workshop } = node.module('user');
    await count(node.context('user'), aggregate(1));
    const first = fork(database);
    const second = fork(database);
    const both = await Promise.all([first, second].map((em) => em.findOneOrFail(Counter, { id: aggregate(1) })));
    const say = (em: typeof first, root: (typeof both)[number] | undefined) =>
      workshop.within(em, async (work) => {
        if (!root) throw new Error('no root');
        root.value += 1;
        work.publish(counted, root, { n: root.value, behave: 'well' });
      });
    await say(first, both[0]);
    await expect(say(second, both[1])).rejects.toThrow(/unique|duplicate/i);
    // Through the kernel they are tried again, and those that never get their turn are told so.
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => count(node.context('user'), aggregate(1))),
    );
    const done = results.filter((result) => result.status === 'fulfilled').length;
    expect(done).toBeGreaterThan(0);
    await node.pipeline.deliverAll();
    expect(await judge(harness(), 'academic')).toEqual(perfect(2 + done));
  });

  test('C16 a backlog of 10 000 is worked off in order and in pieces', async () => {
    await fillOutbox(harness().database('user'), 10_000, 50);
    const before = heapUsed();
    const node = await harness().start({ modules: [user, academic] });
    let inFlight = 0;
    const fetch = node.bus.fetch.bind(node.bus);
    node.bus.fetch = async (...asked) => {
      const fetched = await fetch(...asked);
      inFlight = Math.max(
        inFlight,
        fetched.reduce((sum, one) => sum + one.events.length, 0),
      );
      return fetched;
    };
    await node.pipeline.deliverAll(90_000);
    const growth = heapUsed() - before;
    expect(await judge(harness(), 'academic')).toEqual(perfect(10_000));
    expect(inFlight).toBeLessThanOrEqual(100 * 8);
    expect(growth / 1024 ** 2).toBeLessThanOrEqual(50);
  });

  test('C19 losing everything the transport holds loses nothing', async () => {
    const node = await harness().start({ modules: [user, academic] });
    const wiping = setInterval(() => void harness().wipe(node), 20);
    await produce(node.context('user'), { events: 300, writers: 2, aggregates: 10 });
    clearInterval(wiping);
    await eventually('all are delivered', async () => (await judge(harness(), 'academic')).lost === 0);
    // Idle, with a tail nobody was woken for.
    await harness().wipe(node);
    await fillOutbox(harness().database('user'), 5, 5, 700);
    await harness().wipe(node);
    await eventually('the tail is delivered', async () => (await judge(harness(), 'academic')).lost === 0, 5000);
    expect(await judge(harness(), 'academic')).toEqual(perfect(305));
  });

  test('C20 a source that was set back is noticed, named and never skipped', async () => {
    const first = await harness().start({ modules: [user, academic] });
    for (let n = 0; n < 6; n += 1) await count(first.context('user'), aggregate(1));
    await first.pipeline.deliverAll();
    await first.stop();
    const [event] = await outboxOf(harness());
    const part = event?.part ?? 0;
    // The backup was taken after the fourth event.
    const db = tables(fork(harness().database('user')));
    const fourth = await db.selectFrom('bus_event').select('msgId').where('pos', '=', 4).executeTakeFirstOrThrow();
    await db.deleteFrom('bus_event').where('pos', '>', 4).execute();
    await db.updateTable('bus_relay').set({ head: 4, lastId: fourth.msgId }).where('part', '=', part).execute();
    await fork(harness().database('user')).nativeUpdate(Counter, { id: aggregate(1) }, { value: 4, eventSeq: 4 });
    const node = await harness().start({ modules: [user, academic] });
    const alarm = async () => (await node.pipeline.lag()).flatMap((lag) => lag.alarms)[0];
    expect(await eventually('the end before the cursor is noticed', alarm)).toContain('fork at position 4');
    await node.stop();
    const again = await harness().start({ modules: [user, academic] });
    for (let n = 0; n < 4; n += 1) await count(again.context('user'), aggregate(1));
    const fork6 = async () => (await again.pipeline.lag()).flatMap((lag) => lag.alarms)[0];
    await eventually('the other history is noticed', async () =>
      (await fork6())?.includes(`user/${part}: fork at position`),
    );
    expect((await effectsOf(harness(), 'academic')).length).toBe(6);
    // Other partitions go on.
    const elsewhere = [2, 3, 4, 5, 6, 7, 8, 9].map(aggregate);
    for (const id of elsewhere) await count(again.context('user'), id);
    const reached = async () =>
      (await effectsOf(harness(), 'academic')).some((effect) => elsewhere.includes(effect.agg));
    await eventually('other partitions go on', reached);
  });
}
