import { sql } from 'kysely';
import type { ThemeCounts } from '#contracts/content/themes.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/content/database/tables.ts';

export const NOT_COUNTED: ThemeCounts = { pupils: 0, chosen: 0, none: 0, waiting: 0, returned: 0 };

/** Numbers of one class, or of every open class somebody teaches, by class. One statement. */
export async function countThemes(
  em: EntityManager,
  which: { classId: string } | { taughtBy: string },
): Promise<Map<string, ThemeCounts>> {
  let seats = tables(em)
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_classes as c', 'c.id', 'm.placeId')
    .leftJoin('personal_theme as t', (join) =>
      join
        .onRef('t.classId', '=', 'm.placeId')
        .onRef('t.personId', '=', 'm.personId')
        .on('t.archived', '=', 0)
        .on('t.removedAt', 'is', null),
    )
    .leftJoin('theme_selection as s', 's.themeId', 't.id')
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .where('c.gone', '=', 0);
  if ('classId' in which) seats = seats.where('m.placeId', '=', which.classId);
  else {
    const { taughtBy } = which;
    seats = seats
      .where('c.archived', '=', 0)
      .where((e) =>
        e.exists(
          e
            .selectFrom('replica_academic_memberships as mine')
            .select('mine.id')
            .whereRef('mine.placeId', '=', 'm.placeId')
            .where('mine.personId', '=', taughtBy)
            .where('mine.as', '=', 'teacher')
            .where('mine.gone', '=', 0),
        ),
      );
  }
  const rows = await seats
    .select([
      'm.placeId',
      sql<number>`count(distinct m.personId)`.as('pupils'),
      sql<number>`count(s.id)`.as('chosen'),
      sql<number>`sum(case when t.id is null then 1 else 0 end)`.as('none'),
      sql<number>`sum(case when t.state = 'proposed' then 1 else 0 end)`.as('waiting'),
      sql<number>`sum(case when t.state = 'returned' then 1 else 0 end)`.as('returned'),
    ])
    .groupBy('m.placeId')
    .execute();
  return new Map(
    rows.map(({ placeId, pupils, chosen, none, waiting, returned }) => [
      placeId,
      {
        pupils: Number(pupils),
        chosen: Number(chosen),
        none: Number(none),
        waiting: Number(waiting),
        returned: Number(returned),
      },
    ]),
  );
}
