import * as z from 'zod';
import { SurveyType } from '#contracts/assessment/surveys.ts';
import { defineQuery } from '#contracts/define.ts';
import { UserId } from '#contracts/ids.ts';

/**
 * What a pupil answered in both surveys, in the words of the asked language: what proposals of themes rest on. A survey
 * that was not handed in is absent. Of the personality survey only the description of each trait is told.
 */
export const surveyAnswers = defineQuery({
  name: 'assessment.survey-answers',
  input: z.object({ studentId: UserId, language: z.enum(['ja', 'en']) }),
  output: z.object({
    surveys: z.array(
      z.object({
        type: SurveyType,
        answers: z.array(z.object({ questionId: z.string(), question: z.string(), answer: z.string() })),
      }),
    ),
  }),
});
