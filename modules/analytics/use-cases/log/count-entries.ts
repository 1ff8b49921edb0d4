import { LockMode } from '@mikro-orm/core';
import type { Work } from '#kernel/module.ts';
import { ClassSeat } from '#modules/analytics/database/counters.ts';
import { Entry, LogCount } from '#modules/analytics/database/log.ts';
import { countDays } from '#modules/analytics/use-cases/counters/count-days.ts';

type Seat = { schoolId: string; classId: string; personId: string };
/** The days an entry counted for before and counts for now; null where it did or does not. */
export type Moved = { from: string | null; to: string | null };

/**
 * Lets those who write for one pupil in one class go one after another. Before anything is written: whoever waits here
 * holds nothing another one waits for.
 */
export async function holdSeat(work: Work, { schoolId, classId, personId }: Seat): Promise<LogCount> {
  const { em } = work;
  const key = { classId, personId };
  if ((await em.count(LogCount, key)) === 0) {
    em.create(LogCount, { id: work.ids.next(), schoolId, ...key, entries: 0, lastDay: null });
    await em.flush();
  }
  return em.findOneOrFail(LogCount, key, { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Brings the counter of a pupil in a class to what stands in the log: counted anew, so that it cannot drift. */
export async function countEntries(work: Work, seat: Seat, { from, to }: Moved): Promise<void> {
  const { em } = work;
  await em.flush();
  const { schoolId, classId, personId } = seat;
  const key = { classId, personId };
  const counter = await holdSeat(work, seat);
  // Under a lock as well: entries another transaction has just committed are counted, too.
  const entered = await em.find(
    Entry,
    { ...key, state: 'entered', removedAt: null },
    { fields: ['id', 'day'], disableIdentityMap: true, lockMode: LockMode.PESSIMISTIC_READ },
  );
  const days = entered.map(({ day }) => day).toSorted();
  const lastDay = days.at(-1) ?? null;
  Object.assign(counter, { entries: days.length, lastDay });
  await em.flush();
  await em.nativeUpdate(ClassSeat, key, { lastDay });
  if (from === to) return;
  await countDays(work, [
    ...(from ? [{ schoolId, classId, day: from, by: -1 as const }] : []),
    ...(to ? [{ schoolId, classId, day: to, by: 1 as const }] : []),
  ]);
}
