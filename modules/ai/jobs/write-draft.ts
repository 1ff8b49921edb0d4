import * as z from 'zod';
import { defineJob } from '#kernel/module.ts';
import { attemptDraft } from '#modules/ai/use-cases/drafts/attempt-draft.ts';
import { keepFailure } from '#modules/ai/use-cases/drafts/end-draft.ts';

/** Writes one draft: after a crash it is asked for again, after an answer never. */
export const writeDraftJob = defineJob({
  name: 'write-draft',
  input: z.object({ draftId: z.string() }),
  attempts: 3,
  async run(context, job) {
    await attemptDraft(context, job.input.draftId, job.signal);
    await context.transact(async (work) => job.finishIn(work));
  },
  failed: (work, { draftId }) => keepFailure(work, draftId, 'failed'),
});
