import type { ModuleContext } from '#kernel/module.ts';
import { SchoolPrompt } from '#modules/ai/database/prompts.ts';
import { filled, type Language, type Prompt } from '#modules/ai/prompts/prompt.ts';

export type Wording = {
  /** `chat.coach@3 ja`, or `chat.coach@3 ja school 2` when the school has its own. Goes into `Authorship.prompt`. */
  readonly id: string;
  readonly text: string;
};

/** The wording that holds for a school, with its values put in. Values are put in as they are and change no place. */
export async function promptFor<Value extends string>(
  context: ModuleContext,
  prompt: Prompt<Value>,
  given: { language: Language; schoolId: string; values: Readonly<Record<Value, string>> },
): Promise<Wording> {
  const { language, schoolId, values } = given;
  const id = `${prompt.key}@${prompt.version} ${language}`;
  const [own] = await context
    .read()
    .find(SchoolPrompt, { schoolId, key: prompt.key, language }, { orderBy: { number: 'desc' }, limit: 1 });
  if (!own?.text) return { id, text: filled(prompt.text[language], values) };
  return { id: `${prompt.key}@${own.basedOn} ${language} school ${own.number}`, text: filled(own.text, values) };
}
