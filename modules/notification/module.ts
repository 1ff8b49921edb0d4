import * as academic from '#contracts/academic/events.ts';
import * as ai from '#contracts/ai/events.ts';
import { questionsOfDay } from '#contracts/ai/queries.ts';
import * as analytics from '#contracts/analytics/events.ts';
import { dayAtSchool } from '#contracts/analytics/queries.ts';
import * as assessment from '#contracts/assessment/events.ts';
import * as basebuilder from '#contracts/basebuilder/events.ts';
import * as content from '#contracts/content/events.ts';
import { curriculumTold, enrollmentTold } from '#contracts/notification/events.ts';
import { notificationRoutes } from '#contracts/notification/routes.ts';
import * as user from '#contracts/user/events.ts';
import * as userReplicas from '#contracts/user/replicas.ts';
import { provide } from '#kernel/container.ts';
import { defineModule, on } from '#kernel/module.ts';
import { replica } from '#kernel/replica/replica.ts';
import { mailerFrom, mailerToken, mailSettings } from '#modules/notification/channels/mailer.ts';
import { Announcement } from '#modules/notification/database/announcements.ts';
import { entities, Mail, Notice } from '#modules/notification/database/entities.ts';
import { migrations } from '#modules/notification/database/migrations/index.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { deliverAnnouncement } from '#modules/notification/jobs/deliver-announcement.ts';
import { remindReadersJob } from '#modules/notification/jobs/remind-readers.ts';
import { sendDigests } from '#modules/notification/jobs/send-digests.ts';
import { writeDailyReports } from '#modules/notification/jobs/write-daily-reports.ts';
import { writeLetters } from '#modules/notification/jobs/write-letters.ts';
import { Followers, followersToken } from '#modules/notification/live/followers.ts';
import { handOutNotices, recountUnread } from '#modules/notification/live/hand-out.ts';
import { OCCASIONS } from '#modules/notification/occasions/list.ts';
import { holdOccasions } from '#modules/notification/occasions/occasion.ts';
import {
  classes,
  classGroups,
  daysOff,
  groupMembers,
  memberships,
  schools,
} from '#modules/notification/replicas/academic.ts';
import { router } from '#modules/notification/routes/notifications.ts';
import { onAlertRaised } from '#modules/notification/subscribers/on-alert-raised.ts';
import { onCurriculumAssignmentUndone } from '#modules/notification/subscribers/on-curriculum-assignment-undone.ts';
import { onCurriculumNewsRequested } from '#modules/notification/subscribers/on-curriculum-news-requested.ts';
import { onCurriculumNewsWithdrawn } from '#modules/notification/subscribers/on-curriculum-news-withdrawn.ts';
import { onCurriculumPublished } from '#modules/notification/subscribers/on-curriculum-published.ts';
import { onCurriculumWithdrawn } from '#modules/notification/subscribers/on-curriculum-withdrawn.ts';
import { onEndpointRefused } from '#modules/notification/subscribers/on-endpoint-refused.ts';
import { onEnrollmentNewsRequested } from '#modules/notification/subscribers/on-enrollment-news-requested.ts';
import { onEnrollmentNewsWithdrawn } from '#modules/notification/subscribers/on-enrollment-news-withdrawn.ts';
import { onEnrollmentUndone } from '#modules/notification/subscribers/on-enrollment-undone.ts';
import { onEvaluationPublished } from '#modules/notification/subscribers/on-evaluation-published.ts';
import { onFeedbackAnswered, onFeedbackGiven } from '#modules/notification/subscribers/on-feedback.ts';
import { onGoalCommented } from '#modules/notification/subscribers/on-goal-commented.ts';
import { onImportFinished } from '#modules/notification/subscribers/on-import-finished.ts';
import { onMailLinkRequested } from '#modules/notification/subscribers/on-mail-link-requested.ts';
import { onMilestoneNear } from '#modules/notification/subscribers/on-milestone-near.ts';
import { onPathAssigned } from '#modules/notification/subscribers/on-path-assigned.ts';
import { onQuizPublished, onQuizWithdrawn } from '#modules/notification/subscribers/on-quiz-published.ts';
import { onQuizResultChanged, onQuizResultReleased } from '#modules/notification/subscribers/on-quiz-result.ts';
import { onReminderRequested } from '#modules/notification/subscribers/on-reminder-requested.ts';
import { onRubricAssessmentOpened, onRubricResultReleased } from '#modules/notification/subscribers/on-rubric-news.ts';
import { onStudentEnrolled } from '#modules/notification/subscribers/on-student-enrolled.ts';
import { onSubmissionReviewed } from '#modules/notification/subscribers/on-submission-reviewed.ts';
import { onTeacherAssigned } from '#modules/notification/subscribers/on-teacher-assigned.ts';
import { onTextSetDelivered } from '#modules/notification/subscribers/on-text-set-delivered.ts';
import { onThemeCommented } from '#modules/notification/subscribers/on-theme-commented.ts';
import { onThemeApproved, onThemeReturned } from '#modules/notification/subscribers/on-theme-decided.ts';
import { onThemeProposed } from '#modules/notification/subscribers/on-theme-proposed.ts';
import { onUserApproved } from '#modules/notification/subscribers/on-user-approved.ts';
import { onUserConfirmed } from '#modules/notification/subscribers/on-user-confirmed.ts';
import { onUserRejected } from '#modules/notification/subscribers/on-user-rejected.ts';
import { publishDue } from '#modules/notification/use-cases/announcements/publish-announcement.ts';
import { sendMails } from '#modules/notification/use-cases/send-mails.ts';

