import { studentEnrolled, studentUnenrolled } from '#contracts/academic/events.ts';
import * as events from '#contracts/assessment/events.ts';
import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { provide } from '#kernel/container.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineModule, on } from '#kernel/module.ts';
import { belongings } from '#modules/assessment/belongings.ts';
import { entities } from '#modules/assessment/database/entities.ts';
import { migrations } from '#modules/assessment/database/migrations/index.ts';
import { demoQuizzes } from '#modules/assessment/jobs/demo-quizzes.ts';
import { demoRubrics } from '#modules/assessment/jobs/demo-rubrics.ts';
import { demoSurveys } from '#modules/assessment/jobs/demo-surveys.ts';
import { remarkQuiz } from '#modules/assessment/jobs/remark-quiz.ts';
import { answerSurveyAnswers } from '#modules/assessment/queries/survey-answers.ts';
import { classes, classGroups, groupMembers, memberships, schools } from '#modules/assessment/replicas/academic.ts';
import { people } from '#modules/assessment/replicas/user.ts';
import { Revisions, revisionsToken } from '#modules/assessment/revisions.ts';
import { attemptRoutes } from '#modules/assessment/routes/attempts.ts';
import { bankRoutes } from '#modules/assessment/routes/bank.ts';
import { itemFileRoutes } from '#modules/assessment/routes/item-files.ts';
import { markingRoutes } from '#modules/assessment/routes/marking.ts';
import { quizRoutes } from '#modules/assessment/routes/quizzes.ts';
import { rubricAssessmentRoutes } from '#modules/assessment/routes/rubric-assessments.ts';
import { rubricScoreRoutes } from '#modules/assessment/routes/rubric-scores.ts';
import { rubricRoutes } from '#modules/assessment/routes/rubrics.ts';
import { surveyRoutes } from '#modules/assessment/routes/surveys.ts';
import { onDemoRequested } from '#modules/assessment/subscribers/on-demo-requested.ts';
import { onStudentEnrolled, onStudentUnenrolled } from '#modules/assessment/subscribers/on-pupil-moved.ts';
import { endOverdue } from '#modules/assessment/use-cases/quizzes/end-overdue.ts';

const replicas = [people, schools, classes, classGroups, memberships, groupMembers];

export const assessment = defineModule({
  name: 'assessment',
  publishes: [
    events.surveyCompleted,
    events.quizPublished,
    events.quizWithdrawn,
    events.quizResultReleased,
    events.quizResultChanged,
    events.attemptHandedIn,
    events.rubricAssessmentOpened,
    events.rubricResultReleased,
    events.rubricScored,
  ],
  hears: [
    on(demoRequested, onDemoRequested),
    on(studentEnrolled, onStudentEnrolled),
    on(studentUnenrolled, onStudentUnenrolled),
  ],
  jobs: [demoSurveys, demoQuizzes, demoRubrics, remarkQuiz],
  timers: [{ name: 'end what is over', seconds: 5, run: endOverdue }],
  answers: [answerSurveyAnswers],
  asks: replicas.map((replica) => replica.contract.snapshot),
  replicas,
  routes: [
    {
      contract: assessmentRoutes,
      router: routesOf(assessmentRoutes).router({
        ...surveyRoutes,
        ...bankRoutes,
        ...quizRoutes,
        ...attemptRoutes,
        ...markingRoutes,
        ...itemFileRoutes,
        ...rubricRoutes,
        ...rubricAssessmentRoutes,
        ...rubricScoreRoutes,
      }),
    },
  ],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
  services: () => [provide(revisionsToken, () => new Revisions())],
});
