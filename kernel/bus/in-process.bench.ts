/*
 * node kernel/bus/in-process.bench.ts [sqlite] [mysql]
 *
 * Figures of the in-process bus as ratios to limits measured in the same run (delivery.md, "Goals"). MySQL needs
 * QUESTED_TEST_MYSQL. Medians of five; read them on a quiet machine.
 */
import { sql } from 'kysely';
import * as z from 'zod';
import { defineQuery } from '#contracts/define.ts';
import { inProcess } from '#kernel/bus/conformance/adapters.ts';
import { at, median, say, timed } from '#kernel/bus/conformance/figures.ts';
import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import { type Harness, makeHarness } from '#kernel/bus/conformance/harness.ts';
import { Counter, counted, type Hear, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { pipelineModule, quietLog } from '#kernel/bus/conformance/node.ts';
import { aggregate, count } from '#kernel/bus/conformance/produce.ts';
import { inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { type Dialect, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { PARTITIONS } from '#kernel/events/partition.ts';
import { Reactions } from '#kernel/events/reactions.ts';
import { Relay } from '#kernel/events/relay.ts';
import { EventStore } from '#kernel/events/store.ts';
import { TIMING } from '#kernel/events/timing.ts';
import { answer, type ModuleManifest, on } from '#kernel/module.ts';

const REPEATS = 5;
const EVENTS = 4000;
/** A reaction of one statement. */
const light: Hear = async (work, { id, aggregateId, seq }) => {
  const columns = sql.join(['eventId', 'agg', 'seq', 'replay', 'correlation', 'at'].map((name) => sql.ref(name)));
  await sql`insert into effect (${columns}) values (${id}, ${aggregateId}, ${seq}, 0, '', 0)`.execute(tables(work.em));
};

/** Draining a backlog, against a transaction with an inbox row per event; both run the same reaction. */
async function drain(harness: Harness): Promise<void> {
  const ours: number[] = [];
  const naive: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) {
    ours.push(await drained(harness));
    naive.push(await oneByOne(harness));
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

/** Milliseconds from the wake-up of a running pipeline to the last effect. */
async function drained(harness: Harness): Promise<number> {
  const last = Promise.withResolvers<void>();
  let done = 0;
  const telling = on(counted, async (work, event) => {
    await light(work, event);
    work.afterCommit(() => {
      done += 1;
      if (done === EVENTS) last.resolve();
    });
  });
  const modules = [user, subscriber({ name: 'academic', hears: [telling] })];
  const node = await harness.start({ modules, timing: { poll: 60_000 } });
  await filled(harness);
  const heads = (await node.bus.heads('user')) ?? [];
  const ms = await timed(async () => {
    for (const [part, head] of heads.entries()) await node.bus.append('user', part, head);
    await last.promise;
  });
  await harness.reset();
  return ms;
}

async function oneByOne(harness: Harness): Promise<number> {
  await filled(harness);
  const manifest = subscriber({ name: 'academic', hears: [on(counted, light)] });
  const { workshop, database } = await alone(harness, manifest);
  const reactions = new Reactions(manifest, false);
  const store = new EventStore('user', harness.database('user'));
  const ms = await timed(async () => {
    for (let part = 0; part < PARTITIONS; part += 1) {
      for (const event of await store.read(part, 0, EVENTS)) {
        const committed = await fork(database).transactional(async (em) => {
          const row = { idemKey: `inbox-${part}-${event.pos}`, query: 'inbox', reply: '', at: 0 };
          await tables(em).insertInto('bus_reply').values(row).execute();
          return reactions.run(workshop, em, event.bytes, TIMING.reaction);
        });
        await committed();
      }
    }
  });
  await harness.reset();
  return ms;
}

/** A module without a pipeline. */
const alone = async (harness: Harness, manifest: ModuleManifest) =>
  pipelineModule(manifest, harness.database(manifest.name), {
    modules: [],
    where: harness.where,
    bus: inProcessBus(),
    log: quietLog(),
    onCommit: () => {},
  });

/** A backlog whose events have their positions. */
async function filled(harness: Harness): Promise<void> {
  await fillOutbox(harness.database('user'), EVENTS, 100);
  const relay = new Relay('user', harness.database('user'), inProcessBus(), TIMING, quietLog());
  await relay.start();
  await relay.stop();
}

/** A business transaction with one event, against the same without; no relay beside it. */
async function businessTransaction(
  harness: Harness,
  label: string,
  writers: number,
  limit: number,
  pragma?: string,
): Promise<void> {
  const { context, database } = await alone(harness, user);
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

/** A query for a class of forty through the bus, against calling the function and copying by JSON. */
async function query(harness: Harness): Promise<void> {
  const pupil = z.object({
    id: z.string(),
    name: z.string(),
    kana: z.string(),
    number: z.number().int(),
    active: z.boolean(),
  });
  const roster = defineQuery({ name: 'academic.roster', input: z.object({ id: z.string() }), output: z.array(pupil) });
  const pupils = Array.from({ length: 40 }, (_, n) => ({
    id: aggregate(n),
    name: '佐藤 花子',
    kana: 'さとう はなこ',
    number: n,
    active: true,
  }));
  const given = async () => pupils;
  const asker = { ...subscriber({ name: 'notification' }), asks: [roster] };
  const node = await harness.start({
    modules: [user, subscriber({ name: 'academic', answers: [answer(roster, given)] }), asker],
  });
  const { ask } = node.context('notification');
  const calls = 2000;
  const repeated = (work: () => Promise<unknown>) =>
    timed(async () => {
      for (let n = 0; n < calls; n += 1) await work();
    });
  const throughBus = () => repeated(() => ask(roster, { id: 'class-1' }));
  const byHand = () => repeated(async () => JSON.parse(JSON.stringify(await given())));
  await throughBus();
  await byHand();
  const asked: number[] = [];
  const ratios: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) {
    asked.push(await throughBus());
    ratios.push((asked.at(-1) ?? 0) / (await byHand()));
  }
  const each = (median(asked) / calls) * 1000;
  const measured = `${median(ratios).toFixed(1)} (${each.toFixed(1)} µs)`;
  say('G12 query in process / direct call and JSON copy', measured, '<= 3', median(ratios) <= 3);
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
