import type { EntityManager } from '#kernel/database/database.ts';
import type { Work } from '#kernel/module.ts';
import { LogCount } from '#modules/analytics/database/log.ts';
import { tables } from '#modules/analytics/database/tables.ts';

type Seat = { schoolId: string; classId: string; personId: string };

/** Brings the counter of a pupil in a class to what stands in the log: counted anew, so that it cannot drift. */
export async function countEntries(work: Work, seat: Seat): Promise<void> {
  const { em } = work;
  await em.flush();
  const { schoolId, classId, personId } = seat;
  const key = { classId, personId };
  await em.upsert(
    LogCount,
    { id: work.ids.next(), schoolId, ...key, entries: 0, lastDay: null },
    { onConflictFields: ['classId', 'personId'], onConflictAction: 'ignore' },
  );
  const counter = await em.findOneOrFail(LogCount, key, { refresh: true });
  Object.assign(counter, await counted(em, classId, personId));
  await em.flush();
}

async function counted(em: EntityManager, classId: string, personId: string) {
  const { entries, lastDay } = await tables(em)
    .selectFrom('entry')
    .select((e) => [e.fn.countAll<number>().as('entries'), e.fn.max('day').as('lastDay')])
    .where('classId', '=', classId)
    .where('personId', '=', personId)
    .where('state', '=', 'entered')
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { entries: Number(entries), lastDay: lastDay ?? null };
}
