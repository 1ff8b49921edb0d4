import * as z from 'zod';
import { defineQuery } from '#contracts/define.ts';
import { ClassId, MainThemeId } from '#contracts/ids.ts';

/** The main themes a class offers, oldest first, with their descriptions. */
export const offeredMainThemes = defineQuery({
  name: 'content.offered-main-themes',
  input: z.object({ classId: ClassId }),
  output: z.object({ items: z.array(z.object({ id: MainThemeId, title: z.string(), description: z.string() })) }),
});