const replicas = [replica(userReplicas.people), schools, daysOff, classes, classGroups, memberships, groupMembers];

const effect = { kind: 'effect' } as const;

export const notification = defineModule({
  name: 'notification',
  publishes: [enrollmentTold, curriculumTold],
  hears: [
    on(user.mailLinkRequested, onMailLinkRequested, effect),
    on(user.userConfirmed, onUserConfirmed, effect),
    on(user.userApproved, onUserApproved, effect),
    on(user.userRejected, onUserRejected, effect),
    on(user.importFinished, onImportFinished, effect),
    on(academic.teacherAssigned, onTeacherAssigned, effect),
    on(academic.studentEnrolled, onStudentEnrolled, effect),
    on(academic.enrollmentNewsRequested, onEnrollmentNewsRequested, effect),
    on(academic.enrollmentNewsWithdrawn, onEnrollmentNewsWithdrawn, effect),
    on(academic.enrollmentUndone, onEnrollmentUndone, effect),
    on(content.themeProposed, onThemeProposed, effect),
    on(content.themeApproved, onThemeApproved, effect),
    on(content.themeReturned, onThemeReturned, effect),
    on(content.themeCommented, onThemeCommented, effect),
    on(analytics.feedbackGiven, onFeedbackGiven, effect),
    on(analytics.feedbackAnswered, onFeedbackAnswered, effect),
    on(analytics.goalCommented, onGoalCommented, effect),
    on(analytics.submissionReviewed, onSubmissionReviewed, effect),
    on(analytics.evaluationPublished, onEvaluationPublished, effect),
    on(analytics.reminderRequested, onReminderRequested, effect),
    on(analytics.milestoneNear, onMilestoneNear, effect),
    on(content.curriculumPublished, onCurriculumPublished, effect),
    on(content.curriculumWithdrawn, onCurriculumWithdrawn, effect),
    on(content.curriculumNewsRequested, onCurriculumNewsRequested, effect),
    on(content.curriculumNewsWithdrawn, onCurriculumNewsWithdrawn, effect),
    on(content.curriculumAssignmentUndone, onCurriculumAssignmentUndone, effect),
    on(assessment.quizPublished, onQuizPublished, effect),
    on(assessment.quizWithdrawn, onQuizWithdrawn, effect),
    on(assessment.quizResultReleased, onQuizResultReleased, effect),
    on(assessment.quizResultChanged, onQuizResultChanged, effect),
    on(assessment.rubricAssessmentOpened, onRubricAssessmentOpened, effect),
    on(assessment.rubricResultReleased, onRubricResultReleased, effect),
    on(basebuilder.textSetDelivered, onTextSetDelivered, effect),
    on(basebuilder.pathAssigned, onPathAssigned, effect),
    on(ai.alertRaised, onAlertRaised, effect),
    on(ai.endpointRefused, onEndpointRefused, effect),
  ],
  asks: [dayAtSchool, questionsOfDay, ...replicas.map((replica) => replica.contract.snapshot)],
  replicas,
  routes: [{ contract: notificationRoutes, router }],
  jobs: [writeDailyReports, sendDigests, deliverAnnouncement, remindReadersJob, writeLetters],
  timers: [
    { name: 'send mails', seconds: 2, run: sendMails },
    { name: 'occasions', seconds: 20, run: holdOccasions(OCCASIONS) },
    { name: 'publish announcements', seconds: 5, run: publishDue },
    { name: 'hand out notices', seconds: 1, run: handOutNotices },
    { name: 'recount unread', seconds: 15, run: recountUnread },
  ],
  figures: [
    {
      name: 'quested_inboxes_watched',
      help: 'Lines this process holds to people who watch their inbox.',
      label: 'state',
      read: (context) => ({ open: context.get(followersToken).size }),
    },
  ],
  memberships: memberships.entity,
  belongings: {
    async announcement(em, id) {
      const row = await em.findOne(Announcement, { id }, { fields: ['schoolId', 'authorId'] });
      return row ? { schoolId: row.schoolId, personId: row.authorId } : undefined;
    },
    async user(em, id) {
      const person = await recipientOf(em, id);
      return person ? { schoolId: person.schoolId, personId: id } : undefined;
    },
    async notice(em, id) {
      const notice = await em.findOne(Notice, { id });
      return notice ? { schoolId: notice.schoolId ?? null, personId: notice.personId } : undefined;
    },
    async mail(em, id) {
      const mail = await em.findOne(Mail, { id });
      return mail ? { schoolId: mail.schoolId ?? null } : undefined;
    },
  },
  entities,
  migrations,
  settings: mailSettings,
  services: (settings) => [
    provide(mailerToken, () => mailerFrom(settings)),
    provide(followersToken, () => new Followers()),
  ],
  onDrain: (context) => context.get(followersToken).endAll(),
});
