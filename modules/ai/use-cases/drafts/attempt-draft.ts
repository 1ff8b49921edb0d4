import type { ModuleContext } from '#kernel/module.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { modelsToken } from '#modules/ai/models/models.ts';
import { promptFor } from '#modules/ai/prompts/prompt-for.ts';
import { failureOf, keepFailure, keepWritten } from '#modules/ai/use-cases/drafts/end-draft.ts';
import { writeDraft } from '#modules/ai/writers/all.ts';

/** Writes one draft and keeps what came of it, or why nothing did. Throws only what another try may mend. */
export async function attemptDraft(context: ModuleContext, id: string, signal: AbortSignal): Promise<void> {
  const draft = await context.read().findOne(Draft, { id, state: 'waiting' });
  if (!draft) return;
  try {
    const prompt = await promptFor(context, draft.kind, draft.language, draft.schoolId);
    const came = await writeDraft({ context, models: context.get(modelsToken), draft, prompt, signal });
    await context.transact((work) => keepWritten(work, id, came));
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (!failure) throw error;
    await context.transact((work) => keepFailure(work, id, failure));
  }
}
