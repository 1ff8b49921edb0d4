import { AiCall, AiSpending } from '#modules/ai/database/calls.ts';
import { AiSetting } from '#modules/ai/database/settings.ts';

export const entities = [AiSetting, AiCall, AiSpending];
