import { draftRoutes } from '#contracts/ai/drafts.ts';

export const aiRoutes = { ...draftRoutes };
