import * as z from 'zod';
import { defineJob } from '#kernel/module.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { attemptDraft } from '#modules/ai/use-cases/drafts/attempt-draft.ts';
import { keepFailure } from '#modules/ai/use-cases/drafts/end-draft.ts';

/** Evaluations of one request that are written at the same time: a class takes minutes, not the provider whole. */
const AT_ONCE = 3;

/**
 * Writes the drafts of one request of analytics. Each is kept and told by itself, so that a restart goes on behind the
 * last one, and one that fails does not keep the others waiting.
 */
export const draftEvaluationsJob = defineJob({
  name: 'draft-evaluations',
  input: z.object({ requestId: z.string() }),
  attempts: 5,
  async run(context, job) {
    const all = await context.read().find(Draft, { requestId: job.input.requestId }, { orderBy: { id: 'asc' } });
    const open = all.filter(({ state }) => state === 'waiting');
    let done = all.length - open.length;
    await job.progress(done, all.length);
    const next = open.values();
    const line = async () => {
      for (const { id } of next) {
        job.signal.throwIfAborted();
        await attemptDraft(context, id, job.signal);
        await job.progress(++done, all.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
    await context.transact(async (work) => job.finishIn(work));
  },
  async failed(work, { requestId }) {
    for (const { id } of await work.em.find(Draft, { requestId, state: 'waiting' }))
      await keepFailure(work, id, 'failed');
  },
});
