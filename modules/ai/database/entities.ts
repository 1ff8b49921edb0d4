import { coachEntities } from '#modules/ai/database/conversations.ts';

export const entities = [...coachEntities];
