import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { EntryListItem } from '#contracts/analytics/entries.ts';
import { OwnMilestone } from '#contracts/analytics/milestones.ts';
import { GoalView } from '#contracts/analytics/plans.ts';
import { Day, Instant, may, route } from '#contracts/define.ts';
import { ClassId, MilestoneId, SchoolId, ThemeId, UserId } from '#contracts/ids.ts';

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
  /** Pupils who have chosen no theme, and to whose theme nothing has happened for fourteen days. */
  stalled: z.number().int(),
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

export const StalledTheme = SilentPupil.pick({
  student: true,
  grade: true,
  classGroup: true,
  number: true,
  reminded: true,
}).extend({
  /** When something happened to their theme last, or they came. */
  since: Day,
});
export type StalledTheme = z.infer<typeof StalledTheme>;

/**
 * Numbers rest on what other modules tell. When some of it has not arrived for a minute, this is the instant they are
 * surely right for; null: they are up to date.
 */
const asOf = { asOf: Instant.nullable() };

export const ActivityDay = z.object({ day: Day, entries: z.number().int() });
export const QuietClass = z.object({ classId: ClassId, className: z.string(), lastDay: Day.nullable() });
/** What a school's pupils do, as its administrators look at it first. */
export const SchoolActivity = z.object({
  /** Every day of the window, the school's today last. */
  days: z.array(ActivityDay),
  entries: z.number().int(),
  /** Pupils who have entered something in the window, of those who sit in an open class. */
  activePupils: z.number().int(),
  pupils: z.number().int(),
  classes: z.number().int(),
  /** Open classes with pupils where nobody has entered anything in the window, the longest first; 50 at most. */
  quiet: z.array(QuietClass),
  quietTotal: z.number().int(),
  ...asOf,
});
export type SchoolActivity = z.infer<typeof SchoolActivity>;
export const SchoolLine = z.object({
  schoolId: SchoolId,
  name: z.string(),
  classes: z.number().int(),
  pupils: z.number().int(),
  activePupils: z.number().int(),
  entries: z.number().int(),
});
export type SchoolLine = z.infer<typeof SchoolLine>;
const Window = z.object({
  days: z.coerce
    .number()
    .pipe(z.union([z.literal(7), z.literal(30), z.literal(90)]))
    .default(30),
});

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
    .output(z.object({ items: z.array(ClassNumbers), ...asOf })),
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
  stalledThemes: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/analytics/classes/{classId}/stalled',
      summary: 'Pupils of a class without a chosen theme to whose theme nothing happened for fourteen days',
      tags,
    })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(StalledTheme) })),
  schoolActivity: route
    .meta(may(['adminOfSchool'], 'school'))
    .route({ method: 'GET', path: '/analytics/school', summary: 'What my school’s pupils do, day by day', tags })
    .input(Window)
    .output(SchoolActivity),
  schools: route
    .meta(may(['operator']))
    .route({ method: 'GET', path: '/analytics/schools', summary: 'The same in one line per school', tags })
    .input(Window)
    .output(z.object({ items: z.array(SchoolLine), ...asOf })),
  remind: route
    .meta(may(['teacherOfClass'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/reminders',
      summary: 'Remind pupils of their log, their theme or a milestone; each hears of one thing once a day',
      tags,
    })
    .input(
      z.object({
        classId: ClassId,
        /** Absent: of what `about` says. */
        milestoneId: MilestoneId.optional(),
        about: z.enum(['log', 'theme']).default('log'),
        personIds: z.array(UserId).min(1).max(200),
      }),
    )
    .output(z.object({ reminded: z.array(UserId) })),
};
