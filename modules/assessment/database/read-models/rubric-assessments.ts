import type { RubricAssessmentSummary, RubricAssessment as View } from '#contracts/assessment/rubric-assessments.ts';
import type { ClassId, RubricAssessmentId, RubricId } from '#contracts/ids.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { documentOf, theRubricAssessment } from '#modules/assessment/database/find-rubrics.ts';
import { countScores } from '#modules/assessment/database/read-models/rubric-counts.ts';
import type { Reader } from '#modules/assessment/database/read-models/rubrics.ts';
import { isoOf } from '#modules/assessment/database/read-models/sheets.ts';
import { Rubric, RubricAssessment } from '#modules/assessment/database/rubrics.ts';
import { classesOf } from '#modules/assessment/database/seats.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';

const MOST_WAITING = 20;
const MOST_LOOKED_AT = 200;

export async function viewOfAssessment(em: EntityManager, assessment: RubricAssessment): Promise<View> {
  return { ...settingsOf(assessment), rubric: await documentOf(em, assessment) };
}

/** One assessment; there is none for a pupil before it is opened. */
export async function readRubricAssessment(em: EntityManager, id: string, reader: Reader): Promise<View> {
  const assessment = await theRubricAssessment(em, id);
  if (assessment.state === 'draft' && reader.role === 'student') throw notFound('assessment');
  return viewOfAssessment(em, assessment);
}

/** What is assessed in a class, newest first. */
export async function listRubricAssessments(
  em: EntityManager,
  filter: { classId: string; reader: Reader; cursor?: string | undefined; limit: number },
) {
  const { classId, reader, cursor, limit } = filter;
  const where = { classId, hidden: false, state: [...(reader.role === 'student' ? SEEN_BY_PUPILS : STATES)] };
  const after = cursor ? { id: { $lt: String(decodeCursor(cursor, 1)[0]) } } : {};
  const total = await em.count(RubricAssessment, where);
  const rows = await em.find(RubricAssessment, { ...where, ...after }, { orderBy: { id: 'desc' }, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await summaries(em, shown, reader),
    total,
    ...(rows.length > limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}
const SEEN_BY_PUPILS: readonly RubricAssessment['state'][] = ['open', 'closed', 'shown'];
const STATES: readonly RubricAssessment['state'][] = ['draft', ...SEEN_BY_PUPILS];

/** Where something is left for me to score, what is due first on top. Teachers may still score what is closed. */
export async function listWaiting(em: EntityManager, reader: Reader): Promise<RubricAssessmentSummary[]> {
  if (reader.role === 'admin') return [];
  const mine = await classesOf(em, reader.id, reader.role);
  if (mine.length === 0) return [];
  const open = await em.find(
    RubricAssessment,
    { classId: mine, hidden: false, state: reader.role === 'student' ? ['open'] : ['open', 'closed'] },
    { orderBy: { id: 'desc' }, limit: MOST_LOOKED_AT },
  );
  const left = (await summaries(em, open, reader)).filter((one) => one.mine.done < one.mine.due);
  const day = ({ dueOn }: RubricAssessmentSummary) => dueOn ?? '9999';
  return left.toSorted((a, b) => (day(a) < day(b) ? -1 : 1)).slice(0, MOST_WAITING);
}

/** Several assessments with how far they are: the same statements for one as for many. */
async function summaries(
  em: EntityManager,
  assessments: readonly RubricAssessment[],
  reader: Reader,
): Promise<RubricAssessmentSummary[]> {
  if (assessments.length === 0) return [];
  const drafts = assessments.flatMap(({ rubric, rubricId }) => (rubric ? [] : [rubricId]));
  const rubrics = drafts.length ? await em.find(Rubric, { id: drafts }) : [];
  const documents = new Map(rubrics.map(({ id, document }) => [id, document]));
  const places = await em.find(classes.entity, { id: assessments.map(({ classId }) => classId as ClassId) });
  const names = new Map<string, string>(places.map(({ id, name }) => [id, name]));
  const counts = await countScores(em, assessments, reader);
  return assessments.map((assessment) => {
    const document = assessment.rubric ?? documents.get(assessment.rubricId);
    return {
      ...settingsOf(assessment),
      className: names.get(assessment.classId) ?? '',
      rubricName: document?.name ?? '',
      criteria: document?.criteria.length ?? 0,
      ...counts(assessment),
    };
  });
}

const settingsOf = (one: RubricAssessment): Omit<View, 'rubric'> => ({
  id: one.id as RubricAssessmentId,
  classId: one.classId as ClassId,
  rubricId: one.rubricId as RubricId,
  title: one.title,
  subject: one.subject,
  self: one.self,
  peers: one.peers,
  peersEach: one.peersEach,
  anonymous: one.anonymous,
  dueOn: one.dueOn ?? null,
  state: one.state,
  openedAt: isoOf(one.openedAt),
  closedAt: isoOf(one.closedAt),
  shownAt: isoOf(one.shownAt),
  version: one.version,
});
