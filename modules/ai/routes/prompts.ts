import { aiRoutes } from '#contracts/ai/routes.ts';
import { Refusal } from '#kernel/errors.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listPrompts, readPrompt } from '#modules/ai/database/read-models/prompts.ts';
import { PROMPTS } from '#modules/ai/prompts/list.ts';
import { filled } from '#modules/ai/prompts/prompt.ts';
import { knownPrompt, refuseWrongPlaces, writePrompt } from '#modules/ai/use-cases/write-prompt.ts';

const os = routesOf(aiRoutes);

/** The operator names the school; wordings are a school's, not the installation's. */
const schoolOf = (schoolId: string | null): string => {
  if (schoolId === null) throw new Refusal('UNPROCESSABLE', 'Which school? A wording belongs to one.');
  return schoolId;
};

export const promptRoutes = {
  aiPrompts: os.aiPrompts.handler(async ({ context }) => ({
    items: await listPrompts(context.read(), PROMPTS, context.schoolId),
  })),
  aiPrompt: os.aiPrompt.handler(({ context, input: { key, language } }) =>
    readPrompt(context.read(), knownPrompt(key), { schoolId: context.schoolId, language }),
  ),
  saveAiPrompt: os.saveAiPrompt.handler(async ({ context, input: { key, language, text, number } }) => {
    const schoolId = schoolOf(context.schoolId);
    const change = { text, number, by: context.me.id };
    await context.transact((work) => writePrompt(work, { schoolId, key, language }, change));
    return readPrompt(context.read(), knownPrompt(key), { schoolId, language });
  }),
  previewAiPrompt: os.previewAiPrompt.handler(({ input: { key, language, text } }) => {
    const prompt = knownPrompt(key);
    refuseWrongPlaces(prompt, text);
    const examples = Object.entries(prompt.values).map(([name, example]) => [name, example[language]]);
    return { text: filled(text, Object.fromEntries(examples)) };
  }),
};
