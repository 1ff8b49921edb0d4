import * as z from 'zod';
import { defineEvent } from '#contracts/define.ts';
import { ClassId, CurriculumId, MainThemeId, SagaId, SchoolId, ThemeId, UserId } from '#contracts/ids.ts';

export const MainThemeFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  title: z.string(),
  /** Withdrawn: not offered any more; personal themes that came from it stay. */
  withdrawn: z.boolean(),
});
export const mainThemeAdded = defineEvent({
  type: 'content.main-theme-added.v1',
  aggregate: 'main-theme',
  external: true,
  data: MainThemeFacts,
});
export const mainThemeChanged = defineEvent({
  type: 'content.main-theme-changed.v1',
  aggregate: 'main-theme',
  external: true,
  data: MainThemeFacts,
});

/** A pupil's theme as it stands at that moment; `revision` is the number of the wording's version. */
export const ThemeFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  className: z.string(),
  personId: UserId,
  mainThemeId: MainThemeId.nullable(),
  /** Written by hand, or begun from a proposal of the AI. */
  origin: z.enum(['hand', 'ai']),
  title: z.string(),
  question: z.string(),
  revision: z.number().int(),
});
const theme = { aggregate: 'theme' } as const;
/** Waits for the teachers of the class. */
export const themeProposed = defineEvent({
  type: 'content.theme-proposed.v1',
  ...theme,
  data: ThemeFacts.extend({ teacherIds: z.array(UserId) }),
});
export const themeApproved = defineEvent({
  type: 'content.theme-approved.v1',
  ...theme,
  data: ThemeFacts.extend({ by: UserId, comment: z.string() }),
});
export const themeReturned = defineEvent({
  type: 'content.theme-returned.v1',
  ...theme,
  data: ThemeFacts.extend({ by: UserId, comment: z.string() }),
});
/** Something was said about a theme outside of a decision: by a teacher, or by the pupil who answers. */
export const themeCommented = defineEvent({
  type: 'content.theme-commented.v1',
  aggregate: 'theme-remark',
  data: ThemeFacts.extend({ themeId: ThemeId, by: UserId, as: z.enum(['teacher', 'pupil']), toldIds: z.array(UserId) }),
});

/** The theme a pupil has chosen in a class. */
export const SelectedThemeFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  personId: UserId,
  themeId: ThemeId,
  mainThemeId: MainThemeId.nullable(),
  title: z.string(),
  question: z.string(),
});
/** A pupil has chosen this theme, or its words have changed since. */
export const themeSelected = defineEvent({
  type: 'content.theme-selected.v1',
  aggregate: 'theme-selection',
  external: true,
  data: SelectedThemeFacts,
});
/** Nothing is chosen any more. */
export const themeUnselected = defineEvent({
  type: 'content.theme-unselected.v1',
  aggregate: 'theme-selection',
  external: true,
  data: SelectedThemeFacts,
});

export const CurriculumFacts = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  className: z.string(),
  title: z.string(),
  mainTheme: z.string(),
  totalHours: z.number(),
  hours: z.number(),
  phases: z.number().int(),
  weeks: z.number().int(),
  /** Who wrote it first; what AI had drafted is known by this. */
  origin: z.string(),
});
const curriculum = { aggregate: 'curriculum' } as const;
/**
 * What pupils see of a curriculum has changed. `tell`: pupils who are to hear of it now; nobody when it was published
 * before, and nobody in an assignment, which tells them when it is sure that it stays.
 */
export const curriculumPublished = defineEvent({
  type: 'content.curriculum-published.v1',
  ...curriculum,
  data: CurriculumFacts.extend({ tell: z.array(UserId) }),
});
/** Pupils do not see it any more. */
export const curriculumWithdrawn = defineEvent({
  type: 'content.curriculum-withdrawn.v1',
  ...curriculum,
  data: CurriculumFacts,
});

const saga = { aggregate: 'saga' } as const;
/** May this person put something into these classes? For academic, which knows best; `academic.classes-checked` replies. */
export const classesCheckRequested = defineEvent({
  type: 'content.classes-check-requested.v1',
  ...saga,
  data: z.object({ saga: z.string(), schoolId: SchoolId, classIds: z.array(ClassId), by: UserId.nullable() }),
});
/** Pupils are to be told of a curriculum that was put into their classes; `notification.curriculum-told` replies. */
export const curriculumNewsRequested = defineEvent({
  type: 'content.curriculum-news-requested.v1',
  ...saga,
  data: z.object({
    saga: z.string(),
    schoolId: SchoolId,
    title: z.string(),
    classes: z.array(
      z.object({ classId: ClassId, className: z.string(), curriculumId: CurriculumId, tell: z.array(UserId) }),
    ),
  }),
});
/** It has come to nothing: what they were told is to be taken back. */
export const curriculumNewsWithdrawn = defineEvent({
  type: 'content.curriculum-news-withdrawn.v1',
  ...saga,
  data: z.object({ saga: z.string(), curriculumIds: z.array(CurriculumId) }),
});
/**
 * A curriculum that was to be given to classes is in none of them. `reason` is why: that of the class named, or
 * `no_answer`, or `failed`.
 */
export const curriculumAssignmentUndone = defineEvent({
  type: 'content.curriculum-assignment-undone.v1',
  ...saga,
  data: z.object({
    saga: z.string(),
    sagaId: SagaId,
    schoolId: SchoolId,
    curriculumId: CurriculumId,
    /** Where the curriculum stands that was to be given. */
    classId: ClassId,
    title: z.string(),
    className: z.string(),
    by: UserId.nullable(),
    reason: z.string(),
  }),
});

/** A file belongs to a thing (`class` …); whoever may see the thing may see the file. */
export const FileFacts = z.object({
  schoolId: SchoolId,
  placeKind: z.string(),
  placeId: z.string(),
  kind: z.string(),
  size: z.number().int(),
  uploadedBy: UserId,
});
export const fileAdded = defineEvent({
  type: 'content.file-added.v1',
  aggregate: 'file',
  external: true,
  data: FileFacts,
});
/** It can be brought back for a day (`file-restored`). */
export const fileRemoved = defineEvent({
  type: 'content.file-removed.v1',
  aggregate: 'file',
  external: true,
  data: FileFacts,
});
export const fileRestored = defineEvent({
  type: 'content.file-restored.v1',
  aggregate: 'file',
  external: true,
  data: FileFacts,
});
