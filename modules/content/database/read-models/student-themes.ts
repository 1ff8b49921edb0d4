import type { ThemeListItem } from '#contracts/content/themes.ts';
import type { ClassId, ThemeId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { instantOrNull } from '#modules/content/database/read-models/theme.ts';
import { tables } from '#modules/content/database/tables.ts';

export type StudentThemesFilter = {
  personId: string;
  classId?: string | undefined;
  archived: boolean;
  /** Only classes this teacher teaches. */
  taughtBy?: string | undefined;
};

/** A pupil's themes, the chosen ones first, then those last worked on. One statement. */
export async function listStudentThemes(em: EntityManager, filter: StudentThemesFilter): Promise<ThemeListItem[]> {
  let query = tables(em)
    .selectFrom('personal_theme as t')
    .leftJoin('replica_academic_classes as c', 'c.id', 't.classId')
    .leftJoin('theme_selection as s', 's.themeId', 't.id')
    .selectAll('t')
    .select(['c.name as className', 's.id as selection'])
    .where('t.personId', '=', filter.personId)
    .where('t.archived', '=', filter.archived ? 1 : 0)
    .where('t.removedAt', 'is', null);
  const { classId, taughtBy } = filter;
  if (classId) query = query.where('t.classId', '=', classId);
  if (taughtBy) {
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('replica_academic_memberships as m')
          .select('m.id')
          .whereRef('m.placeId', '=', 't.classId')
          .where('m.personId', '=', taughtBy)
          .where('m.as', '=', 'teacher')
          .where('m.gone', '=', 0),
      ),
    );
  }
  const rows = await query
    .orderBy((e) => e.case().when('s.id', 'is', null).then(1).else(0).end())
    .orderBy('t.changedAt', 'desc')
    .orderBy('t.id')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id as ThemeId,
    classId: row.classId as ClassId,
    className: row.className ?? '',
    title: row.title,
    question: row.question,
    state: row.state,
    selected: row.selection !== null,
    archived: Boolean(row.archived),
    revision: row.revision,
    proposedAt: instantOrNull(row.proposedAt),
    changedAt: iso(Number(row.changedAt)),
  }));
}
