import { surveyRoutes } from '#contracts/assessment/surveys.ts';

export const assessmentRoutes = { ...surveyRoutes };
