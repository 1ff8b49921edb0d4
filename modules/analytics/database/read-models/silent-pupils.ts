import { sql } from 'kysely';
import type { SilentPupil } from '#contracts/analytics/home.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { SILENT_DAYS } from '#modules/analytics/database/read-models/class-numbers.ts';
import { pupilsOfClass } from '#modules/analytics/database/read-models/pupils-of-class.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { daysBetween, plusDays } from '#modules/analytics/domain/days.ts';

const SHOWN_DAYS = 28;

/** Who has entered nothing for fourteen days, the longest silent first: five statements. `today` is the school's. */
export async function listSilentPupils(em: EntityManager, classId: string, today: string): Promise<SilentPupil[]> {
  const pupils = await pupilsOfClass(em, classId);
  const counts = await tables(em).selectFrom('log_count').selectAll().where('classId', '=', classId).execute();
  const lastDays = new Map(counts.map(({ personId, lastDay }) => [personId, lastDay ?? null]));
  const limit = plusDays(today, -SILENT_DAYS);
  const silent = pupils.filter(({ student }) => (lastDays.get(student.id) ?? '') <= limit);
  if (silent.length === 0) return [];
  const themes = await tables(em)
    .selectFrom('replica_content_selected_themes')
    .select(['personId', 'title'])
    .where('classId', '=', classId)
    .where('gone', '=', 0)
    .execute();
  const days = await tables(em)
    .selectFrom('entry')
    .select(['personId', 'day', sql<number>`count(*)`.as('n')])
    .where('classId', '=', classId)
    .where('state', '=', 'entered')
    .where('removedAt', 'is', null)
    .where('day', '>', plusDays(today, -SHOWN_DAYS))
    .groupBy(['personId', 'day'])
    .execute();
  const reminded = await tables(em)
    .selectFrom('reminder')
    .select('personId')
    .where('classId', '=', classId)
    .where('thing', '=', 'log')
    .where('day', '=', today)
    .execute();
  const rows = silent.map((pupil) => {
    const { id } = pupil.student;
    const strip = Array.from({ length: SHOWN_DAYS }, () => 0);
    for (const { personId, day, n } of days) {
      const at = SHOWN_DAYS - 1 - daysBetween(day, today);
      if (personId === id && strip[at] !== undefined) strip[at] = Number(n);
    }
    return {
      ...pupil,
      lastDay: lastDays.get(id) ?? null,
      theme: themes.find(({ personId }) => personId === id)?.title ?? null,
      days: strip,
      reminded: reminded.some(({ personId }) => personId === id),
    };
  });
  return rows.toSorted((a, b) => (a.lastDay ?? '').localeCompare(b.lastDay ?? ''));
}
