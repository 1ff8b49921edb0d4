import { aiAdminRoutes, aiPromptRoutes } from '#contracts/ai/admin.ts';
import { draftRoutes } from '#contracts/ai/drafts.ts';

export const aiRoutes = { ...draftRoutes, ...aiAdminRoutes, ...aiPromptRoutes };
