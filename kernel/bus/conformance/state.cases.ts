import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { QUICK } from '#kernel/bus/conformance/harness.ts';
import {
  Counter,
  counted,
  countedV2,
  countedWider,
  forgotten,
  keeping,
  named,
  overheard,
  Person,
  persons,
  subscriber,
  user,
} from '#kernel/bus/conformance/modules.ts';
import { pipelineModule, quietLog } from '#kernel/bus/conformance/node.ts';
import { deferredOf, effectsOf, judge, perfect } from '#kernel/bus/conformance/oracle.ts';
import { aggregate, count, name, produce } from '#kernel/bus/conformance/produce.ts';
import { fork } from '#kernel/database/database.ts';
import { Consumer } from '#kernel/events/consumer.ts';
import { tables } from '#kernel/events/entities.ts';
import { turnstile } from '#kernel/events/loop.ts';
import { onOlder, Reactions } from '#kernel/events/reactions.ts';
import { replay } from '#kernel/events/replay.ts';
import { TIMING } from '#kernel/events/timing.ts';
import { on } from '#kernel/module.ts';
import { replica } from '#kernel/replica/replica.ts';
import { eventually } from '#kernel/testing/eventually.ts';

const HOUR = 3_600_000;
const people = replica(persons);
const academic = subscriber({ name: 'academic' });
const notification = subscriber({ name: 'notification' });
const none = async () => {};

