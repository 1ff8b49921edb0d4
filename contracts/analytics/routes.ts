import { entryRoutes } from '#contracts/analytics/entries.ts';
import { evaluationRoutes } from '#contracts/analytics/evaluations.ts';
import { homeRoutes } from '#contracts/analytics/home.ts';
import { milestoneRoutes } from '#contracts/analytics/milestones.ts';
import { planRoutes } from '#contracts/analytics/plans.ts';
import { reportRoutes } from '#contracts/analytics/reports.ts';

export const analyticsRoutes = {
  ...entryRoutes,
  ...planRoutes,
  ...milestoneRoutes,
  ...evaluationRoutes,
  ...reportRoutes,
  ...homeRoutes,
};
