import * as academic from '#contracts/academic/events.ts';
import { questionsOfDay } from '#contracts/ai/queries.ts';
import * as analytics from '#contracts/analytics/events.ts';
import { dayAtSchool } from '#contracts/analytics/queries.ts';
import * as content from '#contracts/content/events.ts';
import {
  ClassId,
  EntryId,
  EvaluationId,
  GoalId,
  ImportId,
  MilestoneId,
  SagaId,
  SchoolId,
  SubmissionId,
  ThemeId,
  UserId,
} from '#contracts/ids.ts';
import type { MailView, Notice } from '#contracts/notification/routes.ts';
import * as user from '#contracts/user/events.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { answer } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { type BootOptions, bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { notification } from '#modules/notification/module.ts';

const ids = uuidV7();
type Page<T> = { items: T[]; total: number; next?: string };
export type Inbox = Page<Notice> & { unread: number };
export type Mailbox = Page<MailView> & { smtp: boolean; stuck: number };

export type Member = {
  id: UserId;
  /** A fresh token: the clock of a test may have moved. */
  as(): Promise<string>;
  role: 'admin' | 'teacher' | 'student';
  names: { familyName: string; givenName: string };
  email: string | null;
  language: 'ja' | 'en';
  eventSeq: number;
};
type NewMember = Partial<Pick<Member, 'role' | 'names' | 'email' | 'language'>>;

/** A day on which nobody did anything: what the modules say that are not here. */
const NOTHING_DONE = [
  answer(dayAtSchool, async () => ({ pupils: [], classes: [] })),
  answer(questionsOfDay, async () => ({ items: [] })),
];

/** The module alone; with `timers: false` mails are sent only when a test does it. */
export const bootNotification = ({
  timers = true,
  answers = NOTHING_DONE,
  ...options
}: Omit<BootOptions, 'modules'> & { timers?: boolean }): Promise<TestApplication> =>
  bootModule(timers ? notification : { ...notification, timers: [] }, { answers, ...options });

