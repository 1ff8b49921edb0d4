import type { ModuleContext } from '#kernel/module.ts';
import { chatAssistant } from '#modules/ai/prompts/chat-assistant.ts';
import { chatCoach } from '#modules/ai/prompts/chat-coach.ts';

const PROMPTS = { 'chat.coach': chatCoach, 'chat.assistant': chatAssistant };

export async function promptFor(
  _context: ModuleContext,
  key: keyof typeof PROMPTS,
  language: 'ja' | 'en',
  _schoolId: string,
  values: Record<string, string>,
): Promise<{ id: string; text: string }> {
  const prompt = PROMPTS[key];
  const text = prompt.texts[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return { id: `${key}@${prompt.version} ${language}`, text };
}
