import { sql } from 'kysely';
import { alone, REPEATS } from '#kernel/bus/bench/backlog.bench.ts';
import { median, say, timed } from '#kernel/bus/conformance/figures.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { Counter, counted, user } from '#kernel/bus/conformance/modules.ts';
import { aggregate, count } from '#kernel/bus/conformance/produce.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';

const WRITES = 400;

/** G7, the outbox's price: a business transaction with one event, against the same without; no relay beside it. */
export async function writes(harness: Harness): Promise<void> {
  if (harness.dialect === 'mysql') return businessTransaction(harness, 'MariaDB, 8 writers', 8, 1.5);
  await businessTransaction(harness, 'SQLite synchronous=full', 1, 1.4, 'full');
  await businessTransaction(harness, 'SQLite synchronous=normal', 1, 3.5);
}

async function businessTransaction(
  harness: Harness,
  label: string,
  writers: number,
  limit: number,
  pragma?: string,
): Promise<void> {
  const { context, database } = alone(harness, user);
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
          for (let turn = 0; turn < WRITES / writers; turn += 1) await change(aggregate(n), event);
        }),
      ),
    );
  await run(true);
  await run(false);
  const ratios: number[] = [];
  const added: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) {
    const [withEvent, without] = [await run(true), await run(false)];
    ratios.push(withEvent / without);
    added.push(((withEvent - without) / WRITES) * writers);
  }
  if (pragma) await sql.raw('pragma synchronous=normal').execute(tables(fork(database)));
  const ratio = median(ratios);
  const measured = `${ratio.toFixed(2)} (+${median(added).toFixed(2)} ms)`;
  say(`G7 business transaction with an event / without, ${label}`, measured, `<= ${limit}`, ratio <= limit);
  await harness.reset();
}
