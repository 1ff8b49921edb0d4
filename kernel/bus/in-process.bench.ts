/*
 * node kernel/bus/in-process.bench.ts [sqlite] [mysql]
 *
 * Figures of the in-process bus as ratios to limits measured in the same run (delivery.md, "Goals"). MySQL needs
 * QUESTED_TEST_MYSQL. Medians of five; read them on a quiet machine.
 */
import { sql } from 'kysely';
import { answers } from '#kernel/bus/conformance/answers.ts';
import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import { type Harness, makeHarness } from '#kernel/bus/conformance/harness.ts';
import { inProcess } from '#kernel/bus/conformance/in-process.adapter.ts';
import { Counter, counted, double, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { type NodeOptions, pipelineModule, quietLog } from '#kernel/bus/conformance/node.ts';
import { aggregate, count } from '#kernel/bus/conformance/produce.ts';
import { type Dialect, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { Reactions } from '#kernel/events/reactions.ts';
import { Relay } from '#kernel/events/relay.ts';
import { EventStore } from '#kernel/events/store.ts';
import { TIMING } from '#kernel/events/timing.ts';
import { on } from '#kernel/module.ts';
import { eventually } from '#kernel/testing/eventually.ts';

const REPEATS = 5;
const EVENTS = 4000;
const plain = on(counted, async (work, event) => {
  await tables(work.em).executeQuery(insertEffect(event.id, event.aggregateId, event.seq).compile(tables(work.em)));
});
const insertEffect = (id: string, agg: string, seq: number) =>
  sql`insert into effect (${sql.ref('eventId')}, agg, seq, ${sql.ref('replay')}, correlation, ${sql.ref('at')}) values (${id}, ${agg}, ${seq}, 0, '', 0)`;
const light = subscriber({ name: 'academic', hears: [plain] });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
const say = (goal: string, measured: string, limit: string, met: boolean): void =>
  console.log(`${goal.padEnd(58)} ${measured.padStart(34)}   limit ${limit.padEnd(12)} ${met ? 'met' : 'NOT MET'}`);

/** Draining a backlog, against a transaction with an inbox row per event; both run the same reaction. */
async function drain(harness: Harness): Promise<void> {
  const ours: number[] = [];
  const naive: number[] = [];
  const options: NodeOptions = { modules: [], where: harness.where, bus: await inProcess.make() };
  const silent = { ...options, log: quietLog(), onCommit: () => {} };
  for (let n = 0; n < REPEATS; n += 1) {
    await filled(harness);
    const node = await harness.start({ modules: [user], timing: {} });
    const whole = subscriber({ name: 'academic', hears: light.hears });
    const drained = async () => {
      const reader = await harness.start({ modules: [user, whole], timing: {} });
      await eventually('drained', async () => (await effects(harness)) === EVENTS, 60_000);
      return reader;
    };
    await node.stop();
    ours.push(await timed(drained));
    await harness.reset();
    await filled(harness);
    const { workshop, database } = pipelineModule(light, harness.database('academic'), silent);
    const reactions = new Reactions(light, false);
    const store = new EventStore('user', harness.database('user'));
    const loop = async () => {
      for (let part = 0; part < 8; part += 1) {
        for (const event of await store.read(part, 0, EVENTS)) {
          await fork(database).transactional(async (em) => {
            const row = { idemKey: `inbox-${part}-${event.pos}`, query: 'inbox', reply: '', at: 0 };
            await tables(em).insertInto('bus_reply').values(row).execute();
            const committed = await reactions.run(workshop, em, event.bytes, TIMING.reaction);
            committed();
          });
        }
      }
    };
    naive.push(await timed(loop));
    await harness.reset();
  }
  const ratio = median(naive) / median(ours);
  const rate = (ms: number) => `${Math.round(EVENTS / ms)} k/s`;
  say(
    'G2 durable drain / inbox row and transaction per event',
    `${ratio.toFixed(2)} (${rate(median(ours))} / ${rate(median(naive))})`,
    '>= 4',
    ratio >= 4,
  );
}

/** A backlog whose events have their positions. */
async function filled(harness: Harness): Promise<void> {
  await fillOutbox(harness.database('user'), EVENTS, 100);
  const relay = new Relay('user', harness.database('user'), await inProcess.make(), TIMING, quietLog());
  await relay.start();
  await relay.stop();
}

async function effects(harness: Harness): Promise<number> {
  const row = await sql<{ n: number }>`select count(*) as n from effect`.execute(
    tables(fork(harness.database('academic'))),
  );
  return Number(row.rows[0]?.n);
}

/** A business transaction with one event, against the same without; no relay beside it. */
async function businessTransaction(
  harness: Harness,
  label: string,
  writers: number,
  limit: number,
  pragma?: string,
): Promise<void> {
  const options: NodeOptions = { modules: [], where: harness.where, bus: await inProcess.make() };
  const { context, database } = pipelineModule(user, harness.database('user'), {
    ...options,
    log: quietLog(),
    onCommit: () => {},
  });
  if (pragma) await sql.raw(`pragma synchronous=${pragma}`).execute(tables(fork(database)));
  const change = (id: string, event: boolean) =>
    context.transact(async (work) => {
      const root = await work.em.findOneOrFail(Counter, { id });
      root.value += 1;
      if (event) work.publish(counted, root, { n: root.value, behave: 'well' });
    });
  for (let n = 0; n < writers; n += 1) await count(context, aggregate(n));
  const run = (event: boolean) =>
    timed(() =>
      Promise.all(
        Array.from({ length: writers }, async (_, n) => {
          for (let turn = 0; turn < 400 / writers; turn += 1) await change(aggregate(n), event);
        }),
      ),
    );
  await run(true);
  await run(false);
  const ratios: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) ratios.push((await run(true)) / (await run(false)));
  if (pragma) await sql.raw('pragma synchronous=normal').execute(tables(fork(database)));
  say(
    `G7 business transaction with an event, ${label}`,
    median(ratios).toFixed(2),
    `<= ${limit}`,
    median(ratios) <= limit,
  );
  await harness.reset();
}

/** From commit to reaction, woken up, against polling every 100 ms. */
async function latency(harness: Harness): Promise<void> {
  const waits = async (asleep: boolean): Promise<number[]> => {
    const seen: number[] = [];
    let heard = Promise.withResolvers<void>();
    const reaction = on(counted, async (work) => work.afterCommit(() => heard.resolve()));
    const modules = [user, subscriber({ name: 'academic', hears: [reaction] })];
    const node = await harness.start({ modules, ...(asleep ? { timing: { poll: 100 } } : { timing: {} }) });
    const context = node.context('user');
    for (let n = 0; n < (asleep ? 30 : 300); n += 1) {
      heard = Promise.withResolvers<void>();
      const start = performance.now();
      if (asleep) await fillOutbox(harness.database('user'), 1, 1, 10_000 + n);
      else await count(context, aggregate(n % 20));
      const committed = performance.now();
      await heard.promise;
      seen.push(Math.max(0, performance.now() - (asleep ? start : committed)));
      await new Promise((resolve) => setTimeout(resolve, asleep ? 7 : 2));
    }
    await harness.reset();
    return seen;
  };
  const woken = await waits(false);
  const polled = await waits(true);
  const share = at(woken, 0.5) / at(polled, 0.5);
  say(
    'G10 commit to reaction, p50 / polling every 100 ms',
    `1/${Math.round(1 / share)} (${at(woken, 0.5).toFixed(2)} ms)`,
    '<= 1/20',
    share <= 0.05,
  );
  say('G10 commit to reaction, p99', `${at(woken, 0.99).toFixed(2)} ms`, '<= 5 ms', at(woken, 0.99) <= 5);
}

/** A query through the bus, against calling the function and copying by JSON. */
async function query(harness: Harness): Promise<void> {
  const alive = (): never => {
    throw new Error('not here');
  };
  const all = answers(alive);
  const node = await harness.start({
    modules: [user, subscriber({ name: 'academic', answers: all }), subscriber({ name: 'notification' })],
  });
  const [direct] = all;
  if (!direct) throw new Error('no answer');
  const { ask } = node.context('notification');
  const context = node.context('academic');
  const calls = 5000;
  const viaBus = () =>
    timed(async () => {
      for (let n = 0; n < calls; n += 1) await ask(double, { n });
    });
  const byHand = () =>
    timed(async () => {
      for (let n = 0; n < calls; n += 1) {
        JSON.parse(JSON.stringify(await direct.answer(context, JSON.parse(JSON.stringify({ n })))));
      }
    });
  await viaBus();
  await byHand();
  const ratios: number[] = [];
  let each = 0;
  for (let n = 0; n < REPEATS; n += 1) {
    const through = await viaBus();
    each = (through / calls) * 1000;
    ratios.push(through / (await byHand()));
  }
  say(
    'G12 query in process / direct call and JSON copy',
    `${median(ratios).toFixed(1)} (${each.toFixed(1)} µs)`,
    '<= 3',
    median(ratios) <= 3,
  );
  await harness.reset();
}

const dialects = process.argv.slice(2).filter((word): word is Dialect => word === 'sqlite' || word === 'mysql');
for (const dialect of dialects.length > 0 ? dialects : (['sqlite'] as const)) {
  const harness = await makeHarness(inProcess, dialect);
  console.log(`── ${dialect}, Node ${process.version}`);
  await drain(harness);
  if (dialect === 'mysql') await businessTransaction(harness, 'MariaDB, 8 writers', 8, 1.5);
  else {
    await businessTransaction(harness, 'SQLite synchronous=full', 1, 1.4, 'full');
    await businessTransaction(harness, 'SQLite synchronous=normal', 1, 3.5);
  }
  await latency(harness);
  await query(harness);
  await harness.dispose();
}
