import { en } from '#modules/ai/prompts/coach-parts/en.ts';
import { ja } from '#modules/ai/prompts/coach-parts/ja.ts';
import type { CoachParts } from '#modules/ai/prompts/coach-parts/parts.ts';

export const COACH_PARTS: Record<'ja' | 'en', CoachParts> = { ja, en };
