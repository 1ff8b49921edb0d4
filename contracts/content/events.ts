import * as z from 'zod';
import { defineEvent } from '#contracts/define.ts';
import { ClassId, MainThemeId, SchoolId, ThemeId, UserId } from '#contracts/ids.ts';

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
