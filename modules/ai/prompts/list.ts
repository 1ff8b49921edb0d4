import type { Prompt } from '#modules/ai/prompts/prompt.ts';
import { chatAssistant } from '#modules/ai/prompts/texts/chat-assistant.ts';
import { chatCoach } from '#modules/ai/prompts/texts/chat-coach.ts';
import { curriculum } from '#modules/ai/prompts/texts/curriculum.ts';
import { evaluation } from '#modules/ai/prompts/texts/evaluation.ts';
import { marks } from '#modules/ai/prompts/texts/marks.ts';
import { recommendation } from '#modules/ai/prompts/texts/recommendation.ts';
import { repair } from '#modules/ai/prompts/texts/repair.ts';
import { summary } from '#modules/ai/prompts/texts/summary.ts';
import { themes } from '#modules/ai/prompts/texts/themes.ts';

/** Every prompt there is, in the order administrators see them. */
export const PROMPTS: readonly Prompt[] = [
  chatCoach,
  chatAssistant,
  themes,
  curriculum,
  evaluation,
  summary,
  recommendation,
  marks,
  repair,
];

export const promptOf = (key: string): Prompt | undefined => PROMPTS.find((prompt) => prompt.key === key);
