import { sql } from 'kysely';
import type { SchoolActivity, SchoolLine } from '#contracts/analytics/home.ts';
import type { ClassId, SchoolId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { plusDays } from '#modules/analytics/domain/days.ts';

const SHOWN = 50;
type Window = { today: string; days: number };
const firstOf = ({ today, days }: Window): string => plusDays(today, 1 - days);

/** Open classes by school, with their pupils and who of them has entered something since a day. */
const openClasses = (em: EntityManager, since: string) =>
  tables(em)
    .selectFrom('replica_academic_classes as c')
    .leftJoin('class_seat as s', (join) => join.onRef('s.classId', '=', 'c.id').on('s.present', '=', 1))
    .where('c.archived', '=', 0)
    .where('c.gone', '=', 0)
    .select([
      sql<number>`count(distinct s.personId)`.as('pupils'),
      sql<number>`count(distinct case when s.lastDay >= ${since} then s.personId end)`.as('active'),
    ]);

/** Activity of one school: three statements, however many people and classes. Days are the school's. */
export async function readSchoolActivity(
  em: EntityManager,
  schoolId: string,
  window: Window,
): Promise<Omit<SchoolActivity, 'asOf'>> {
  const since = firstOf(window);
  const counted = await tables(em)
    .selectFrom('day_count')
    .select(['day', sql<number>`sum(entries)`.as('n')])
    .where('schoolId', '=', schoolId)
    .where('day', '>=', since)
    .where('day', '<=', window.today)
    .groupBy('day')
    .execute();
  const byDay = new Map(counted.map(({ day, n }) => [day, Number(n)]));
  const days = Array.from({ length: window.days }, (_, n) => {
    const day = plusDays(since, n);
    return { day, entries: byDay.get(day) ?? 0 };
  });
  const people = await openClasses(em, since).where('c.schoolId', '=', schoolId).executeTakeFirstOrThrow();
  const classes = await openClasses(em, since)
    .select(['c.id', 'c.name', sql<string | null>`max(s.lastDay)`.as('lastDay')])
    .where('c.schoolId', '=', schoolId)
    .groupBy(['c.id', 'c.name'])
    .execute();
  const quiet = classes
    .filter(({ pupils, lastDay }) => Number(pupils) > 0 && (lastDay ?? '') < since)
    .toSorted((a, b) => (a.lastDay ?? '').localeCompare(b.lastDay ?? '') || a.name.localeCompare(b.name));
  return {
    days,
    entries: days.reduce((sum, { entries }) => sum + entries, 0),
    activePupils: Number(people.active),
    pupils: Number(people.pupils),
    classes: classes.length,
    quiet: quiet.slice(0, SHOWN).map(({ id, name, lastDay }) => ({ classId: id as ClassId, className: name, lastDay })),
    quietTotal: quiet.length,
  };
}

/** Every school in one line: three statements. The day is that of each school's neighbour in Japan: windows are rough. */
export async function listSchools(em: EntityManager, window: Window): Promise<SchoolLine[]> {
  const since = firstOf(window);
  const schools = await tables(em)
    .selectFrom('replica_academic_schools')
    .select(['id', 'name'])
    .where('gone', '=', 0)
    .orderBy('name')
    .limit(500)
    .execute();
  const counted = await tables(em)
    .selectFrom('day_count')
    .select(['schoolId', sql<number>`sum(entries)`.as('n')])
    .where('day', '>=', since)
    .groupBy('schoolId')
    .execute();
  const classes = await openClasses(em, since)
    .select(['c.schoolId', sql<number>`count(distinct c.id)`.as('classes')])
    .groupBy('c.schoolId')
    .execute();
  return schools.map(({ id, name }) => {
    const of = classes.find(({ schoolId }) => schoolId === id);
    return {
      schoolId: id as SchoolId,
      name,
      classes: Number(of?.classes ?? 0),
      pupils: Number(of?.pupils ?? 0),
      activePupils: Number(of?.active ?? 0),
      entries: Number(counted.find(({ schoolId }) => schoolId === id)?.n ?? 0),
    };
  });
}