export function stateCases(harness: () => Harness): void {
  test('C23 hosts need not agree on the time', async () => {
    const ahead = await harness().spawn({
      modules: ['user', 'academic'],
      skew: 600_000,
      produce: { events: 80, writers: 1, aggregates: 8 },
    });
    const behind = await harness().start({ modules: [user, academic], clock: { now: () => Date.now() - 600_000 } });
    await ahead.heard('produced');
    for (let n = 0; n < 80; n += 1) await count(behind.context('user'), aggregate(n % 8));
    await behind.pipeline.deliverAll();
    expect(await judge(harness(), 'academic')).toEqual(perfect(160));
    await ahead.kill();
  });

  test('C23 a clock that is set back an hour strands neither leases nor retries', async () => {
    let broken = true;
    const before = async () => {
      if (broken) throw new Error('not yet');
    };
    const first = await harness().start({
      modules: [user, subscriber({ name: 'academic', before })],
      timing: { ...QUICK, backoff: 60_000 },
    });
    await count(first.context('user'), aggregate(1));
    await eventually('it is set aside', async () => (await deferredOf(harness(), 'academic')).length === 1);
    await first.stop();
    broken = false;
    // What the clock wrote before it was set back lies an hour ahead.
    const db = tables(fork(harness().database('academic')));
    const later = Date.now() + HOUR;
    await db.updateTable('bus_lease').set({ until: later, owner: randomUUID(), clean: 0 }).execute();
    await db.updateTable('bus_deferred').set({ nextAt: later }).execute();
    const node = await harness().start({ modules: [user, subscriber({ name: 'academic', before })] });
    await node.pipeline.deliverAll();
    expect(await judge(harness(), 'academic')).toEqual(perfect(1));
  });

  test('C25 a new group begins with the oldest kept event, or with the next one', async () => {
    const node = await harness().start({ modules: [user, academic] });
    await produce(node.context('user'), { events: 100, writers: 1, aggregates: 10 });
    await node.pipeline.deliverAll();
    await node.stop();
    const both = await harness().start({ modules: [user, academic, notification] });
    await both.pipeline.deliverAll();
    expect(await judge(harness(), 'notification')).toEqual(perfect(100));
    const { database, workshop, log } = both.module('academic');
    const reactions = new Reactions(academic, false);
    const latest = new Consumer(
      {
        name: 'late',
        instance: randomUUID(),
        database,
        workshop,
        reactions,
        timing: { ...TIMING, ...QUICK },
        log,
        alone: turnstile(),
      },
      both.bus,
      'latest',
    );
    await latest.start();
    await count(both.context('user'), aggregate(1));
    await both.pipeline.deliverAll();
    await eventually(
      'the late group has the one event',
      async () => (await effectsOf(harness(), 'academic')).length === 102,
    );
    await latest.stop();
  });

  test('C25 replay into a shadow gives the same rows, calls no effect and touches nobody', async () => {
    const mails: boolean[] = [];
    const mail = on(named, async (_work, event) => void mails.push(event.meta.replay), { kind: 'effect' });
    const keep = on(named, keeping(none));
    const keeper = subscriber({ name: 'academic', replicas: [people], hears: [keep, mail] });
    const node = await harness().start({ modules: [user, keeper, notification] });
    const context = node.context('user');
    for (let n = 0; n < 40; n += 1) await name(context, n % 10, `name ${n}`);
    await context.transact(async (work) =>
      work.publish(forgotten, await work.em.findOneOrFail(Person, { id: aggregate(3) }), {}),
    );
    await node.pipeline.deliverAll();
    const sent = mails.length;
    const cursors = () =>
      tables(fork(harness().database('academic')))
        .selectFrom('bus_cursor')
        .selectAll()
        .orderBy('part')
        .execute();
    const live = await cursors();
    const shadow = pipelineModule(keeper, harness().database('content'), {
      modules: [],
      where: harness().where,
      bus: node.bus,
      log: quietLog(),
      onCommit: () => {},
    });
    const traffic = produce(context, { events: 50, writers: 1, aggregates: 5 });
    const done = await replay(shadow, node.bus, { timing: QUICK });
    await traffic;
    expect(done.dead).toEqual([]);
    const rows = (of: 'academic' | 'content') =>
      fork(harness().database(of)).find(people.entity, {}, { orderBy: { id: 'asc' } });
    const [before, after] = await Promise.all([rows('academic'), rows('content')]);
    expect(after.map((row) => ({ ...row }))).toEqual(before.map((row) => ({ ...row })));
    expect(before.length).toBe(10);
    expect(before.find((row) => row.id === aggregate(3))).toMatchObject({ gone: true, name: '', age: null });
    expect(mails.length).toBe(sent);
    expect(mails.includes(true)).toBe(false);
    const replayed = await fork(harness().database('content'))
      .getConnection()
      .execute('select count(*) as n from effect where replay = 1');
    expect(Number(replayed[0]?.n)).toBe(40);
    await node.pipeline.deliverAll();
    expect((await cursors()).map((row) => row.grp)).toEqual(live.map((row) => row.grp));
  });

  test('C26 additions are handled, unknown types pass, an unknown major version waits for its deploy', async () => {
    const node = await harness().start({ modules: [user, academic] });
    const context = node.context('user');
    await context.transact(async (work) => {
      const root = work.em.create(Counter, { id: aggregate(1), value: 0, eventSeq: 0 });
      work.publish(countedWider, root, { n: 1, behave: 'well', note: 'new' });
      work.publish(overheard, root, {});
      work.publish(countedV2, root, { number: 3, unit: 'points' });
      work.publish(counted, root, { n: 4, behave: 'well' });
    });
    await eventually('the rest is set aside', async () => (await deferredOf(harness(), 'academic')).length === 2);
    const [unsupported, waiting] = await deferredOf(harness(), 'academic');
    expect(unsupported).toMatchObject({ state: 'unsupported', type: 'user.counted.v2', attempts: 0 });
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 0 });
    await node.stop();
    const numbers: number[] = [];
    const react = on(countedV2, async (work, event) => {
      numbers.push(event.data.number);
      await keeping(none)(work, event);
    });
    // The new version hears the old one through an upcaster.
    const older = onOlder(counted, (data) => ({ data: { number: data.n, unit: 'points' } }), react);
    const newer = subscriber({ name: 'academic', hears: [react, older] });
    const deployed = await harness().start({ modules: [user, newer] });
    await deployed.pipeline.deliverAll();
    expect(numbers).toEqual([3, 4]);
    expect((await effectsOf(harness(), 'academic')).map((effect) => effect.seq)).toEqual([1, 3, 4]);
    expect(await deferredOf(harness(), 'academic')).toEqual([]);
  });
}
