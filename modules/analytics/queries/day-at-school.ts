import type { ClassId, UserId } from '#contracts/ids.ts';
import { startOfDay } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { plusDays } from '#modules/analytics/domain/days.ts';

/** For reports of the day, which notification writes. Four statements, however many pupils there are. */
export async function dayAtSchool(context: ModuleContext, { schoolId, day }: { schoolId: string; day: string }) {
  const em = context.read();
  const zone = await timeZoneOf(em, schoolId);
  const [from, to] = [startOfDay(zone, day), startOfDay(zone, plusDays(day, 1))];
  const classes = await tables(em)
    .selectFrom('replica_academic_classes')
    .select(['id', 'name'])
    .where('schoolId', '=', schoolId)
    .where('gone', '=', 0)
    .where('archived', '=', 0)
    .execute();
  const entries = await tables(em)
    .selectFrom('entry')
    .where('schoolId', '=', schoolId)
    .where('state', '=', 'entered')
    .where('removedAt', 'is', null)
    .where('day', '=', day)
    .groupBy(['classId', 'personId'])
    .select((e) => ['classId', 'personId', e.fn.countAll<number>().as('entries')])
    .execute();
  const goals = await tables(em)
    .selectFrom('goal')
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .where((e) => e.or([e('setOn', '=', day), e.and([e('doneAt', '>=', from), e('doneAt', '<', to)])]))
    .groupBy('personId')
    .select((e) => ['personId', e.fn.countAll<number>().as('goals')])
    .execute();
  const ids = classes.map(({ id }) => id);
  const talks = ids.length
    ? await tables(em)
        .selectFrom('entry_talk')
        .where('classId', 'in', ids)
        .where('waitingSince', 'is not', null)
        .groupBy('classId')
        .select((e) => ['classId', e.fn.countAll<number>().as('waiting')])
        .execute()
    : [];

  const pupils = new Map<string, { entries: number; goals: number }>();
  const of = (personId: string) => {
    const found = pupils.get(personId) ?? { entries: 0, goals: 0 };
    pupils.set(personId, found);
    return found;
  };
  for (const row of entries) of(row.personId).entries += Number(row.entries);
  for (const row of goals) of(row.personId).goals += Number(row.goals);
  const active = Map.groupBy(entries, ({ classId }) => classId);
  const waiting = new Map(talks.map((row) => [row.classId, Number(row.waiting)]));
  return {
    pupils: [...pupils].map(([personId, done]) => ({ personId: personId as UserId, ...done })),
    classes: classes
      .map(({ id, name }) => ({
        classId: id as ClassId,
        name,
        activeIds: (active.get(id) ?? []).map(({ personId }) => personId as UserId),
        waiting: waiting.get(id) ?? 0,
      }))
      .filter((one) => one.activeIds.length > 0 || one.waiting > 0),
  };
}
