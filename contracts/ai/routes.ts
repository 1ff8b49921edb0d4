import { coachRoutes } from '#contracts/ai/coach.ts';

export const aiRoutes = { ...coachRoutes };
