import * as z from 'zod';
import { Instant } from '#contracts/define.ts';
import { NoticeId } from '#contracts/ids.ts';
import { NoticeKind } from '#contracts/notification/kinds.ts';

/**
 * One line of the inbox. The page words it from `kind` and `values` (enrolled: `className`; enrollment-undone: `className`,
 * `reason`, `count` of pupils refused, `withClass` 0 or 1; curriculum-published: `className`, `title`; curriculum-undone:
 * `className`, `title`, `reason`; import-finished and
 * import-undone: `count` of people; theme-*, feedback*, submission-reviewed, evaluation-published (`title` is the term),
 * reminder-* and goal-commented: `className` (not of a goal), `title`, and of who wrote `familyName`, `givenName`;
 * quiz-*, rubric-*, text-set-delivered and path-assigned: `className`, `title`; class-created: `className`; milestone-due and
 * milestone-overdue: `className`, `title`, `day` it is due, `left` days until then; announcement and
 * announcement-reminder: `title`, and of who wrote `familyName`, `givenName`; daily-report: `day`, and how many
 * `entries`, `goals` and `questions`; class-report: `className`, `day`, how many pupils were `active` and `asked`, how many
 * entries are `open`;
 * ai-alert: `className`, and of the pupil `familyName`, `givenName`);
 * `link` is the path of what it is about.
 */
export const Notice = z.object({
  id: NoticeId,
  kind: NoticeKind,
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  link: z.string().nullable(),
  readAt: Instant.nullable(),
  createdAt: Instant,
});
export type Notice = z.infer<typeof Notice>;
