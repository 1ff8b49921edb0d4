import type { Selectable } from 'kysely';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { Effect } from '#kernel/bus/conformance/modules.ts';
import { fork } from '#kernel/database/database.ts';
import { type BusTables, tables } from '#kernel/events/entities.ts';

export type Verdict = { committed: number; effects: number; lost: number; duplicate: number; disorder: number };

/** The effects of a group, in the order in which they were made. */
export const effectsOf = (harness: Harness, group: 'academic' | 'notification') =>
  fork(harness.database(group)).find(Effect, {}, { orderBy: { id: 'asc' } });

export const outboxOf = (harness: Harness): Promise<Selectable<BusTables['bus_event']>[]> =>
  tables(fork(harness.database('user')))
    .selectFrom('bus_event')
    .selectAll()
    .orderBy('id')
    .execute();

export const deferredOf = (harness: Harness, group: 'academic' | 'notification') =>
  tables(fork(harness.database(group)))
    .selectFrom('bus_deferred')
    .selectAll()
    .orderBy('part')
    .orderBy('pos')
    .execute();

/**
 * Compares what a group did with what was committed: nothing lost, nothing twice, per aggregate 1, 2, 3 … without a gap.
 * `except` are events that are not expected to have an effect.
 */
export async function judge(
  harness: Harness,
  group: 'academic' | 'notification',
  except: (event: Selectable<BusTables['bus_event']>) => boolean = (event) => event.type !== 'user.counted.v1',
): Promise<Verdict> {
  const committed = (await outboxOf(harness)).filter((event) => !except(event));
  const effects = await effectsOf(harness, group);
  const seen = new Map<string, number>();
  const last = new Map<string, number>();
  const expected = new Map<string, number[]>();
  for (const event of committed) {
    const key = event.aggId;
    expected.set(
      key,
      [...(expected.get(key) ?? []), Number(event.aggSeq)].sort((a, b) => a - b),
    );
  }
  let disorder = 0;
  for (const effect of effects) {
    seen.set(effect.eventId, (seen.get(effect.eventId) ?? 0) + 1);
    const turn = last.get(effect.agg) ?? 0;
    if (expected.get(effect.agg)?.[turn] !== effect.seq) disorder += 1;
    last.set(effect.agg, turn + 1);
  }
  const lost = committed.filter((event) => !seen.has(event.msgId)).length;
  const duplicate = [...seen.values()].filter((times) => times > 1).length;
  return { committed: committed.length, effects: effects.length, lost, duplicate, disorder };
}

/** What a verdict must be. */
export const perfect = (events: number): Verdict => ({
  committed: events,
  effects: events,
  lost: 0,
  duplicate: 0,
  disorder: 0,
});
