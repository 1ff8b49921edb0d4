import type { Prompt } from '#modules/ai/prompts/prompt.ts';
import { chatAssistant } from '#modules/ai/prompts/texts/chat-assistant.ts';
import { chatCoach } from '#modules/ai/prompts/texts/chat-coach.ts';
import { marks } from '#modules/ai/prompts/texts/marks.ts';
import { repair } from '#modules/ai/prompts/texts/repair.ts';

/** Every prompt there is, in the order administrators see them. */
export const PROMPTS: readonly Prompt[] = [chatCoach, chatAssistant, marks, repair];

export const promptOf = (key: string): Prompt | undefined => PROMPTS.find((prompt) => prompt.key === key);
