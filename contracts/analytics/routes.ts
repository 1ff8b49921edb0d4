import { entryRoutes } from '#contracts/analytics/entries.ts';

export const analyticsRoutes = { ...entryRoutes };
