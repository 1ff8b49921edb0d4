import { expect, test } from 'vitest';
import { subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { onEachDialect } from '#kernel/bus/conformance/on-harness.ts';
import { effectsOf, judge, outboxOf } from '#kernel/bus/conformance/oracle.ts';
import { name, produce } from '#kernel/bus/conformance/produce.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { forgetReplays, prune, pruneReplies } from '#kernel/events/prune.ts';
import { EventStore } from '#kernel/events/store.ts';
import { once } from '#kernel/once.ts';

const academic = subscriber({ name: 'academic' });
const notification = subscriber({ name: 'notification' });

onEachDialect('keeping events', (harness) => {
  const events = () => tables(fork(harness().database('user')));

  test('recorded replies go with the retention', async () => {
    const node = await harness().start({ modules: [user] });
    await once(node.context('user'), 'key', {}, async () => ({ n: 1 }));
    expect(await pruneReplies(harness().database('user'))).toBe(0);
    expect(await pruneReplies(harness().database('user'), -60_000)).toBe(1);
    expect(await pruneReplies(harness().database('user'), -60_000)).toBe(0);
  });

  test('a replay that was killed keeps events for a day, not for ever; a module that is away keeps them', async () => {
    const node = await harness().start({ modules: [user, academic] });
    await produce(node.context('user'), { events: 40, writers: 1, aggregates: 4 });
    await node.pipeline.deliverAll();
    await node.bus.register('replay-academic-killed', 'user', 'earliest');
    // Cursors are announced at leisure, but before a process goes.
    await node.stop();
    const database = harness().database('user');
    expect(await prune(database, -1000)).toBe(0);
    expect(await forgetReplays(database)).toBe(0);
    expect(await forgetReplays(database, -1000)).toBeGreaterThan(0);
    expect(await prune(database, -1000)).toBeGreaterThan(0);
    await new EventStore('user', database).register('module-away', 'earliest');
    expect(await forgetReplays(database, -1000)).toBe(0);
  });

  test('retention removes what every group has passed, never what is kept for ever and never the last', async () => {
    const node = await harness().start({ modules: [user, academic] });
    await produce(node.context('user'), { events: 60, writers: 1, aggregates: 12 });
    for (let n = 0; n < 24; n += 1) await name(node.context('user'), n % 12, `name ${n}`);
    await produce(node.context('user'), { events: 60, writers: 1, aggregates: 12 });
    await node.pipeline.deliverAll();
    // A group that has seen nothing yet keeps everything.
    await node.bus.register('slow', 'user', 'earliest');
    expect(await prune(harness().database('user'), -1000)).toBe(0);
    await node.bus.retire('slow', 'user');
    await node.stop();
    expect(await prune(harness().database('user'), 60_000)).toBe(0);
    const removed = await prune(harness().database('user'), -1000);
    const left = await outboxOf(harness());
    expect(removed).toBe(144 - left.length);
    expect(removed).toBeGreaterThan(100);
    expect(left.filter((event) => event.keep === 'forever').length).toBe(24);
    for (const part of new Set(left.map((event) => event.part))) {
      const { head } = await events()
        .selectFrom('bus_relay')
        .select('head')
        .where('part', '=', part)
        .executeTakeFirstOrThrow();
      expect(left.some((event) => event.part === part && Number(event.pos) === Number(head))).toBe(true);
    }
    // Who comes later steps over what was removed and takes no harm.
    const later = await harness().start({ modules: [user, academic, notification] });
    await produce(later.context('user'), { events: 12, writers: 1, aggregates: 12 });
    await later.pipeline.deliverAll();
    for (const lag of await later.pipeline.lag()) expect(lag).toMatchObject({ events: 0, ms: 0, alarms: [] });
    expect((await judge(harness(), 'notification')).lost).toBe(0);
    expect((await effectsOf(harness(), 'academic')).length).toBe(132);
  });
});
