import * as z from 'zod';
import { defineQuery } from '#contracts/define.ts';
import { ClassId, MainThemeId, UserId } from '#contracts/ids.ts';

/** The main themes a class offers, oldest first, with their descriptions. */
export const offeredMainThemes = defineQuery({
  name: 'content.offered-main-themes',
  input: z.object({ classId: ClassId }),
  output: z.object({ items: z.array(z.object({ id: MainThemeId, title: z.string(), description: z.string() })) }),
});

/** A file at a pupil's work: its name, and of a picture a small one, as the page that sent it made it (base64). */
export const WorkPicture = z.object({
  thingId: z.string(),
  name: z.string(),
  type: z.string(),
  picture: z.string().nullable(),
});
export type WorkPicture = z.infer<typeof WorkPicture>;

/** Files at some pieces of a pupil's work, the oldest first: 60 at most, the small pictures of the first 24. */
export const workPictures = defineQuery({
  name: 'content.work-pictures',
  input: z.object({ personId: UserId, thingIds: z.array(z.string()).min(1).max(30) }),
  output: z.object({ items: z.array(WorkPicture) }),
  deadline: 8000,
});
