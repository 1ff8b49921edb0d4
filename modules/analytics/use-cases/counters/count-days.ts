import type { Work } from '#kernel/module.ts';
import { DayCount } from '#modules/analytics/database/counters.ts';
import { tables } from '#modules/analytics/database/tables.ts';

type Counted = { schoolId: string; classId: string; day: string };

/**
 * One entry more or less on days of a class. Added to what stands there, in the entry's own transaction: many who write
 * on the same day wait for each other only for this one step.
 */
export async function countDays(work: Work, steps: readonly (Counted & { by: 1 | -1 })[]): Promise<void> {
  const { em } = work;
  await em.flush();
  // In one order for all, so that two who move entries between the same days do not block each other.
  for (const { schoolId, classId, day, by } of steps.toSorted((a, b) => a.day.localeCompare(b.day))) {
    const [{ entries } = { entries: undefined }] = await em.find(
      DayCount,
      { classId, day },
      { disableIdentityMap: true },
    );
    if (entries === undefined) {
      em.create(DayCount, { id: work.ids.next(), schoolId, classId, day, entries: Math.max(by, 0) });
      await em.flush();
    } else
      await tables(em)
        .updateTable('day_count')
        .set((e) => ({ entries: e('entries', '+', by) }))
        .where('classId', '=', classId)
        .where('day', '=', day)
        .execute();
  }
}

/** The days of a class counted anew from its log. */
export async function recountDays({ em, ids }: Work, { schoolId, classId }: { schoolId: string; classId: string }) {
  const counted = await tables(em)
    .selectFrom('entry')
    .select((e) => ['day', e.fn.countAll<number>().as('n')])
    .where('classId', '=', classId)
    .where('state', '=', 'entered')
    .where('removedAt', 'is', null)
    .groupBy('day')
    .execute();
  const there = new Map((await em.find(DayCount, { classId })).map((row) => [row.day, row]));
  for (const { day, n } of counted) {
    const row = there.get(day) ?? em.create(DayCount, { id: ids.next(), schoolId, classId, day, entries: 0 });
    row.entries = Number(n);
    there.delete(day);
  }
  for (const row of there.values()) row.entries = 0;
  await em.flush();
}
