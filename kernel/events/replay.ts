import { randomUUID } from 'node:crypto';
import type { Bus } from '#kernel/bus/bus.ts';
import { fork } from '#kernel/database/database.ts';
import { Consumer } from '#kernel/events/consumer.ts';
import { readCursors } from '#kernel/events/cursor.ts';
import { dueRetries } from '#kernel/events/deferred.ts';
import { tables } from '#kernel/events/entities.ts';
import type { Group } from '#kernel/events/group.ts';
import { turnstile } from '#kernel/events/loop.ts';
import { REPLAY } from '#kernel/events/prune.ts';
import { Reactions } from '#kernel/events/reactions.ts';
import type { PipelineModule } from '#kernel/events/running-module.ts';
import { TIMING, type Timing } from '#kernel/events/timing.ts';

export type Replayed = {
  /** Events that could not be replayed and stand in the shadow's `bus_deferred`, by type. */
  readonly dead: readonly string[];
  readonly events: number;
};

/**
 * Runs a module's pure reactions over everything its sources still have, from position 0, with `meta.replay = true`;
 * `effect` reactions are not called. `shadow` is the module over an empty database of its own: live traffic and the
 * module's own cursors are untouched, and what its reactions publish there goes nowhere. Ends when the positions that
 * were last when it began are reached. The caller compares the shadow with the live tables, or puts it in their place.
 */
export async function replay(
  shadow: PipelineModule,
  bus: Bus,
  options: { timing?: Partial<Timing>; patience?: number } = {},
): Promise<Replayed> {
  const instance = randomUUID();
  const group: Group = {
    name: `${REPLAY}${shadow.manifest.name}-${instance.slice(-12)}`,
    instance,
    database: shadow.database,
    workshop: shadow.workshop,
    reactions: new Reactions(shadow.manifest, true),
    timing: { ...TIMING, ...options.timing },
    log: shadow.log,
    alone: turnstile(),
  };
  const goal = new Map<string, readonly number[]>();
  for (const source of group.reactions.sources) goal.set(source, (await bus.heads(source)) ?? []);
  const consumer = new Consumer(group, bus);
  await consumer.start();
  try {
    await reached(group, goal, consumer, options.patience ?? 600_000);
  } finally {
    await consumer.stop();
    for (const source of group.reactions.sources) await bus.retire(group.name, source);
  }
  const dead = await tables(fork(group.database))
    .selectFrom('bus_deferred')
    .select('type')
    .where('grp', '=', group.name)
    .where('state', 'in', ['dead', 'unsupported'])
    .execute();
  const events = [...goal.values()].flat().reduce((sum, head) => sum + head, 0);
  return { dead: dead.map((row) => row.type), events };
}

async function reached(
  group: Group,
  goal: ReadonlyMap<string, readonly number[]>,
  consumer: Consumer,
  patience: number,
): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    const cursors = await readCursors(group);
    const behind = cursors.some((one) => one.pos < (goal.get(one.src)?.[one.part] ?? 0));
    if (!behind && (await dueRetries(group)).length === 0) return;
    const [alarm] = consumer.alarms;
    if (alarm) throw new Error(`replay stands still at ${alarm.src}/${alarm.part}: ${alarm.alarm}`);
    if (performance.now() > end) throw new Error(`replay of ${group.name} has not ended after ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
