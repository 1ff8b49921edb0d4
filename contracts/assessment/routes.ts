import { attemptRoutes } from '#contracts/assessment/attempts.ts';
import { evaluationRoutes } from '#contracts/assessment/evaluations.ts';
import { quizItemRoutes } from '#contracts/assessment/quiz-items.ts';
import { quizRoutes } from '#contracts/assessment/quizzes.ts';
import { rubricAssessmentRoutes } from '#contracts/assessment/rubric-assessments.ts';
import { rubricScoreRoutes } from '#contracts/assessment/rubric-scores.ts';
import { rubricRoutes } from '#contracts/assessment/rubrics.ts';
import { surveyRoutes } from '#contracts/assessment/surveys.ts';

export const assessmentRoutes = {
  ...surveyRoutes,
  ...quizItemRoutes,
  ...quizRoutes,
  ...attemptRoutes,
  ...rubricRoutes,
  ...rubricAssessmentRoutes,
  ...rubricScoreRoutes,
  ...evaluationRoutes,
};
