import { AiCall, AiSpending } from '#modules/ai/database/calls.ts';
import { coachEntities } from '#modules/ai/database/conversations.ts';
import { draftEntities } from '#modules/ai/database/drafts.ts';
import { SchoolPrompt } from '#modules/ai/database/prompts.ts';
import { AiSetting } from '#modules/ai/database/settings.ts';

export const entities = [AiSetting, AiCall, AiSpending, SchoolPrompt, ...coachEntities, ...draftEntities];
