import type { ModuleContext } from '#kernel/module.ts';
import { School } from '#modules/academic/database/entities.ts';
import { tables } from '#modules/academic/database/tables.ts';

/** The class groups of a school's current year and who holds which number in them. */
export async function classGroupSeatsOf(context: ModuleContext, input: { schoolId: string }) {
  const em = context.read();
  const school = await em.findOne(School, { id: input.schoolId });
  if (!school?.currentYearId) return { groups: [] };
  const rows = await tables(em)
    .selectFrom('class_group as g')
    .leftJoin('membership as m', (join) =>
      join.onRef('m.placeId', '=', 'g.id').on('m.gone', '=', 0).on('m.as', '=', 'student'),
    )
    .select(['g.id', 'g.grade', 'g.name', 'm.personId', 'm.number'])
    .where('g.yearId', '=', school.currentYearId)
    .orderBy('g.grade')
    .orderBy('g.name')
    .execute();
  const groups = new Map<
    string,
    { id: string; grade: number; name: string; seats: { personId: string; number: number | null }[] }
  >();
  for (const row of rows) {
    const group = groups.get(row.id) ?? { id: row.id, grade: row.grade, name: row.name, seats: [] };
    groups.set(row.id, group);
    if (row.personId) group.seats.push({ personId: row.personId, number: row.number ?? null });
  }
  return { groups: [...groups.values()] };
}
