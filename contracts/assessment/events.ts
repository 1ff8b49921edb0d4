import * as z from 'zod';
import { SurveyType } from '#contracts/assessment/surveys.ts';
import { defineEvent } from '#contracts/define.ts';
import { SchoolId, UserId } from '#contracts/ids.ts';

/** A pupil has handed in a survey, for the first time (`number` 1) or changed. What they answered is not told. */
export const surveyCompleted = defineEvent({
  type: 'assessment.survey-completed.v1',
  aggregate: 'survey-sheet',
  external: true,
  data: z.object({
    schoolId: SchoolId,
    studentId: UserId,
    survey: SurveyType,
    definitionVersion: z.number().int(),
    number: z.number().int(),
  }),
});
