import type { StudentPage } from '#contracts/analytics/home.ts';
import type { ClassId, ThemeId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { namesOf } from '#modules/analytics/database/names.ts';
import { latestEntries, listNews } from '#modules/analytics/database/read-models/entries.ts';
import { listStudentMilestones } from '#modules/analytics/database/read-models/milestones.ts';
import { listGoals } from '#modules/analytics/database/read-models/plans.ts';
import { taughtOnly } from '#modules/analytics/database/read-models/taught-only.ts';
import { tables } from '#modules/analytics/database/tables.ts';

const FEW = 5;
type Asked = { personId: string; enteredOnly: boolean; taughtBy?: string };

/** What a pupil has done and has before them: seven statements at most, however much that is. */
export async function readStudentPage(em: EntityManager, asked: Asked): Promise<StudentPage> {
  const { personId } = asked;
  const classes = await classesOf(em, asked);
  const news = await listNews(em, asked, FEW);
  return {
    student: (await namesOf(em, [personId]))(personId),
    classes,
    entries: await latestEntries(em, asked, FEW),
    entryTotal: classes.reduce((sum, { entries }) => sum + entries, 0),
    news: news.items,
    newsTotal: news.total,
    goals: await listGoals(em, personId),
    milestones: await listStudentMilestones(em, asked),
  };
}

async function classesOf(em: EntityManager, { personId, taughtBy }: Asked) {
  let query = tables(em)
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_classes as c', 'c.id', 'm.placeId')
    .leftJoin('replica_content_selected_themes as t', (join) =>
      join.onRef('t.classId', '=', 'c.id').onRef('t.personId', '=', 'm.personId').on('t.gone', '=', 0),
    )
    .leftJoin('log_count as l', (join) => join.onRef('l.classId', '=', 'c.id').onRef('l.personId', '=', 'm.personId'))
    .select(['c.id', 'c.name', 't.themeId', 't.title', 't.question', 'l.entries', 'l.lastDay'])
    .where('m.personId', '=', personId)
    .where('m.placeKind', '=', 'class')
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .where('c.archived', '=', 0)
    .where('c.gone', '=', 0);
  if (taughtBy) query = query.where(taughtOnly({ classId: 'c.id', personId: 'm.personId' }, taughtBy));
  const rows = await query.orderBy('c.name').execute();
  return rows.map((row) => ({
    classId: row.id as ClassId,
    className: row.name,
    theme: row.themeId ? { id: row.themeId as ThemeId, title: row.title ?? '', question: row.question ?? '' } : null,
    entries: row.entries ?? 0,
    lastDay: row.lastDay ?? null,
  }));
}
