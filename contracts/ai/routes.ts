import { aiAdminRoutes, aiPromptRoutes } from '#contracts/ai/admin.ts';
import { coachRoutes } from '#contracts/ai/coach.ts';

export const aiRoutes = { ...aiAdminRoutes, ...aiPromptRoutes, ...coachRoutes };
