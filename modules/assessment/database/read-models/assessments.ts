import type { PersonRef } from '#contracts/academic/routes.ts';
import { SurveyType } from '#contracts/assessment/surveys.ts';
import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { readOutcomes } from '#modules/assessment/database/read-models/rubric-outcomes.ts';
import { isoOf, stateOf } from '#modules/assessment/database/read-models/sheets.ts';
import { SurveySheet } from '#modules/assessment/database/surveys.ts';
import { people } from '#modules/assessment/replicas/user.ts';

/** Everything one pupil was asked, how far it is and what it came to; `own` for the pupil themselves. */
export async function readAssessments(em: EntityManager, studentId: string, own: boolean) {
  const person = await em.findOne(people.entity, { id: studentId, gone: false });
  if (!person) throw notFound('person');
  const { familyName, givenName, familyKana, givenKana } = person;
  const student: PersonRef = { id: studentId as UserId, familyName, givenName, familyKana, givenKana };
  const sheets = await em.find(SurveySheet, { personId: studentId });
  return {
    student,
    surveys: SurveyType.options.map((type) => {
      const sheet = sheets.find((one) => one.survey === type);
      return {
        type,
        state: sheet ? stateOf(sheet) : ('new' as const),
        answeredAt: sheet ? isoOf(sheet.answeredAt) : null,
      };
    }),
    rubrics: await readOutcomes(em, studentId, own),
  };
}
