import type { StalledTheme } from '#contracts/analytics/home.ts';
import { dayIn } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { stalledSince, type Today } from '#modules/analytics/database/read-models/class-numbers.ts';
import { pupilsOfClass } from '#modules/analytics/database/read-models/pupils-of-class.ts';
import { tables } from '#modules/analytics/database/tables.ts';

/** Who has chosen no theme while nothing has happened to it for fourteen days, the longest first: three statements. */
export async function listStalledThemes(
  em: EntityManager,
  classId: string,
  { today, at, zone }: Today & { zone: string },
): Promise<StalledTheme[]> {
  const seats = await tables(em)
    .selectFrom('class_seat')
    .select(['personId', 'movedAt'])
    .where('classId', '=', classId)
    .where('present', '=', 1)
    .where('theme', '=', 0)
    .where('movedAt', '<=', stalledSince(at))
    .execute();
  if (seats.length === 0) return [];
  const moved = new Map(seats.map((row) => [row.personId as string, Number(row.movedAt)]));
  const reminded = await tables(em)
    .selectFrom('reminder')
    .select('personId')
    .where('classId', '=', classId)
    .where('thing', '=', 'theme')
    .where('day', '=', today)
    .execute();
  const told = new Set(reminded.map(({ personId }) => personId as string));
  return (await pupilsOfClass(em, classId))
    .filter(({ student }) => moved.has(student.id))
    .toSorted((a, b) => (moved.get(a.student.id) ?? 0) - (moved.get(b.student.id) ?? 0))
    .map((pupil) => ({
      ...pupil,
      since: dayIn(zone, moved.get(pupil.student.id) ?? 0),
      reminded: told.has(pupil.student.id),
    }));
}
