import type {
  MilestoneView,
  OwnSubmission,
  SubmissionVersion,
  SubmissionView,
} from '#contracts/analytics/milestones.ts';
import type { SubmissionId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { namesOf } from '#modules/analytics/database/names.ts';
import { readMilestone } from '#modules/analytics/database/read-models/milestones.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { stateOf } from '#modules/analytics/domain/milestones/submission.ts';

/** What was handed in with what was said to it, the newest first: two statements with the names. */
async function versionsOf(em: EntityManager, submissionId: string): Promise<SubmissionVersion[]> {
  const rows = await tables(em)
    .selectFrom('submission_version as v')
    .leftJoin('submission_review as r', 'r.id', 'v.id')
    .select(['v.number', 'v.content', 'v.reflection', 'v.files', 'v.late', 'v.at'])
    .select(['r.text', 'r.level', 'r.grade', 'r.by', 'r.at as reviewedAt'])
    .where('v.submissionId', '=', submissionId)
    .orderBy('v.number', 'desc')
    .execute();
  const name = await namesOf(
    em,
    rows.flatMap(({ by }) => by ?? []),
  );
  return rows.map(({ by, reviewedAt, ...row }) => ({
    number: row.number,
    content: row.content,
    reflection: row.reflection,
    files: (JSON.parse(row.files) as string[]).length,
    late: Boolean(row.late),
    at: iso(Number(row.at)),
    review:
      by && reviewedAt
        ? {
            text: row.text ?? '',
            level: row.level ?? null,
            grade: row.grade ?? null,
            by: name(by),
            at: iso(Number(reviewedAt)),
          }
        : null,
  }));
}

async function theMilestoneView(em: EntityManager, id: string): Promise<MilestoneView> {
  const milestone = await readMilestone(em, id);
  if (!milestone) throw notFound('milestone');
  return milestone;
}

/** A pupil's own work for a milestone: five statements at most. */
export async function readOwnSubmission(
  em: EntityManager,
  milestoneId: string,
  personId: string,
): Promise<OwnSubmission> {
  const milestone = await theMilestoneView(em, milestoneId);
  const row = await tables(em)
    .selectFrom('submission')
    .selectAll()
    .where('milestoneId', '=', milestoneId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  const seat = await tables(em)
    .selectFrom('replica_academic_memberships as m')
    .innerJoin('replica_academic_classes as c', 'c.id', 'm.placeId')
    .select('c.archived')
    .where('m.placeId', '=', milestone.classId)
    .where('m.personId', '=', personId)
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .executeTakeFirst();
  const versions = row ? await versionsOf(em, row.id) : [];
  return {
    milestone,
    id: row ? (row.id as SubmissionId) : null,
    state: stateOf({
      number: row?.number ?? 0,
      changed: Boolean(row?.changed),
      reviewed: (versions[0]?.review ?? null) !== null,
    }),
    content: row?.content ?? '',
    reflection: row?.reflection ?? '',
    versions,
    closed: !seat || Boolean(seat.archived),
    version: row?.version ?? 0,
  };
}

/** What was handed in, for who teaches. What was never handed in is not there. */
export async function readSubmission(em: EntityManager, id: string): Promise<SubmissionView> {
  const row = await tables(em)
    .selectFrom('submission')
    .select(['id', 'milestoneId', 'personId', 'number'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.number === 0) throw notFound('submission');
  const milestone = await theMilestoneView(em, row.milestoneId);
  const versions = await versionsOf(em, id);
  const name = await namesOf(em, [row.personId]);
  return { id: row.id as SubmissionId, milestone, student: name(row.personId), versions };
}
