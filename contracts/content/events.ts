import * as z from 'zod';
import { defineEvent } from '#contracts/define.ts';
import { ClassId, SchoolId } from '#contracts/ids.ts';

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
