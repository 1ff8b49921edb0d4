import { sql } from 'kysely';
import { alone, EVENTS, filled, REPEATS } from '#kernel/bus/bench/backlog.bench.ts';
import { median, say, timed } from '#kernel/bus/conformance/figures.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { counted, type Hear, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { PARTITIONS } from '#kernel/events/partition.ts';
import { Reactions } from '#kernel/events/reactions.ts';
import { EventStore } from '#kernel/events/store.ts';
import { TIMING } from '#kernel/events/timing.ts';
import { on } from '#kernel/module.ts';

/** A reaction of one statement. */
const light: Hear = async (work, { id, aggregateId, seq }) => {
  const columns = sql.join(['eventId', 'agg', 'seq', 'replay', 'correlation', 'at'].map((name) => sql.ref(name)));
  await sql`insert into effect (${columns}) values (${id}, ${aggregateId}, ${seq}, 0, '', 0)`.execute(tables(work.em));
};

/** G2: draining a backlog in process, against a transaction with an inbox row per event; both run the same reaction. */
export async function drain(harness: Harness): Promise<void> {
  const ours: number[] = [];
  const naive: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) {
    ours.push(await drained(harness));
    naive.push(await oneByOne(harness));
  }
  const ratio = median(naive) / median(ours);
  const rate = (ms: number) => `${(EVENTS / ms).toFixed(1)} k/s`;
  const measured = `${ratio.toFixed(2)} (${rate(median(ours))} / ${rate(median(naive))})`;
  say('G2 durable drain / inbox row and transaction per event', measured, '>= 4', ratio >= 4);
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
  const { workshop, database } = alone(harness, manifest);
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
