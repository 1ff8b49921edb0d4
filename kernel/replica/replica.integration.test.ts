import { expect, test } from 'vitest';
import * as z from 'zod';
import { defineReplica } from '#contracts/define.ts';
import { forgotten, named, Person, persons, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { onEachDialect } from '#kernel/bus/conformance/on-harness.ts';
import { aggregate, name } from '#kernel/bus/conformance/produce.ts';
import { fork } from '#kernel/database/database.ts';
import { on } from '#kernel/module.ts';
import { rebuildReplica } from '#kernel/replica/rebuild.ts';
import { replica, replicaEntity } from '#kernel/replica/replica.ts';

const people = replica(persons);

test('a replica is one entity per contract and refuses rows that are not flat', () => {
  expect(replicaEntity(persons)).toBe(people.entity);
  const nested = defineReplica({
    name: 'user.nested',
    row: z.object({ in: z.object({}) }),
    indexes: [],
    fedBy: [],
    removedBy: [],
  });
  expect(() => replicaEntity(nested)).toThrow('user.nested: in is no string, number, boolean or enum');
});

onEachDialect('replicas', (harness) => {
  const rows = () => fork(harness().database('academic')).find(people.entity, {}, { orderBy: { id: 'asc' } });

  test('events feed it before the reactions of the module, removal leaves a tombstone', async () => {
    const read: string[] = [];
    const reading = on(named, async (work, event) => {
      const row = await work.em.findOneOrFail(people.entity, { id: event.aggregateId });
      read.push(row.name);
    });
    const academic = subscriber({ name: 'academic', replicas: [people], hears: [reading] });
    const node = await harness().start({ modules: [user, academic] });
    await name(node.context('user'), 1, '佐藤 花子');
    await name(node.context('user'), 1, '鈴木 花子');
    await name(node.context('user'), 2, 'Ada');
    await node.context('user').transact(async (work) => {
      work.publish(forgotten, await work.em.findOneOrFail(Person, { id: aggregate(2) }), {});
    });
    await node.pipeline.deliverAll();
    expect(read.filter((one) => one !== 'Ada')).toEqual(['佐藤 花子', '鈴木 花子']);
    expect(await rows()).toMatchObject([
      { id: aggregate(1), seq: 2, gone: false, name: '鈴木 花子', age: 1 },
      { id: aggregate(2), seq: 2, gone: true, name: '', age: null },
    ]);
  });

  test('rebuilding repairs, adds and removes rows from the snapshot of the owner', async () => {
    const academic = subscriber({ name: 'academic', replicas: [people], hears: [] });
    const node = await harness().start({ modules: [user, academic] });
    for (let n = 0; n < 7; n += 1) await name(node.context('user'), n, `name ${n}`);
    await node.pipeline.deliverAll();
    const right = await rows();
    const em = fork(harness().database('academic'));
    await em.nativeUpdate(people.entity, { id: aggregate(1) }, { name: 'wrong' });
    await em.nativeDelete(people.entity, { id: aggregate(2) });
    em.create(people.entity, { id: aggregate(99), seq: 1, gone: false, name: 'nobody', age: 1 });
    await em.flush();
    expect(await rebuildReplica(node.context('academic'), people)).toBe(7);
    const after = await rows();
    expect(after.filter((row) => !row.gone).map((row) => ({ ...row }))).toEqual(right.map((row) => ({ ...row })));
    expect(after.find((row) => row.id === aggregate(99))).toMatchObject({ gone: true, name: '' });
    await name(node.context('user'), 2, 'newer');
    await node.pipeline.deliverAll();
    expect((await rows()).find((row) => row.id === aggregate(2))).toMatchObject({ name: 'newer', seq: 2 });
  });
});
