import { draftEntities } from '#modules/ai/database/drafts.ts';

export const entities = [...draftEntities];
