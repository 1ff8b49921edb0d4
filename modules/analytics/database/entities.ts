import { counterEntities } from '#modules/analytics/database/counters.ts';
import { evaluationEntities } from '#modules/analytics/database/evaluations.ts';
import { homeEntities } from '#modules/analytics/database/home.ts';
import { logEntities } from '#modules/analytics/database/log.ts';
import { milestoneEntities } from '#modules/analytics/database/milestones.ts';
import { planEntities } from '#modules/analytics/database/plans.ts';
import { reportEntities } from '#modules/analytics/database/reports.ts';

export const entities = [
  ...logEntities,
  ...counterEntities,
  ...planEntities,
  ...milestoneEntities,
  ...evaluationEntities,
  ...reportEntities,
  ...homeEntities,
];
