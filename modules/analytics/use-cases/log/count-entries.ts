import { LockMode } from '@mikro-orm/core';
import type { Work } from '#kernel/module.ts';
import { Entry, LogCount } from '#modules/analytics/database/log.ts';

type Seat = { schoolId: string; classId: string; personId: string };

/** Brings the counter of a pupil in a class to what stands in the log: counted anew, so that it cannot drift. */
export async function countEntries(work: Work, seat: Seat): Promise<void> {
  const { em } = work;
  await em.flush();
  const { schoolId, classId, personId } = seat;
  const key = { classId, personId };
  const lock = { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const counter =
    (await em.findOne(LogCount, key, lock)) ??
    em.create(LogCount, { id: work.ids.next(), schoolId, ...key, entries: 0, lastDay: null });
  // Under a lock as well: entries another transaction has just committed are counted, too.
  const entered = await em.find(
    Entry,
    { ...key, state: 'entered', removedAt: null },
    { fields: ['id', 'day'], disableIdentityMap: true, lockMode: LockMode.PESSIMISTIC_READ },
  );
  const days = entered.map(({ day }) => day).toSorted();
  Object.assign(counter, { entries: days.length, lastDay: days.at(-1) ?? null });
  await em.flush();
}
