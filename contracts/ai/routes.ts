import { aiAdminRoutes, aiPromptRoutes } from '#contracts/ai/admin.ts';
import { coachRoutes } from '#contracts/ai/coach.ts';
import { draftRoutes } from '#contracts/ai/drafts.ts';

export const aiRoutes = { ...draftRoutes, ...aiAdminRoutes, ...aiPromptRoutes, ...coachRoutes };
