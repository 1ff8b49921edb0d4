import { type RawBuilder, sql } from 'kysely';
import type { ClassThemeRow, RosterTheme, ThemeFilter } from '#contracts/content/themes.ts';
import type { ThemeId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { nameOf } from '#modules/content/database/names.ts';
import { instantOrNull } from '#modules/content/database/read-models/theme.ts';
import { countThemes, NOT_COUNTED } from '#modules/content/database/read-models/theme-counts.ts';
import { tables } from '#modules/content/database/tables.ts';

const LAST = 999;

/** Pupils of a class with their seat in its year, each with every theme that is not put away, or without one. */
const rowsOf = (em: EntityManager, classId: string) =>
  tables(em)
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_classes as c', 'c.id', 'm.placeId')
    .leftJoin('replica_user_people as p', 'p.id', 'm.personId')
    .leftJoin(
      (e) =>
        e
          .selectFrom('replica_academic_memberships as h')
          .innerJoin('replica_academic_class_groups as g', 'g.id', 'h.placeId')
          .select(['h.personId', 'h.number', 'g.grade', 'g.name as classGroup', 'g.yearId'])
          .where('h.as', '=', 'student')
          .where('h.gone', '=', 0)
          .where('g.gone', '=', 0)
          .as('seat'),
      (join) => join.onRef('seat.personId', '=', 'm.personId').onRef('seat.yearId', '=', 'c.yearId'),
    )
    .leftJoin('personal_theme as t', (join) =>
      join
        .onRef('t.classId', '=', 'm.placeId')
        .onRef('t.personId', '=', 'm.personId')
        .on('t.archived', '=', 0)
        .on('t.removedAt', 'is', null),
    )
    .leftJoin('theme_selection as s', 's.themeId', 't.id')
    .where('m.placeId', '=', classId)
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0);

/** Who waits longest comes first where waiting is asked for; then 学年-組-番号 and reading. Comparable, so a page starts anywhere. */
const order = (show: ThemeFilter | undefined): RawBuilder<string | number>[] => [
  show === 'waiting' ? sql<number>`coalesce(t.proposedAt, 0)` : sql<number>`coalesce(seat.grade, ${sql.lit(LAST)})`,
  sql<string>`coalesce(seat.classGroup, '')`,
  sql<number>`coalesce(seat.number, ${sql.lit(LAST)})`,
  sql<string>`coalesce(p.familyKana, '')`,
  sql<string>`coalesce(p.givenKana, '')`,
  sql<string>`m.id`,
  sql<string>`coalesce(t.id, '')`,
];

export type ClassThemesFilter = {
  classId: string;
  show?: ThemeFilter | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** The teacher's list: three statements, however many pupils there are. */
export async function listClassThemes(em: EntityManager, { classId, show, cursor, limit }: ClassThemesFilter) {
  let matching = rowsOf(em, classId);
  if (show === 'waiting') matching = matching.where('t.state', '=', 'proposed');
  if (show === 'returned' || show === 'approved') matching = matching.where('t.state', '=', show);
  if (show === 'selected') matching = matching.where('s.id', 'is not', null);
  if (show === 'none') matching = matching.where('t.id', 'is', null);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const places = order(show);
  let page = matching.select([
    'm.personId',
    'p.familyName',
    'p.givenName',
    'p.familyKana',
    'p.givenKana',
    'seat.grade',
    'seat.classGroup',
    'seat.number',
    't.id',
    't.title',
    't.question',
    't.state',
    't.revision',
    't.proposedAt',
    't.changedAt',
    's.id as selection',
    ...places.map((place, index) => place.as(`place${index}` as 'place')),
  ]);
  if (cursor) {
    const after = decodeCursor(cursor, places.length);
    page = page.where(sql<boolean>`(${sql.join([...places])}) > (${sql.join(after)})`);
  }
  for (const place of places) page = page.orderBy(place);
  const rows = await page.limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1) as Record<string, string | number> | undefined;
  const counts = (await countThemes(em, { classId })).get(classId) ?? NOT_COUNTED;
  return {
    items: shown.map(
      (row): ClassThemeRow => ({
        student: nameOf(row.personId, row),
        grade: row.grade ?? null,
        classGroup: row.classGroup ?? null,
        number: row.number ?? null,
        theme:
          row.id && row.state
            ? {
                id: row.id as ThemeId,
                title: row.title ?? '',
                question: row.question ?? '',
                state: row.state,
                selected: row.selection !== null,
                revision: row.revision ?? 1,
                proposedAt: instantOrNull(row.proposedAt),
                changedAt: iso(Number(row.changedAt)),
              }
            : null,
      }),
    ),
    total: Number(total),
    counts,
    ...(rows.length > limit && last
      ? { next: encodeCursor(places.map((_, index) => last[`place${index}`] ?? '')) }
      : {}),
  };
}

/** One theme per pupil: the chosen one, otherwise the one last worked on. One statement. */
export async function listRosterThemes(em: EntityManager, classId: string): Promise<RosterTheme[]> {
  const rows = await tables(em)
    .selectFrom('personal_theme as t')
    .leftJoin('theme_selection as s', 's.themeId', 't.id')
    .select(['t.id', 't.personId', 't.title', 't.state', 's.id as selection'])
    .where('t.classId', '=', classId)
    .where('t.archived', '=', 0)
    .where('t.removedAt', 'is', null)
    .orderBy('t.changedAt')
    .execute();
  const best = new Map<string, RosterTheme>();
  for (const { id, personId, title, state, selection } of rows) {
    if (best.get(personId)?.selected) continue;
    best.set(personId, {
      studentId: personId as UserId,
      id: id as ThemeId,
      title,
      state,
      selected: selection !== null,
    });
  }
  return [...best.values()];
}
