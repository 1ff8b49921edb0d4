import type { RubricOutcome } from '#contracts/assessment/surveys.ts';
import type { ClassId, RubricAssessmentId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { pointsBySide, sidesOf } from '#modules/assessment/database/read-models/rubric-results.ts';
import { isoOf } from '#modules/assessment/database/read-models/sheets.ts';
import { RubricAssessment, RubricSheet } from '#modules/assessment/database/rubrics.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';

const MOST = 50;

/** What assessments by rubric came to for a pupil, newest first; for the pupil only those whose results are shown. */
export async function readOutcomes(em: EntityManager, studentId: string, shownOnly: boolean): Promise<RubricOutcome[]> {
  let about = tables(em)
    .selectFrom('rubric_sheet as s')
    .innerJoin('rubric_assessment as a', 'a.id', 's.assessmentId')
    .select('a.id')
    .distinct()
    .where('s.pupilId', '=', studentId)
    .where('s.number', '>', 0)
    .where('a.hidden', '=', 0)
    .orderBy('a.id', 'desc')
    .limit(MOST);
  if (shownOnly) about = about.where('a.state', '=', 'shown');
  const ids = (await about.execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  const assessments = await em.find(RubricAssessment, { id: ids }, { orderBy: { id: 'desc' } });
  const places = await em.find(classes.entity, { id: assessments.map(({ classId }) => classId as ClassId) });
  const names = new Map<string, string>(places.map(({ id, name }) => [id, name]));
  const sheets = await em.find(RubricSheet, { assessmentId: ids, pupilId: studentId, number: { $gt: 0 } });
  return assessments.flatMap((one) => {
    if (!one.rubric) return [];
    return {
      id: one.id as RubricAssessmentId,
      classId: one.classId as ClassId,
      className: names.get(one.classId) ?? '',
      ...{ title: one.title, subject: one.subject },
      shownAt: isoOf(one.shownAt),
      ...pointsBySide(one.rubric, sidesOf(sheets.filter((sheet) => sheet.assessmentId === one.id))),
    };
  });
}
