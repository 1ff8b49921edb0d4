import { studentEnrolled, studentUnenrolled } from '#contracts/academic/events.ts';
import { evaluationDrafted, evaluationDraftFailed, summaryAccepted } from '#contracts/ai/events.ts';
import * as events from '#contracts/analytics/events.ts';
import * as questions from '#contracts/analytics/queries.ts';
import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { surveyCompleted } from '#contracts/assessment/events.ts';
import {
  fileAdded,
  fileRemoved,
  fileRestored,
  themeApproved,
  themeCommented,
  themeProposed,
  themeReturned,
  themeSelected,
  themeUnselected,
} from '#contracts/content/events.ts';
import { workPictures } from '#contracts/content/queries.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { answer, defineModule, on } from '#kernel/module.ts';
import { belongings } from '#modules/analytics/belongings.ts';
import { entities } from '#modules/analytics/database/entities.ts';
import { migrations } from '#modules/analytics/database/migrations/index.ts';
import { classReportJob } from '#modules/analytics/jobs/class-report.ts';
import { demoWork } from '#modules/analytics/jobs/demo-work.ts';
import { dayAtSchool } from '#modules/analytics/queries/day-at-school.ts';
import { evaluationEvidence } from '#modules/analytics/queries/evaluation-evidence.ts';
import { classes, classGroups, daysOff, memberships, schools } from '#modules/analytics/replicas/academic.ts';
import { selectedThemes } from '#modules/analytics/replicas/content.ts';
import { people } from '#modules/analytics/replicas/user.ts';
import { entryRoutes } from '#modules/analytics/routes/entries.ts';
import { evaluationRoutes } from '#modules/analytics/routes/evaluations.ts';
import { homeRoutes } from '#modules/analytics/routes/home.ts';
import { milestoneRoutes } from '#modules/analytics/routes/milestones.ts';
import { planRoutes } from '#modules/analytics/routes/plans.ts';
import { reportRoutes } from '#modules/analytics/routes/reports.ts';
import { onDemoRequested } from '#modules/analytics/subscribers/on-demo-requested.ts';
import { onEvaluationDrafted, onEvaluationDraftFailed } from '#modules/analytics/subscribers/on-evaluation-draft.ts';
import { onFileAdded, onFileRemoved } from '#modules/analytics/subscribers/on-file-changed.ts';
import {
  onStudentEnrolled,
  onStudentUnenrolled,
  onThemeMoved,
} from '#modules/analytics/subscribers/on-seat-changed.ts';
import { onSummaryAccepted } from '#modules/analytics/subscribers/on-summary-accepted.ts';
import { onSurveyCompleted } from '#modules/analytics/subscribers/on-survey-completed.ts';
import { recount, recountOnce } from '#modules/analytics/use-cases/counters/recount.ts';
import { forgetRemovedEntries } from '#modules/analytics/use-cases/log/put-entry-away.ts';
import { tellNearMilestones } from '#modules/analytics/use-cases/milestones/tell-near-milestones.ts';
import { forgetRemovedPlans } from '#modules/analytics/use-cases/plans/goals.ts';
import { forgetReports } from '#modules/analytics/use-cases/reports/make-report.ts';

const replicas = [people, schools, daysOff, classes, classGroups, memberships, selectedThemes];

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
    events.milestoneNear,
    events.evaluationPublished,
    events.evaluationDraftsRequested,
  ],
  hears: [
    on(summaryAccepted, onSummaryAccepted),
    on(demoRequested, onDemoRequested),
    on(surveyCompleted, onSurveyCompleted),
    on(studentEnrolled, onStudentEnrolled),
    on(studentUnenrolled, onStudentUnenrolled),
    ...[themeSelected, themeUnselected, themeProposed, themeApproved, themeReturned, themeCommented].map((event) =>
      on(event, onThemeMoved),
    ),
    on(fileAdded, onFileAdded),
    on(fileRestored, onFileAdded),
    on(fileRemoved, onFileRemoved),
    on(evaluationDrafted, onEvaluationDrafted),
    on(evaluationDraftFailed, onEvaluationDraftFailed),
  ],
  answers: [answer(questions.evaluationEvidence, evaluationEvidence), answer(questions.dayAtSchool, dayAtSchool)],
  asks: [...replicas.map((replica) => replica.contract.snapshot), workPictures],
  replicas,
  routes: [
    {
      contract: analyticsRoutes,
      router: routesOf(analyticsRoutes).router({
        ...entryRoutes,
        ...planRoutes,
        ...milestoneRoutes,
        ...evaluationRoutes,
        ...reportRoutes,
        ...homeRoutes,
      }),
    },
  ],
  timers: [
    { name: 'forget removed entries', seconds: 3600, run: forgetRemovedEntries },
    { name: 'forget removed plans', seconds: 3600, run: forgetRemovedPlans },
    { name: 'count anew', seconds: 86_400, run: recount },
    { name: 'milestones that come near', seconds: 60, run: tellNearMilestones },
    { name: 'forget reports', seconds: 3600, run: forgetReports },
  ],
  jobs: [demoWork, classReportJob],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
  onStart: recountOnce,
});
