import { surveyCompleted } from '#contracts/assessment/events.ts';
import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineModule, on } from '#kernel/module.ts';
import { belongings } from '#modules/assessment/belongings.ts';
import { entities } from '#modules/assessment/database/entities.ts';
import { migrations } from '#modules/assessment/database/migrations/index.ts';
import { demoSurveys } from '#modules/assessment/jobs/demo-surveys.ts';
import { classes, classGroups, memberships, schools } from '#modules/assessment/replicas/academic.ts';
import { people } from '#modules/assessment/replicas/user.ts';
import { surveyRoutes } from '#modules/assessment/routes/surveys.ts';
import { onDemoRequested } from '#modules/assessment/subscribers/on-demo-requested.ts';

export const assessment = defineModule({
  name: 'assessment',
  publishes: [surveyCompleted],
  hears: [on(demoRequested, onDemoRequested)],
  jobs: [demoSurveys],
  asks: [people, schools, classes, classGroups, memberships].map((replica) => replica.contract.snapshot),
  replicas: [people, schools, classes, classGroups, memberships],
  routes: [{ contract: assessmentRoutes, router: routesOf(assessmentRoutes).router({ ...surveyRoutes }) }],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
});
