import { sql } from 'kysely';
import type { MatrixCell, MilestoneView, OwnMilestone } from '#contracts/analytics/milestones.ts';
import type { ClassId, MilestoneId, SubmissionId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Milestone } from '#modules/analytics/database/milestones.ts';
import { instantOrNull } from '#modules/analytics/database/read-models/entries.ts';
import { pupilsOfClass } from '#modules/analytics/database/read-models/pupils-of-class.ts';
import { taughtOnly } from '#modules/analytics/database/read-models/taught-only.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { stateOf } from '#modules/analytics/domain/milestones/submission.ts';

type Row = Omit<
  Pick<Milestone, 'id' | 'classId' | 'title' | 'description' | 'dueDay' | 'remindDays' | 'version'>,
  never
> & {
  levels: string | readonly string[];
  className: string | null;
};
export const viewOfMilestone = (row: Row): MilestoneView => ({
  id: row.id as MilestoneId,
  classId: row.classId as ClassId,
  className: row.className ?? '',
  title: row.title,
  description: row.description,
  dueDay: row.dueDay,
  remindDays: row.remindDays,
  levels: typeof row.levels === 'string' ? (JSON.parse(row.levels) as string[]) : [...row.levels],
  version: row.version,
});

const milestones = (em: EntityManager) =>
  tables(em)
    .selectFrom('milestone as m')
    .innerJoin('replica_academic_classes as c', 'c.id', 'm.classId')
    .select(['m.id', 'm.classId', 'm.title', 'm.description', 'm.dueDay', 'm.remindDays', 'm.levels', 'm.version'])
    .select('c.name as className')
    .where('m.removed', '=', 0)
    .orderBy('m.dueDay')
    .orderBy('m.id');

/** Milestones of a class by due day: one statement. */
export const listMilestones = async (em: EntityManager, classId: string): Promise<MilestoneView[]> =>
  (await milestones(em).where('m.classId', '=', classId).execute()).map(viewOfMilestone);

export const readMilestone = async (em: EntityManager, id: string): Promise<MilestoneView | undefined> => {
  const row = await milestones(em).where('m.id', '=', id).executeTakeFirst();
  return row && viewOfMilestone(row);
};

type StudentFilter = { personId: string; classId?: string | undefined; taughtBy?: string | undefined };

/** Milestones of a pupil over all open classes they sit in, with how they stand: one statement. */
export async function listStudentMilestones(
  em: EntityManager,
  { personId, classId, taughtBy }: StudentFilter,
): Promise<OwnMilestone[]> {
  let query = milestones(em)
    .innerJoin('replica_academic_memberships as seat', (join) =>
      join
        .onRef('seat.placeId', '=', 'm.classId')
        .on('seat.personId', '=', personId)
        .on('seat.as', '=', 'student')
        .on('seat.gone', '=', 0),
    )
    .leftJoin('submission as s', (join) => join.onRef('s.milestoneId', '=', 'm.id').on('s.personId', '=', personId))
    .leftJoin('submission_review as r', (join) =>
      join.onRef('r.submissionId', '=', 's.id').onRef('r.number', '=', 's.number'),
    )
    .select(['s.number', 's.changed', 's.late', 's.submittedAt', 's.id as submission'])
    .select(['r.id as review', 'r.level', 'r.grade'])
    .where('c.archived', '=', 0);
  if (classId) query = query.where('m.classId', '=', classId);
  if (taughtBy) query = query.where(taughtOnly({ classId: 'm.classId', personId: 'seat.personId' }, taughtBy));
  return (await query.limit(500).execute()).map((row) => ({
    ...viewOfMilestone(row),
    state: stateOf({ number: row.number ?? 0, changed: Boolean(row.changed), reviewed: row.review !== null }),
    begun: Boolean(row.changed) && (row.number ?? 0) === 0,
    late: Boolean(row.late),
    submittedAt: instantOrNull(row.submittedAt),
    level: row.level ?? null,
    grade: row.grade ?? null,
  }));
}

/** Pupils × milestones: three statements, however many there are of either. */
export async function readMatrix(em: EntityManager, classId: string) {
  const columns = await listMilestones(em, classId);
  const pupils = await pupilsOfClass(em, classId);
  const rows = await tables(em)
    .selectFrom('submission as s')
    .innerJoin('milestone as m', 'm.id', 's.milestoneId')
    .leftJoin('submission_review as r', (join) =>
      join.onRef('r.submissionId', '=', 's.id').onRef('r.number', '=', 's.number'),
    )
    .select(['s.id', 's.milestoneId', 's.personId', 's.number', 's.changed', 's.late', 's.submittedAt'])
    .select(['r.id as review', 'r.level', 'r.grade', 'm.levels'])
    .where('s.classId', '=', classId)
    .where('m.removed', '=', 0)
    .where(sql<boolean>`(s.number > 0 or s.changed = 1)`)
    .execute();
  const cells = new Map<string, MatrixCell[]>();
  for (const row of rows) {
    const rank = row.level ? (JSON.parse(row.levels) as string[]).indexOf(row.level) + 1 : 0;
    const cell: MatrixCell = {
      milestoneId: row.milestoneId as MilestoneId,
      submissionId: row.id as SubmissionId,
      state: row.number === 0 ? 'begun' : row.review === null ? 'waiting' : 'reviewed',
      number: row.number,
      late: Boolean(row.late),
      level: row.level ?? null,
      rank: rank > 0 ? rank : null,
      grade: row.grade ?? null,
      submittedAt: instantOrNull(row.submittedAt),
    };
    cells.set(row.personId, [...(cells.get(row.personId) ?? []), cell]);
  }
  return {
    milestones: columns,
    pupils: pupils.map((pupil) => ({ ...pupil, cells: cells.get(pupil.student.id) ?? [] })),
  };
}
