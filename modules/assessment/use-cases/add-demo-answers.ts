import { SurveyType } from '#contracts/assessment/surveys.ts';
import type { Work } from '#kernel/module.ts';
import { SurveySheet } from '#modules/assessment/database/surveys.ts';
import { currentDefinition } from '#modules/assessment/domain/surveys/definitions.ts';
import { demoAnswers } from '#modules/assessment/domain/surveys/demo.ts';
import { handIn } from '#modules/assessment/use-cases/answer-survey.ts';

/** The n-th pupil of a sample school answers the surveys, unless they have begun one themselves. */
export async function addDemoAnswers(work: Work, pupil: { id: string; schoolId: string }, n: number): Promise<void> {
  if ((await work.em.count(SurveySheet, { personId: pupil.id })) > 0) return;
  for (const survey of SurveyType.options) {
    const answers = demoAnswers(currentDefinition(survey), n);
    if (answers) await handIn(work, { ...pupil, role: 'student' }, survey, answers);
  }
}
