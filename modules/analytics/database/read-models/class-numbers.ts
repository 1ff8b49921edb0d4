import { sql } from 'kysely';
import type { ClassNumbers } from '#contracts/analytics/home.ts';
import type { ClassId } from '#contracts/ids.ts';
import { DAY } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { daysBetween, plusDays } from '#modules/analytics/domain/days.ts';

export const SILENT_DAYS = 14;
const WEEKS = 8;
const SURVEYS = 2;
/** A theme nothing has happened to for so long, while none is chosen, has stalled. */
const STALLED = 14 * DAY;
export const stalledSince = (now: number): number => now - STALLED;
/** The school's day, and the instant it is read at. */
export type Today = { today: string; at: number };

/** The open classes of a teacher in numbers: four statements, however many classes and pupils. */
export async function countClasses(em: EntityManager, teacherId: string, now: Today): Promise<ClassNumbers[]> {
  const silentBefore = plusDays(now.today, -SILENT_DAYS);
  const classes = await tables(em)
    .selectFrom('replica_academic_memberships as mine')
    .innerJoin('replica_academic_classes as c', 'c.id', 'mine.placeId')
    .leftJoin('class_seat as s', (join) => join.onRef('s.classId', '=', 'c.id').on('s.present', '=', 1))
    .select(['c.id', 'c.name'])
    .select([
      sql<number>`count(s.id)`.as('pupils'),
      sql<number>`sum(case when s.theme = 1 then 1 else 0 end)`.as('themes'),
      sql<number>`sum(case when s.surveys >= ${sql.lit(SURVEYS)} then 1 else 0 end)`.as('surveys'),
      sql<number>`sum(case when s.id is not null and coalesce(s.lastDay, '') <= ${silentBefore} then 1 else 0 end)`.as(
        'silent',
      ),
      sql<number>`sum(case when s.theme = 0 and s.movedAt <= ${stalledSince(now.at)} then 1 else 0 end)`.as('stalled'),
    ])
    .where('mine.personId', '=', teacherId)
    .where('mine.placeKind', '=', 'class')
    .where('mine.as', '=', 'teacher')
    .where('mine.gone', '=', 0)
    .where('c.archived', '=', 0)
    .where('c.gone', '=', 0)
    .groupBy(['c.id', 'c.name'])
    .orderBy('c.name')
    .orderBy('c.id')
    .execute();
  const ids = classes.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [weeks, entries, submissions] = [
    await countWeeks(em, ids, now.today),
    await countWaitingEntries(em, ids),
    await countWaitingSubmissions(em, ids),
  ];
  return classes.map(({ id, name, pupils, themes, surveys, silent, stalled }) => ({
    classId: id as ClassId,
    className: name,
    pupils: Number(pupils),
    themes: Number(themes),
    surveys: Number(surveys),
    weeks: weeks.get(id) ?? Array.from({ length: WEEKS }, () => 0),
    silent: Number(silent),
    stalled: Number(stalled),
    waitingEntries: entries.get(id) ?? 0,
    waitingSubmissions: submissions.get(id) ?? 0,
  }));
}

type Counted = { classId: string; n: number };
const byClass = (rows: readonly Counted[]) => new Map(rows.map(({ classId, n }) => [classId, Number(n)]));

/** Entries by the week: the last seven days are the last of eight. */
async function countWeeks(em: EntityManager, ids: string[], today: string) {
  const rows = await tables(em)
    .selectFrom('day_count')
    .select(['classId', 'day', 'entries as n'])
    .where('classId', 'in', ids)
    .where('day', '>', plusDays(today, -7 * WEEKS))
    .where('day', '<=', today)
    .execute();
  const weeks = new Map<string, number[]>(ids.map((id) => [id, Array.from({ length: WEEKS }, () => 0)]));
  for (const { classId, day, n } of rows) {
    const week = WEEKS - 1 - Math.floor(Math.max(0, daysBetween(day, today)) / 7);
    const of = weeks.get(classId);
    if (of?.[week] !== undefined) of[week] += Number(n);
  }
  return weeks;
}

const countWaitingEntries = async (em: EntityManager, ids: string[]) =>
  byClass(
    await tables(em)
      .selectFrom('entry_talk')
      .select(['classId', sql<number>`count(*)`.as('n')])
      .where('classId', 'in', ids)
      .where('waitingSince', 'is not', null)
      .groupBy('classId')
      .execute(),
  );

const countWaitingSubmissions = async (em: EntityManager, ids: string[]) =>
  byClass(
    await tables(em)
      .selectFrom('submission as s')
      .innerJoin('milestone as m', 'm.id', 's.milestoneId')
      .leftJoin('submission_review as r', (join) =>
        join.onRef('r.submissionId', '=', 's.id').onRef('r.number', '=', 's.number'),
      )
      .select(['s.classId', sql<number>`count(*)`.as('n')])
      .where('s.classId', 'in', ids)
      .where('s.number', '>', 0)
      .where('m.removed', '=', 0)
      .where('r.id', 'is', null)
      .groupBy('s.classId')
      .execute(),
  );
