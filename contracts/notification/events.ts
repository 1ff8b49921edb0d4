import * as z from 'zod';
import { defineEvent } from '#contracts/define.ts';

/** Replies to `academic.enrollment-news-requested`: so many pupils have it in their inboxes. */
export const enrollmentTold = defineEvent({
  type: 'notification.enrollment-told.v1',
  aggregate: 'saga-reply',
  data: z.object({ saga: z.string(), told: z.number().int() }),
});

/** Replies to `content.curriculum-news-requested`: so many pupils have it in their inboxes. */
export const curriculumTold = defineEvent({
  type: 'notification.curriculum-told.v1',
  aggregate: 'saga-reply',
  data: z.object({ saga: z.string(), told: z.number().int() }),
});
