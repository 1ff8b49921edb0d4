import { attemptRoutes } from '#contracts/assessment/attempts.ts';
import { quizItemRoutes } from '#contracts/assessment/quiz-items.ts';
import { quizRoutes } from '#contracts/assessment/quizzes.ts';
import { surveyRoutes } from '#contracts/assessment/surveys.ts';

export const assessmentRoutes = { ...surveyRoutes, ...quizItemRoutes, ...quizRoutes, ...attemptRoutes };
