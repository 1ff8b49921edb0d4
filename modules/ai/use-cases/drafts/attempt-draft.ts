import type { ModuleContext } from '#kernel/module.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { modelsToken } from '#modules/ai/models/models.ts';
import { promptFor } from '#modules/ai/prompts/prompt-for.ts';
import { curriculum } from '#modules/ai/prompts/texts/curriculum.ts';
import { evaluation } from '#modules/ai/prompts/texts/evaluation.ts';
import { recommendation } from '#modules/ai/prompts/texts/recommendation.ts';
import { summary } from '#modules/ai/prompts/texts/summary.ts';
import { themes } from '#modules/ai/prompts/texts/themes.ts';
import { failureOf, keepFailure, keepWritten } from '#modules/ai/use-cases/drafts/end-draft.ts';
import { writeDraft } from '#modules/ai/writers/all.ts';

const PROMPTS = { themes, curriculum, evaluation, summary, recommendation };

/** Writes one draft and keeps what came of it, or why nothing did. Throws only what another try may mend. */
export async function attemptDraft(context: ModuleContext, id: string, signal: AbortSignal): Promise<void> {
  const draft = await context.read().findOne(Draft, { id, state: 'waiting' });
  if (!draft) return;
  try {
    const prompt = await promptFor(context, PROMPTS[draft.kind], {
      language: draft.language,
      schoolId: draft.schoolId,
      values: {},
    });
    const came = await writeDraft({ context, models: context.get(modelsToken), draft, prompt, signal });
    await context.transact((work) => keepWritten(work, id, came));
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (!failure) throw error;
    await context.transact((work) => keepFailure(work, id, failure));
  }
}
