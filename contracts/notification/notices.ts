import * as z from 'zod';
import { Instant } from '#contracts/define.ts';
import { NoticeId } from '#contracts/ids.ts';

export const NoticeKind = z.enum([
  'confirmation',
  'reset',
  'approval',
  'rejection',
  'enrolled',
  'enrollment-undone',
  'curriculum-published',
  'curriculum-undone',
  'import-finished',
  'import-undone',
  'waiting-for-approval',
  'theme-proposed',
  'theme-approved',
  'theme-returned',
  'theme-commented',
  'quiz-published',
  'quiz-released',
  'quiz-changed',
  'rubric-opened',
  'rubric-shown',
  'feedback',
  'feedback-answered',
  'goal-commented',
  'submission-reviewed',
  'evaluation-published',
  'reminder-log',
  'reminder-milestone',
  'reminder-theme',
  'ai-alert',
  'ai-refused',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/**
 * One line of the inbox. The page words it from `kind` and `values` (enrolled: `className`; enrollment-undone: `className`,
 * `reason`, `count` of pupils refused, `withClass` 0 or 1; curriculum-published: `className`, `title`; curriculum-undone:
 * `className`, `title`, `reason`; import-finished and
 * import-undone: `count` of people; theme-*, feedback*, submission-reviewed, evaluation-published (`title` is the term),
 * reminder-* and goal-commented: `className` (not of a goal), `title`, and of who wrote `familyName`, `givenName`;
 * quiz-* and rubric-*: `className`, `title`; ai-alert: `className`, and of the pupil `familyName`, `givenName`);
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
