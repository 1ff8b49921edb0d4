import { beforeEach, expect, test } from 'vitest';
import { subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { onEachDialect } from '#kernel/bus/conformance/on-harness.ts';
import { outboxOf } from '#kernel/bus/conformance/oracle.ts';
import { aggregate, name, produce } from '#kernel/bus/conformance/produce.ts';
import { inContext } from '#kernel/context.ts';
import { fork } from '#kernel/database/database.ts';
import { auditChain, auditChains, type ChainBreak } from '#kernel/events/audit.ts';
import { erasePersonal } from '#kernel/events/chain.ts';
import { tables } from '#kernel/events/entities.ts';
import { partitionOf } from '#kernel/events/partition.ts';

const PERSON = aggregate(5);
const PART = partitionOf('person', PERSON);
type Event = Awaited<ReturnType<typeof outboxOf>>[number];

onEachDialect('the audit of kept events', (harness) => {
  const em = () => fork(harness().database('user'));
  const events = () => tables(em());
  /** The kept events of the partition that is tampered with, in order. */
  const chain = async (): Promise<Event[]> =>
    (await outboxOf(harness()))
      .filter((event) => event.part === PART && event.keep === 'forever')
      .sort((one, other) => Number(one.pos) - Number(other.pos));
  const set = (event: Event | undefined, change: Partial<Event>) =>
    events()
      .updateTable('bus_event')
      .set(change as never)
      .where('id', '=', event?.id ?? 0)
      .execute();
  const found = async (): Promise<ChainBreak | undefined> => (await auditChain(em(), PART)).break;

  beforeEach(async () => {
    const node = await harness().start({ modules: [user, subscriber({ name: 'academic' })] });
    const context = { correlation: 'request-1', causation: 'request-1', actor: 'somebody' };
    await inContext(context, async () => {
      for (let n = 0; n < 40; n += 1) await name(node.context('user'), n % 10, `name ${n}`);
    });
    await produce(node.context('user'), { events: 20, writers: 1, aggregates: 10 });
    await node.pipeline.deliverAll();
    await node.stop();
  });

  test('finds nothing where nothing was touched, and says how far it has come', async () => {
    const told: number[] = [];
    const states = await auditChains(em(), ({ part }) => told.push(part));
    expect(states.filter((state) => state.break)).toEqual([]);
    expect(states.reduce((sum, state) => sum + state.events, 0)).toBe(40);
    expect(told).toEqual(states.map(({ part }) => part));
    const last = (await chain()).at(-1);
    expect(states[PART]).toMatchObject({ pos: Number(last?.pos), at: Number(last?.at), hash: last?.hash });
    await erasePersonal(em(), 'person', PERSON);
    expect((await auditChains(em())).filter((state) => state.break)).toEqual([]);
  });

  const alterations: [string, (event: Event) => Partial<Event>, ChainBreak['why']][] = [
    ['one byte of the data', ({ data }) => ({ data: data.replace('5', '6') }), 'altered'],
    ['the type', () => ({ type: 'user.forgotten.v1' }), 'altered'],
    ['the version', ({ v }) => ({ v: v + 1 }), 'altered'],
    ['the time, by a millisecond', ({ at }) => ({ at: Number(at) + 1 }), 'altered'],
    ['who did it', ({ headers }) => ({ headers: headers.replace('somebody', 'somebodx') }), 'altered'],
    ['whose school it was', () => ({ schoolId: 'another' }), 'altered'],
    ['the aggregate', () => ({ aggId: aggregate(77) }), 'altered'],
    ['the id', ({ msgId }) => ({ msgId: msgId.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) }), 'altered'],
    ['the digest of the personal data', () => ({ personalDigest: '0'.repeat(64) }), 'altered'],
    ['the hash', () => ({ hash: '0'.repeat(64) }), 'altered'],
    ['a name', ({ personal }) => ({ personal: personal?.replace('name', 'nome') ?? null }), 'personal'],
    ['the salt', () => ({ personalSalt: '0'.repeat(32) }), 'personal'],
    ['the salt away, so that no name can be checked', () => ({ personalSalt: null }), 'personal'],
  ];
  test.for(alterations)('finds %s altered, and where', async ([, change, why]) => {
    const victim = (await chain()).find((event) => event.aggId === PERSON);
    if (!victim) throw new Error('no victim');
    await set(victim, change(victim));
    expect(await found()).toEqual({ pos: Number(victim.pos), why });
    expect((await auditChains(em())).filter((state) => state.break).map(({ part }) => part)).toEqual([PART]);
  });

  test('finds a row that was taken out by the one that follows it, and the last one by the end', async () => {
    const [first, second, third] = await chain();
    const remove = (event: Event | undefined) =>
      events()
        .deleteFrom('bus_event')
        .where('id', '=', event?.id ?? 0)
        .execute();
    await remove(second);
    expect(await found()).toEqual({ pos: Number(third?.pos), why: 'altered' });
    for (const event of (await chain()).slice(1)) await remove(event);
    expect(await found()).toEqual({ pos: Number(first?.pos), why: 'end' });
  });

  test('finds two rows that changed places, and one that is hidden from retention’s exception', async () => {
    const [first, second, third] = await chain();
    await set(first, { pos: -1 });
    await set(second, { pos: Number(first?.pos) });
    await set(first, { pos: Number(second?.pos) });
    expect(await found()).toEqual({ pos: Number(first?.pos), why: 'altered' });
    await set(first, { pos: -1 });
    await set(second, { pos: Number(second?.pos) });
    await set(first, { pos: Number(first?.pos) });
    expect(await found()).toBeUndefined();
    await set(second, { keep: 'retention' });
    expect(await found()).toEqual({ pos: Number(third?.pos), why: 'altered' });
  });
});
