import { expect, test } from 'vitest';
import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { judge, outboxOf, perfect, type Verdict } from '#kernel/bus/conformance/oracle.ts';
import { produce } from '#kernel/bus/conformance/produce.ts';
import type { Fault } from '#kernel/bus/conformance/remote.ts';
import { settled as settledIn } from '#kernel/bus/conformance/settled.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { eventually } from '#kernel/testing/eventually.ts';

const academic = subscriber({ name: 'academic' });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function crashCases(harness: () => Harness): void {
  const settled = (events?: number): Promise<Verdict> => settledIn(harness(), 'academic', events);
  const leases = () =>
    tables(fork(harness().database('academic')))
      .selectFrom('bus_lease')
      .selectAll()
      .where('grp', '=', 'academic')
      .execute();
  /** Who owns partitions now; one that was just given back has no owner. */
  const owners = async () => new Set((await leases()).map((lease) => lease.owner));
  const shared = async () => (await owners()).size === 2 && !(await owners()).has('');
  const contiguous = async () => {
    const events = await outboxOf(harness());
    const positions = events.map((event) => `${event.part}/${event.pos}`).sort();
    const expected = events
      .map((event) => event.part)
      .flatMap((part, at, parts) => `${part}/${parts.slice(0, at + 1).filter((one) => one === part).length}`);
    expect(positions).toEqual(expected.sort());
  };

  test('C03 what is committed is delivered though its writer dies before anybody hears of it', async () => {
    const produceThenDie = { events: 100, writers: 1, aggregates: 5 };
    const writer = await harness().spawn({
      modules: ['user'],
      fault: { at: 'committed', nth: 30 },
      produce: produceThenDie,
    });
    await writer.ended;
    const node = await harness().start({ modules: [user, academic] });
    await node.pipeline.deliverAll();
    expect(await judge(harness(), 'academic')).toEqual(perfect(30));
  });

  test.for([
    ['giving positions and handing them on', 'append'],
    ['handing them on and noting that', 'appended'],
  ] as const)('C04 a relay that dies between %s leaves no hole', async ([, at]) => {
    const production = { events: 100, writers: 2, aggregates: 10 };
    const relay = await harness().spawn({ modules: ['user'], fault: { at, nth: 5 }, produce: production });
    await relay.ended;
    const { length } = await outboxOf(harness());
    const node = await harness().start({ modules: [user, academic] });
    await node.pipeline.deliverAll();
    expect(await judge(harness(), 'academic')).toEqual(perfect(length));
    await contiguous();
  });

  const consumerDies: readonly [string, Fault][] = [
    ['inside a reaction, before its commit', { at: 'reaction', nth: 1 }],
    ['between two events of a batch', { at: 'reaction', nth: 20 }],
    ['between the commit and the announcement of the cursor', { at: 'handled', nth: 10 }],
  ];
  test.for(consumerDies)('C05 a consumer that dies %s is taken over, and nothing happens twice', async ([, fault]) => {
    const survivor = await harness().start({ modules: [user, academic] });
    const mortal = await harness().spawn({ modules: ['user', 'academic'], fault });
    await eventually('both have partitions', shared);
    let events = 0;
    for (let alive = true; alive; events += 40) {
      void mortal.ended.then(() => {
        alive = false;
      });
      await produce(survivor.context('user'), { events: 40, writers: 4, aggregates: 40 });
    }
    const died = performance.now();
    await eventually('one owns all', async () => (await owners()).size === 1 && !(await owners()).has(''));
    // The lease of the suite is a second, to take over may last another; the rest is for a machine that is busy.
    expect(performance.now() - died).toBeLessThan(1000 + 1000 + 3000);
    expect(await settled(events)).toEqual(perfect(events));
  });

  test('C07 several relays, one frozen past its lease, give each position once', async () => {
    const production = { events: 150, writers: 2, aggregates: 20 };
    const relays = await Promise.all([0, 1].map(() => harness().spawn({ modules: ['user', 'academic'] })));
    const frozen = await harness().spawn({ modules: ['user'], produce: production });
    const node = await harness().spawn({ modules: ['user', 'academic', 'notification'] });
    frozen.freeze();
    await pause(1500);
    frozen.thaw();
    await frozen.heard('produced');
    expect(await settled(150)).toEqual(perfect(150));
    await contiguous();
    await Promise.all([...relays, node, frozen].map((one) => one.kill()));
  });

  test('C08 a consumer that is frozen in a reaction and wakes up after its lease changes nothing twice', async () => {
    const other = await harness().spawn({ modules: ['user', 'academic'] });
    const sleeper = await harness().spawn({ modules: ['user', 'academic'], hold: 200 });
    await eventually('both have partitions', shared);
    await fillOutbox(harness().database('user'), 100, 20);
    await sleeper.heard('holding');
    sleeper.freeze();
    await pause(1500);
    sleeper.thaw();
    expect(await settled(100)).toEqual(perfect(100));
    await Promise.all([sleeper, other].map((one) => one.kill()));
  });

  test('C09 instances come and go under load, each partition has one owner, order stays', async () => {
    const first = await harness().start({ modules: [user, academic] });
    const load = produce(first.context('user'), { events: 800, writers: 4, aggregates: 40, each: 10 });
    const more = await Promise.all([0, 1].map(() => harness().spawn({ modules: ['user', 'academic'] })));
    await eventually('the partitions are shared by three, fairly', async () => {
      const counts = Map.groupBy(await leases(), (lease) => lease.owner);
      return counts.size === 3 && [...counts.values()].every((owned) => owned.length <= 3) && !counts.has('');
    });
    expect((await leases()).length).toBe(8);
    await load;
    await more[0]?.kill();
    expect(await more[1]?.terminate()).toBe(0);
    await eventually('one owns all', async () => (await owners()).size === 1);
    expect(await settled(8000)).toEqual(perfect(8000));
  });

  test('C24 a drained process finishes what it has, gives its partitions back and leaves without an error', async () => {
    // The lease is long, so that only what is given back can be taken this soon.
    const timing = { lease: 20_000, beat: 500, watch: 50, poll: 200 };
    const stays = await harness().start({ modules: [user, academic], timing });
    const leaves = await harness().spawn({ modules: ['user', 'academic'], timing, slow: 2 });
    await eventually('both have partitions', shared);
    const load = produce(stays.context('user'), { events: 300, writers: 2, aggregates: 20 });
    await pause(100);
    expect(await leaves.terminate()).toBe(0);
    const left = performance.now();
    await eventually(
      'all partitions have the one owner',
      async () => (await owners()).size === 1 && !(await owners()).has(''),
    );
    expect(performance.now() - left).toBeLessThan(2000);
    await load;
    expect(await settled(300)).toEqual(perfect(300));
    expect(
      await tables(fork(harness().database('academic')))
        .selectFrom('bus_deferred')
        .selectAll()
        .execute(),
    ).toEqual([]);
  });
}