/** A school as the other modules tell of it: what is said here arrives as events (twice). */
export async function schoolIn(app: TestApplication, name = '青嶺高等学校') {
  const schoolId = SchoolId.parse(ids.next());
  await app.says(
    academic.schoolFounded,
    { id: schoolId, eventSeq: 0 },
    { schoolId, name, code: null, timeZone: 'Asia/Tokyo', contactEmail: null, currentYearId: null },
  );
  const facts = (who: Member, status: 'registered' | 'confirmed' | 'active' | 'rejected') => ({
    schoolId,
    role: who.role,
    status,
    language: who.language,
  });
  const identity = (who: Member) => ({
    ...who.names,
    familyKana: '',
    givenKana: '',
    loginId: who.id.slice(-8),
    email: who.email,
  });
  const adminId = UserId.parse(ids.next());
  return {
    schoolId,
    async member(given: NewMember = {}): Promise<Member> {
      const id = UserId.parse(ids.next());
      const who: Member = {
        id,
        role: 'student',
        names: { familyName: '林', givenName: '凛' },
        email: `${id.slice(-8)}@example.jp`,
        language: 'ja',
        eventSeq: 0,
        ...given,
        as: () => app.tokenFor({ id, role: given.role ?? 'student', schoolId }),
      };
      await app.says(user.userRegistered, who, { ...facts(who, 'active'), origin: 'admin' }, identity(who));
      return who;
    },
    confirmed: (who: Member) => app.says(user.userConfirmed, who, facts(who, 'confirmed'), identity(who)),
    approved: (who: Member) =>
      app.says(user.userApproved, who, { ...facts(who, 'active'), by: adminId }, identity(who)),
    rejected: (who: Member, reason: string) =>
      app.says(user.userRejected, who, { ...facts(who, 'rejected'), by: adminId, reason }, identity(who)),
    /** A link is wanted; `token` is what the mail must hold. */
    wantsLink: (who: Member, purpose: 'confirm' | 'reset' | 'confirm-new-address', token: string) =>
      app.says(
        user.mailLinkRequested,
        { id: ids.next(), eventSeq: 0 },
        {
          schoolId,
          userId: who.id,
          purpose,
          sealedToken: app.context('notification').get(secretsToken).seal(token, 'mail-link'),
          expiresAt: '2026-11-23T09:00:00.000Z',
          language: who.language,
        },
        { ...who.names, email: who.email ?? '' },
      ),
    imported: (by: Member, undone = false) =>
      app.says(
        user.importFinished,
        { id: ids.next(), eventSeq: 0 },
        { schoolId, importId: ImportId.parse(ids.next()), by: by.id, created: 3, updated: 2, undone },
      ),
    enrolled: (who: Member, className: string, byCode = false) =>
      app.says(
        academic.studentEnrolled,
        { id: ids.next(), eventSeq: 0 },
        {
          schoolId,
          personId: who.id,
          placeKind: 'class',
          placeId: ClassId.parse(ids.next()),
          as: 'student',
          number: null,
          by: byCode ? null : adminId,
          className,
        },
      ),
    /** A class is given to a teacher, by the administration or by themselves. */
    assigned: (who: Member, className: string, byThemselves = false) =>
      app.says(
        academic.teacherAssigned,
        { id: ids.next(), eventSeq: 0 },
        {
          ...{ schoolId, personId: who.id, placeKind: 'class', placeId: ClassId.parse(ids.next()), as: 'teacher' },
          ...{ number: null, owner: true, className, by: byThemselves ? null : adminId },
        },
      ),
    /** A theme as content tells of it; the same id is the same theme. */
    theme: (pupil: Member, title = '川') => {
      const root = { id: ids.next(), eventSeq: 0 };
      const facts = {
        schoolId,
        classId: ClassId.parse(ids.next()),
        className: '探究',
        personId: pupil.id,
        mainThemeId: null,
        origin: 'hand' as const,
        title,
        question: title,
        revision: 1,
      };
      return {
        proposed: (teacherIds: UserId[]) => app.says(content.themeProposed, root, { ...facts, teacherIds }),
        approved: (comment: string) => app.says(content.themeApproved, root, { ...facts, by: adminId, comment }),
        returned: (comment: string) => app.says(content.themeReturned, root, { ...facts, by: adminId, comment }),
        commented: (by: UserId, as: 'teacher' | 'pupil', toldIds: UserId[]) =>
          app.says(
            content.themeCommented,
            { id: ids.next(), eventSeq: 0 },
            { ...facts, themeId: ThemeId.parse(root.id), by, as, toldIds },
          ),
        link: `/classes/${facts.classId}/themes/${root.id}`,
      };
    },
    /** An entry of a log as analytics tells of it. */
    entry: (title: string) => {
      const entryId = EntryId.parse(ids.next());
      const classId = ClassId.parse(ids.next());
      return {
        id: entryId,
        classId,
        /** A teacher gives feedback, or the pupil answers it. */
        answeredBy: (by: Member, told: Member) => {
          const root = { id: ids.next(), eventSeq: 0 };
          const facts = { schoolId, classId, className: '探究', entryId, title, by: by.id, toldIds: [told.id] };
          return by.role === 'teacher'
            ? app.says(analytics.feedbackGiven, root, { ...facts, stars: null, text: 'よく聞けました' })
            : app.says(analytics.feedbackAnswered, root, facts);
        },
      };
    },
    /** A milestone and a goal as analytics tells of them. */
    work: (pupil: Member, by: Member) => {
      const classId = ClassId.parse(ids.next());
      const milestoneId = MilestoneId.parse(ids.next());
      const milestone = { id: milestoneId, title: '要旨', dueDay: '2026-11-27' };
      const submission = { id: ids.next(), eventSeq: 0 };
      return {
        classId,
        milestoneId,
        reviewed: (number: number) =>
          app.says(analytics.submissionReviewed, submission, {
            schoolId,
            classId,
            className: '探究',
            milestoneId,
            title: milestone.title,
            dueDay: milestone.dueDay,
            submissionId: SubmissionId.parse(submission.id),
            personId: pupil.id,
            number,
            by: by.id,
            level: null,
            grade: null,
          }),
        evaluated: (evaluationId: string, number: number) =>
          app.says(
            analytics.evaluationPublished,
            { id: evaluationId, eventSeq: 10 + number },
            {
              schoolId,
              classId,
              className: '探究',
              evaluationId: EvaluationId.parse(evaluationId),
              personId: pupil.id,
              term: '2学期',
              number,
              by: by.id,
            },
          ),
        reminded: (day: string, ofMilestone: boolean) =>
          app.says(
            analytics.reminderRequested,
            { id: ids.next(), eventSeq: 0 },
            {
              schoolId,
              classId,
              className: '探究',
              milestone: ofMilestone ? milestone : null,
              day,
              by: by.id,
              personIds: [pupil.id],
            },
          ),
        goalCommented: (text: string) =>
          app.says(
            analytics.goalCommented,
            { id: ids.next(), eventSeq: 0 },
            { schoolId, goalId: GoalId.parse(ids.next()), personId: pupil.id, title: '5人に聞く', by: by.id, text },
          ),
      };
    },
    /** Pupils were brought into a class by a saga; asked again with another `tries` it is the same saga. */
    enrolledTogether: (who: readonly Member[], className: string, sagaId: string, tries = 1) =>
      app.says(
        academic.enrollmentNewsRequested,
        { id: sagaId, eventSeq: tries - 1 },
        {
          saga: `${sagaId}:tell:${tries}`,
          sagaId: SagaId.parse(sagaId),
          schoolId,
          classId: ClassId.parse(ids.next()),
          className,
          pupilIds: who.map(({ id }) => id),
        },
      ),
    withdrawn: (sagaId: string) =>
      app.says(
        academic.enrollmentNewsWithdrawn,
        { id: sagaId, eventSeq: 8 },
        { saga: `${sagaId}:undo-tell:1`, sagaId: SagaId.parse(sagaId) },
      ),
    undone: (by: Member, sagaId: string, withClass: boolean) =>
      app.says(
        academic.enrollmentUndone,
        { id: sagaId, eventSeq: 9 },
        {
          saga: `${sagaId}:undo-seat:1`,
          sagaId: SagaId.parse(sagaId),
          schoolId,
          classId: ClassId.parse(ids.next()),
          className: '探究',
          by: by.id,
          reason: 'suspended',
          refused: 1,
          withClass,
        },
      ),
    inbox: async (who: Member, query = '') =>
      (await app.call<Inbox>('GET', `/notifications/${who.id}${query}`, { token: await who.as() })).body,
    mails: async (who: Member, query = '') =>
      (await app.call<Mailbox>('GET', `/mails${query}`, { token: await who.as() })).body,
  };
}
export type NotifiedSchool = Awaited<ReturnType<typeof schoolIn>>;
