import type {
  ClassEvaluations,
  EvaluationRow,
  EvaluationVersion,
  EvaluationView,
  PublishedEvaluation,
} from '#contracts/analytics/evaluations.ts';
import type { ClassId, EvaluationId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { nameOf, namesOf } from '#modules/analytics/database/names.ts';
import { instantOrNull } from '#modules/analytics/database/read-models/entries.ts';
import { draftsOf, readProgress } from '#modules/analytics/database/read-models/evaluation-drafts.ts';
import { pupilsOfClass } from '#modules/analytics/database/read-models/pupils-of-class.ts';
import { taughtOnly } from '#modules/analytics/database/read-models/taught-only.ts';
import { tables } from '#modules/analytics/database/tables.ts';

const evaluations = (em: EntityManager) =>
  tables(em)
    .selectFrom('evaluation as e')
    .leftJoin('replica_user_people as a', 'a.id', 'e.acceptedBy')
    .leftJoin('replica_user_people as c', 'c.id', 'e.changedBy')
    .selectAll('e')
    .select(['a.familyName as aFamily', 'a.givenName as aGiven', 'a.familyKana as aFamilyKana'])
    .select(['a.givenKana as aGivenKana', 'c.familyName', 'c.givenName', 'c.familyKana', 'c.givenKana']);
type Row = Awaited<ReturnType<ReturnType<typeof evaluations>['execute']>>[number];

const viewOf = (row: Row): EvaluationView => ({
  id: row.id as EvaluationId,
  classId: row.classId as ClassId,
  personId: row.personId as UserId,
  term: row.term,
  text: row.text,
  ...gradesOf(row),
  state: row.state,
  origin: row.origin,
  by: authorOf(row),
  acceptedBy: row.acceptedBy
    ? nameOf(row.acceptedBy, {
        familyName: row.aFamily,
        givenName: row.aGiven,
        familyKana: row.aFamilyKana,
        givenKana: row.aGivenKana,
      })
    : null,
  changedBy: row.changedBy ? nameOf(row.changedBy, row) : null,
  changedAt: iso(Number(row.changedAt)),
  publishedAt: instantOrNull(row.publishedAt),
  version: row.version,
});

type Grade = 'A' | 'B' | 'C' | null | undefined;
export const gradesOf = (row: { knowledge: Grade; thinking: Grade; attitude: Grade }) => ({
  knowledge: row.knowledge ?? null,
  thinking: row.thinking ?? null,
  attitude: row.attitude ?? null,
});
const authorOf = ({ model, prompt }: { model: string | null | undefined; prompt: string | null | undefined }) =>
  model && prompt ? { model, prompt } : null;

export async function readEvaluations(em: EntityManager, ids: readonly string[]): Promise<EvaluationView[]> {
  if (ids.length === 0) return [];
  const rows = await evaluations(em)
    .where('e.id', 'in', [...ids])
    .execute();
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(viewOf));
}

export async function readEvaluation(em: EntityManager, id: string): Promise<EvaluationView> {
  const [found] = await readEvaluations(em, [id]);
  if (!found) throw notFound('evaluation');
  return found;
}

/** All pupils of a class with their evaluation of a term: six statements, however many pupils. */
export async function readClassEvaluations(
  em: EntityManager,
  classId: string,
  asked: string | undefined,
): Promise<ClassEvaluations> {
  const terms = (
    await tables(em)
      .selectFrom('evaluation')
      .select((e) => ['term', e.fn.max('changedAt').as('at')])
      .where('classId', '=', classId)
      .groupBy('term')
      .orderBy('at', 'desc')
      .execute()
  ).map((row) => row.term);
  const term = asked ?? terms[0] ?? '';
  const written = await evaluations(em).where('e.classId', '=', classId).where('e.term', '=', term).execute();
  const drafts = await draftsOf(em, classId, term);
  const progress = await readProgress(em, classId, term);
  const counts = await tables(em)
    .selectFrom('log_count')
    .select(['personId', 'entries'])
    .where('classId', '=', classId)
    .execute();
  const byPerson = new Map(written.map((row) => [row.personId as string, viewOf(row)]));
  const entries = new Map(counts.map((row) => [row.personId, row.entries]));
  const pupils = (await pupilsOfClass(em, classId)).map(
    (sitting): EvaluationRow => ({
      ...sitting,
      entries: entries.get(sitting.student.id) ?? 0,
      evaluation: byPerson.get(sitting.student.id) ?? null,
      draft: drafts.get(sitting.student.id) ?? null,
      progress: progress.find(({ personId }) => personId === sitting.student.id) ?? null,
    }),
  );
  return { classId: classId as ClassId, term, terms, pupils };
}

/** How an evaluation came to be, the newest first: two statements. */
export async function readHistory(em: EntityManager, id: string): Promise<EvaluationVersion[]> {
  const rows = await tables(em)
    .selectFrom('evaluation_version')
    .selectAll()
    .where('evaluationId', '=', id)
    .orderBy('number', 'desc')
    .limit(200)
    .execute();
  const name = await namesOf(
    em,
    rows.flatMap(({ who }) => who ?? []),
  );
  return rows.map((row) => ({
    number: row.number,
    step: row.step as EvaluationVersion['step'],
    state: row.state,
    text: row.text,
    ...gradesOf(row),
    who: row.who ? name(row.who) : null,
    by: authorOf(row),
    reason: row.reason ?? null,
    at: iso(Number(row.at)),
  }));
}

const MOST = 100;
/** What is published of a pupil, the newest first: one statement. */
export async function listPublished(
  em: EntityManager,
  { personId, taughtBy }: { personId: string; taughtBy?: string | undefined },
): Promise<PublishedEvaluation[]> {
  let query = tables(em)
    .selectFrom('evaluation as e')
    .leftJoin('replica_academic_classes as c', 'c.id', 'e.classId')
    .select(['e.id', 'e.classId', 'e.term', 'e.text', 'e.knowledge', 'e.thinking', 'e.attitude', 'e.publishedAt'])
    .select('c.name as className')
    .where('e.personId', '=', personId)
    .where('e.state', '=', 'published');
  if (taughtBy) query = query.where(taughtOnly({ classId: 'e.classId', personId: 'e.personId' }, taughtBy));
  const rows = await query.orderBy('e.publishedAt', 'desc').orderBy('e.id').limit(MOST).execute();
  return rows.map((row) => ({
    id: row.id as EvaluationId,
    classId: row.classId as ClassId,
    className: row.className ?? '',
    term: row.term,
    text: row.text,
    ...gradesOf(row),
    publishedAt: iso(Number(row.publishedAt)),
  }));
}
