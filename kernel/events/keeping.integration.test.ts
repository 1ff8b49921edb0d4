import { expect, test } from 'vitest';
import { subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { onEachDialect } from '#kernel/bus/conformance/on-harness.ts';
import { effectsOf, judge, outboxOf, perfect } from '#kernel/bus/conformance/oracle.ts';
import { aggregate, name, produce } from '#kernel/bus/conformance/produce.ts';
import { fork } from '#kernel/database/database.ts';
import { erasePersonal, verifyChain } from '#kernel/events/chain.ts';
import { tables } from '#kernel/events/entities.ts';
import { ALL_PARTITIONS, partitionOf } from '#kernel/events/partition.ts';
import { prune } from '#kernel/events/prune.ts';

const academic = subscriber({ name: 'academic' });
const notification = subscriber({ name: 'notification' });

onEachDialect('keeping events', (harness) => {
  const events = () => tables(fork(harness().database('user')));

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

  test('the chain of kept events verifies, also after a person was erased, and names what was tampered with', async () => {
    const node = await harness().start({ modules: [user, academic] });
    for (let n = 0; n < 40; n += 1) await name(node.context('user'), n % 10, `name ${n}`);
    await produce(node.context('user'), { events: 20, writers: 1, aggregates: 10 });
    await node.pipeline.deliverAll();
    const verdicts = () =>
      Promise.all(ALL_PARTITIONS.map((part) => verifyChain(fork(harness().database('user')), part)));
    expect((await verdicts()).every((verdict) => verdict === undefined)).toBe(true);
    await erasePersonal(fork(harness().database('user')), 'person', aggregate(4));
    const erased = (await outboxOf(harness())).filter(
      (event) => event.aggType === 'person' && event.aggId === aggregate(4),
    );
    expect(erased.map((event) => [event.personal, event.personalSalt])).toEqual(erased.map(() => [null, null]));
    expect((await verdicts()).every((verdict) => verdict === undefined)).toBe(true);
    const forged = (await outboxOf(harness())).find(
      (event) => event.aggId === aggregate(5) && event.keep === 'forever',
    );
    await events()
      .updateTable('bus_event')
      .set({ data: '{"age":99}' })
      .where('id', '=', forged?.id ?? 0)
      .execute();
    expect((await verdicts())[partitionOf('person', aggregate(5))]).toBe(Number(forged?.pos));
    expect(await judge(harness(), 'academic')).toEqual(perfect(20));
  });
});
