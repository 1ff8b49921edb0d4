import type { FieldProblem } from '#kernel/errors.ts';
import { notFound, Refusal, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { SchoolPrompt } from '#modules/ai/database/prompts.ts';
import { newestOwn } from '#modules/ai/database/read-models/prompts.ts';
import { promptOf } from '#modules/ai/prompts/list.ts';
import { type Language, type Prompt, placeProblems } from '#modules/ai/prompts/prompt.ts';

export const knownPrompt = (key: string): Prompt => {
  const prompt = promptOf(key);
  if (!prompt) throw notFound('prompt');
  return prompt;
};

/** Refuses a wording that asks for values there are none of, or leaves some out. */
export function refuseWrongPlaces(prompt: Prompt, text: string): void {
  const [problem] = placeProblems(prompt, text);
  if (!problem) return;
  const known = problem.reason === 'missingPlace';
  const field: FieldProblem = {
    path: 'text',
    reason: known ? 'prompt_missing_place' : 'prompt_unknown_place',
    detail: known ? `{{${problem.name}}} is missing.` : `There is no value {{${problem.name}}}.`,
    values: { name: `{{${problem.name}}}` },
  };
  throw new Refusal('UNPROCESSABLE', 'This wording does not fit its values.', { fields: [field] });
}

/** The school's own wording from now on; `null` goes back to the built-in one. What was before stays on record. */
export async function writePrompt(
  work: Work,
  { schoolId, key, language }: { schoolId: string; key: string; language: Language },
  change: { text: string | null; number: number; by: string },
): Promise<void> {
  const prompt = knownPrompt(key);
  if (change.text !== null) refuseWrongPlaces(prompt, change.text);
  const newest = await newestOwn(work.em, { schoolId, key, language });
  if ((newest?.number ?? 0) !== change.number) throw versionConflict('prompt');
  // Going back to what one is at already changes nothing; taking the built-in wording as one's own is going back.
  const text = change.text === prompt.text[language] ? null : change.text;
  if ((newest?.text ?? null) === text && newest?.basedOn === prompt.version) return;
  if (!newest && text === null) return;
  work.em.create(SchoolPrompt, {
    id: work.ids.next(),
    schoolId,
    key,
    language,
    number: change.number + 1,
    text,
    basedOn: prompt.version,
    changedBy: change.by,
    changedAt: work.clock.now(),
  });
  await work.em.flush();
}
