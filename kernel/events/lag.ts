import type { ModuleName } from '#contracts/define.ts';
import type { Bus } from '#kernel/bus/bus.ts';
import type { Clock } from '#kernel/clock.ts';
import { fork } from '#kernel/database/database.ts';
import type { Consumer } from '#kernel/events/consumer.ts';
import { readCursors } from '#kernel/events/cursor.ts';
import { type DeferredState, tables } from '#kernel/events/entities.ts';
import { decoded } from '#kernel/events/envelope.ts';
import type { Group } from '#kernel/events/group.ts';

/** How far one module is behind one source; also the freshness of its replicas of that source. */
export type Lag = {
  readonly group: string;
  readonly source: ModuleName;
  /** Published events the module has not reached yet, and those that wait or are tried again. */
  readonly events: number;
  /** Milliseconds since the oldest unreached event was written; 0 when there is none. */
  readonly ms: number;
  readonly waiting: number;
  readonly retrying: number;
  readonly dead: number;
  readonly unsupported: number;
  /** Partitions that stand still until somebody looks: forks and holes, in words. */
  readonly alarms: readonly string[];
};

export async function lagOf(group: Group, consumer: Consumer, bus: Bus, clock: Clock): Promise<readonly Lag[]> {
  const cursors = await readCursors(group);
  const aside = await tables(fork(group.database))
    .selectFrom('bus_deferred')
    .select(['src', 'state'])
    .select((of) => of.fn.countAll().as('count'))
    .where('grp', '=', group.name)
    .groupBy(['src', 'state'])
    .execute();
  return Promise.all(
    group.reactions.sources.map(async (source): Promise<Lag> => {
      const count = (...states: DeferredState[]) =>
        aside
          .filter((row) => row.src === source && states.includes(row.state))
          .reduce((sum, row) => sum + Number(row.count), 0);
      const heads = (await bus.heads(source)) ?? [];
      const behind = cursors.filter((one) => one.src === source && (heads[one.part] ?? 0) > one.pos);
      const unread = behind.reduce((sum, one) => sum + (heads[one.part] ?? 0) - one.pos, 0);
      const waiting = count('waiting');
      const retrying = count('retry', 'running');
      return {
        group: group.name,
        source,
        events: unread + waiting + retrying,
        ms: await age(group, bus, clock, source, behind),
        waiting,
        retrying,
        dead: count('dead'),
        unsupported: count('unsupported'),
        alarms: consumer.alarms.filter((one) => one.src === source).map((one) => `${source}/${one.part}: ${one.alarm}`),
      };
    }),
  );
}

async function age(
  group: Group,
  bus: Bus,
  clock: Clock,
  source: ModuleName,
  behind: readonly { part: number; pos: number }[],
): Promise<number> {
  if (behind.length === 0) return 0;
  const wants = behind.map(({ part, pos }) => ({ source, part, after: pos }));
  const fetched = await bus.fetch(group.name, wants, { limit: 1, wait: 0, signal: AbortSignal.timeout(1000) });
  const written = fetched.flatMap(({ events }) => decoded(events[0]?.bytes ?? '')?.at ?? []);
  return written.length === 0 ? 0 : Math.max(0, clock.now() - Math.min(...written));
}
