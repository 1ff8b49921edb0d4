import type { ThemeRemarkView, ThemeRevisionView, ThemeView } from '#contracts/content/themes.ts';
import type { ClassId, MainThemeId, ThemeId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { namesOf } from '#modules/content/database/names.ts';
import { tables } from '#modules/content/database/tables.ts';

export const instantOrNull = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : iso(Number(instant));

/** One theme with everything its page shows: three statements. */
export async function readTheme(em: EntityManager, id: string): Promise<ThemeView> {
  const row = await tables(em)
    .selectFrom('personal_theme as t')
    .leftJoin('replica_academic_classes as c', 'c.id', 't.classId')
    .leftJoin('main_theme as m', 'm.id', 't.mainThemeId')
    .leftJoin('theme_selection as s', 's.themeId', 't.id')
    .leftJoin('class_theme_rules as r', 'r.id', 't.classId')
    .leftJoin('replica_academic_memberships as seat', (join) =>
      join
        .onRef('seat.placeId', '=', 't.classId')
        .onRef('seat.personId', '=', 't.personId')
        .on('seat.as', '=', 'student')
        .on('seat.gone', '=', 0),
    )
    .selectAll('t')
    .select(['c.name as className', 'c.archived as classArchived', 'm.title as mainTitle', 's.id as selection'])
    .select(['r.approvalFirst', 'seat.id as seat'])
    .where('t.id', '=', id)
    .where('t.removedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('theme');
  const remarks = await tables(em)
    .selectFrom('theme_remark')
    .selectAll()
    .where('themeId', '=', id)
    .orderBy('id')
    .execute();
  const name = await namesOf(em, [
    row.personId,
    ...(row.approvedBy ? [row.approvedBy] : []),
    ...remarks.map((r) => r.personId),
  ]);
  const { approvedAt, approvedBy, approvedRevision } = row;
  return {
    id: row.id as ThemeId,
    classId: row.classId as ClassId,
    className: row.className ?? '',
    student: name(row.personId),
    title: row.title,
    question: row.question,
    description: row.description,
    rationale: row.rationale,
    approach: row.approach,
    potential: row.potential,
    mainTheme: row.mainThemeId ? { id: row.mainThemeId as MainThemeId, title: row.mainTitle ?? '' } : null,
    origin: row.origin,
    state: row.state,
    selected: row.selection !== null,
    archived: Boolean(row.archived),
    unseen: !row.shown && remarks.length === 0,
    closed: Boolean(row.classArchived) || row.seat === null,
    approvalFirst: Boolean(row.approvalFirst),
    revision: row.revision,
    approved:
      row.state === 'approved' && approvedAt && approvedBy
        ? { by: name(approvedBy), at: iso(Number(approvedAt)), revision: approvedRevision ?? row.revision }
        : null,
    remarks: remarks.map((remark) => ({
      id: remark.id,
      by: name(remark.personId),
      as: remark.as,
      kind: remark.kind,
      text: remark.text,
      about: remark.about,
      at: iso(Number(remark.at)),
    })) satisfies ThemeRemarkView[],
    proposedAt: instantOrNull(row.proposedAt),
    changedAt: iso(Number(row.changedAt)),
    createdAt: iso(Number(row.createdAt)),
    version: row.version,
  };
}

/** The history of a theme's question, newest first. */
export async function listRevisions(em: EntityManager, themeId: string): Promise<ThemeRevisionView[]> {
  const rows = await tables(em)
    .selectFrom('theme_revision')
    .selectAll()
    .where('themeId', '=', themeId)
    .orderBy('number', 'desc')
    .execute();
  const name = await namesOf(
    em,
    rows.map((row) => row.personId),
  );
  return rows.map((row) => ({
    number: row.number,
    title: row.title,
    question: row.question,
    note: row.note,
    by: name(row.personId),
    at: iso(Number(row.at)),
    restoredFrom: row.restoredFrom ?? null,
  }));
}
