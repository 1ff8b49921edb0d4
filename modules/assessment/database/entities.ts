import { attemptEntities } from '#modules/assessment/database/attempts.ts';
import { EvaluationRecord } from '#modules/assessment/database/evaluations.ts';
import { quizEntities } from '#modules/assessment/database/quizzes.ts';
import { rubricEntities } from '#modules/assessment/database/rubrics.ts';
import { surveyEntities } from '#modules/assessment/database/surveys.ts';

export const entities = [...surveyEntities, ...quizEntities, ...attemptEntities, ...rubricEntities, EvaluationRecord];
