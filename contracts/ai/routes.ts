import { aiAdminRoutes, aiPromptRoutes } from '#contracts/ai/admin.ts';

export const aiRoutes = { ...aiAdminRoutes, ...aiPromptRoutes };
