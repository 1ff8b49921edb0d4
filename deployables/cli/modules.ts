/** Every module there is, for commands that look at all of them. */
import type { ModuleManifest } from '#kernel/module.ts';
import { academic } from '#modules/academic/module.ts';
import { ai } from '#modules/ai/module.ts';
import { analytics } from '#modules/analytics/module.ts';
import { assessment } from '#modules/assessment/module.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { content } from '#modules/content/module.ts';
import { notification } from '#modules/notification/module.ts';
import { user } from '#modules/user/module.ts';

export const modules: readonly ModuleManifest[] = [
  user,
  academic,
  content,
  assessment,
  analytics,
  ai,
  notification,
  basebuilder,
];
