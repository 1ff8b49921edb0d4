import { sql } from 'kysely';
import type { ClassNumbers } from '#contracts/analytics/home.ts';
import type { ClassId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { daysBetween, plusDays } from '#modules/analytics/domain/days.ts';

export const SILENT_DAYS = 14;
const WEEKS = 8;
const SURVEYS = 2;

/** Pupils of every open class somebody teaches, with what each has: one row per pupil, joined on unique keys. */
const seatsOf = (em: EntityManager, teacherId: string) =>
  tables(em)
    .selectFrom('replica_academic_memberships as mine')
    .innerJoin('replica_academic_classes as c', 'c.id', 'mine.placeId')
    .where('mine.personId', '=', teacherId)
    .where('mine.placeKind', '=', 'class')
    .where('mine.as', '=', 'teacher')
    .where('mine.gone', '=', 0)
    .where('c.archived', '=', 0)
    .where('c.gone', '=', 0);

/** The open classes of a teacher in numbers: five statements, however many classes and pupils. `today` is the school's. */
export async function countClasses(em: EntityManager, teacherId: string, today: string): Promise<ClassNumbers[]> {
  const silentBefore = plusDays(today, -SILENT_DAYS);
  const classes = await seatsOf(em, teacherId)
    .leftJoin('replica_academic_memberships as m', (join) =>
      join.onRef('m.placeId', '=', 'c.id').on('m.as', '=', 'student').on('m.gone', '=', 0),
    )
    .leftJoin('replica_content_selected_themes as t', (join) =>
      join.onRef('t.classId', '=', 'c.id').onRef('t.personId', '=', 'm.personId').on('t.gone', '=', 0),
    )
    .leftJoin('log_count as l', (join) => join.onRef('l.classId', '=', 'c.id').onRef('l.personId', '=', 'm.personId'))
    .select(['c.id', 'c.name'])
    .select([
      sql<number>`count(m.id)`.as('pupils'),
      sql<number>`count(t.id)`.as('themes'),
      sql<number>`sum(case when m.id is not null and coalesce(l.lastDay, '') <= ${silentBefore} then 1 else 0 end)`.as(
        'silent',
      ),
    ])
    .groupBy(['c.id', 'c.name'])
    .orderBy('c.name')
    .orderBy('c.id')
    .execute();
  const ids = classes.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [surveys, weeks, entries, submissions] = [
    await countSurveys(em, ids),
    await countWeeks(em, ids, today),
    await countWaitingEntries(em, ids),
    await countWaitingSubmissions(em, ids),
  ];
  return classes.map(({ id, name, pupils, themes, silent }) => ({
    classId: id as ClassId,
    className: name,
    pupils: Number(pupils),
    themes: Number(themes),
    surveys: surveys.get(id) ?? 0,
    weeks: weeks.get(id) ?? Array.from({ length: WEEKS }, () => 0),
    silent: Number(silent),
    waitingEntries: entries.get(id) ?? 0,
    waitingSubmissions: submissions.get(id) ?? 0,
  }));
}

type Counted = { classId: string; n: number };
const byClass = (rows: readonly Counted[]) => new Map(rows.map(({ classId, n }) => [classId, Number(n)]));

async function countSurveys(em: EntityManager, ids: string[]) {
  const answered = tables(em)
    .selectFrom('survey_answer')
    .select('personId')
    .groupBy('personId')
    .having(sql<boolean>`count(*) >= ${sql.lit(SURVEYS)}`);
  return byClass(
    await tables(em)
      .selectFrom('replica_academic_memberships as m')
      .innerJoin(answered.as('a'), 'a.personId', 'm.personId')
      .select(['m.placeId as classId', sql<number>`count(*)`.as('n')])
      .where('m.placeId', 'in', ids)
      .where('m.as', '=', 'student')
      .where('m.gone', '=', 0)
      .groupBy('m.placeId')
      .execute(),
  );
}

/** Entries by the week: the last seven days are the last of eight. */
async function countWeeks(em: EntityManager, ids: string[], today: string) {
  const rows = await tables(em)
    .selectFrom('entry')
    .select(['classId', 'day', sql<number>`count(*)`.as('n')])
    .where('classId', 'in', ids)
    .where('state', '=', 'entered')
    .where('removedAt', 'is', null)
    .where('day', '>', plusDays(today, -7 * WEEKS))
    .groupBy(['classId', 'day'])
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
