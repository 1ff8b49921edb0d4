import * as events from '#contracts/analytics/events.ts';
import * as questions from '#contracts/analytics/queries.ts';
import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { surveyCompleted } from '#contracts/assessment/events.ts';
import { fileAdded, fileRemoved, fileRestored } from '#contracts/content/events.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { answer, defineModule, on } from '#kernel/module.ts';
import { belongings } from '#modules/analytics/belongings.ts';
import { entities } from '#modules/analytics/database/entities.ts';
import { migrations } from '#modules/analytics/database/migrations/index.ts';
import { demoWork } from '#modules/analytics/jobs/demo-work.ts';
import { evaluationEvidence } from '#modules/analytics/queries/evaluation-evidence.ts';
import { classes, classGroups, memberships, schools } from '#modules/analytics/replicas/academic.ts';
import { selectedThemes } from '#modules/analytics/replicas/content.ts';
import { people } from '#modules/analytics/replicas/user.ts';
import { entryRoutes } from '#modules/analytics/routes/entries.ts';
import { homeRoutes } from '#modules/analytics/routes/home.ts';
import { milestoneRoutes } from '#modules/analytics/routes/milestones.ts';
import { planRoutes } from '#modules/analytics/routes/plans.ts';
import { onDemoRequested } from '#modules/analytics/subscribers/on-demo-requested.ts';
import { onFileAdded, onFileRemoved } from '#modules/analytics/subscribers/on-file-changed.ts';
import { onSurveyCompleted } from '#modules/analytics/subscribers/on-survey-completed.ts';
import { forgetRemovedEntries } from '#modules/analytics/use-cases/log/put-entry-away.ts';
import { forgetRemovedPlans } from '#modules/analytics/use-cases/plans/goals.ts';

const replicas = [people, schools, classes, classGroups, memberships, selectedThemes];

export const analytics = defineModule({
  name: 'analytics',
  publishes: [
    events.activityEntered,
    events.activityWithdrawn,
    events.feedbackGiven,
    events.feedbackAnswered,
    events.goalCommented,
    events.milestoneSet,
    events.milestoneRemoved,
    events.workSubmitted,
    events.submissionReviewed,
    events.reminderRequested,
  ],
  hears: [
    on(demoRequested, onDemoRequested),
    on(surveyCompleted, onSurveyCompleted),
    on(fileAdded, onFileAdded),
    on(fileRestored, onFileAdded),
    on(fileRemoved, onFileRemoved),
  ],
  answers: [answer(questions.evaluationEvidence, evaluationEvidence)],
  asks: replicas.map((replica) => replica.contract.snapshot),
  replicas,
  routes: [
    {
      contract: analyticsRoutes,
      router: routesOf(analyticsRoutes).router({ ...entryRoutes, ...planRoutes, ...milestoneRoutes, ...homeRoutes }),
    },
  ],
  timers: [
    { name: 'forget removed entries', seconds: 3600, run: forgetRemovedEntries },
    { name: 'forget removed plans', seconds: 3600, run: forgetRemovedPlans },
  ],
  jobs: [demoWork],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
});
