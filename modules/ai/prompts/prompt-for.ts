import type { ModuleContext } from '#kernel/module.ts';
import { curriculum } from '#modules/ai/prompts/curriculum.ts';
import { evaluation } from '#modules/ai/prompts/evaluation.ts';
import { recommendation } from '#modules/ai/prompts/recommendation.ts';
import { summary } from '#modules/ai/prompts/summary.ts';
import { themes } from '#modules/ai/prompts/themes.ts';

const ALL = { themes, curriculum, evaluation, summary, recommendation };

export async function promptFor(
  _context: ModuleContext,
  key: keyof typeof ALL,
  language: 'ja' | 'en',
  _schoolId: string,
): Promise<{ id: string; text: string }> {
  const prompt = ALL[key];
  return { id: `${key}@${prompt.version} ${language}`, text: prompt[language] };
}
