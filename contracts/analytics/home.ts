import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { EntryListItem } from '#contracts/analytics/entries.ts';
import { OwnMilestone } from '#contracts/analytics/milestones.ts';
import { GoalView } from '#contracts/analytics/plans.ts';
import { Day, may, route } from '#contracts/define.ts';
import { ClassId, MilestoneId, ThemeId, UserId } from '#contracts/ids.ts';

/** A pupil in one class, in numbers. */
export const StudentClass = z.object({
  classId: ClassId,
  className: z.string(),
  /** The question chosen there. */
  theme: z.object({ id: ThemeId, title: z.string(), question: z.string() }).nullable(),
  entries: z.number().int(),
  lastDay: Day.nullable(),
});
export type StudentClass = z.infer<typeof StudentClass>;

/** What one pupil has done and has before them. Teachers see it of the classes they teach. */
export const StudentPage = z.object({
  student: PersonRef,
  classes: z.array(StudentClass),
  /** The newest five. */
  entries: z.array(EntryListItem),
  entryTotal: z.number().int(),
  /** Answers of teachers the pupil has not looked at yet, the oldest first; five at most, `newsTotal` counts all. */
  news: z.array(EntryListItem),
  newsTotal: z.number().int(),
  goals: z.array(GoalView),
  milestones: z.array(OwnMilestone),
});
export type StudentPage = z.infer<typeof StudentPage>;

/** A class in numbers, as its teacher looks at it first. Days are the school's. */
export const ClassNumbers = z.object({
  classId: ClassId,
  className: z.string(),
  pupils: z.number().int(),
  /** Pupils who have chosen a theme in this class. */
  themes: z.number().int(),
  /** Pupils who have answered both surveys. */
  surveys: z.number().int(),
  /** Entries by the week, the last seven days last: eight numbers. */
  weeks: z.array(z.number().int()),
  /** Pupils without an entry in the last fourteen days. */
  silent: z.number().int(),
  waitingEntries: z.number().int(),
  waitingSubmissions: z.number().int(),
});
export type ClassNumbers = z.infer<typeof ClassNumbers>;

export const SilentPupil = z.object({
  student: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  lastDay: Day.nullable(),
  theme: z.string().nullable(),
  /** Entries of the last 28 days, day by day, today last. */
  days: z.array(z.number().int()),
  /** Somebody has reminded them today. */
  reminded: z.boolean(),
});
export type SilentPupil = z.infer<typeof SilentPupil>;

const tags = ['analytics'];

export const homeRoutes = {
  studentPage: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'id'))
    .route({ method: 'GET', path: '/analytics/student/{id}', summary: 'One page of a pupil’s work', tags })
    .input(z.object({ id: UserId }))
    .output(StudentPage),
  classNumbers: route
    .meta(may(['teacherOfSchool'], 'school'))
    .route({ method: 'GET', path: '/analytics/classes', summary: 'My open classes in numbers', tags })
    .input(z.object({}))
    .output(z.object({ items: z.array(ClassNumbers) })),
  silentPupils: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/analytics/classes/{classId}/silent',
      summary: 'Pupils of a class without an entry in the last fourteen days, the longest silent first',
      tags,
    })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(SilentPupil) })),
  remind: route
    .meta(may(['teacherOfClass'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/reminders',
      summary: 'Remind pupils of their log, or of a milestone; each hears of one thing once a day',
      tags,
    })
    .input(
      z.object({
        classId: ClassId,
        /** Absent: of the log. */
        milestoneId: MilestoneId.optional(),
        personIds: z.array(UserId).min(1).max(200),
      }),
    )
    .output(z.object({ reminded: z.array(UserId) })),
};
