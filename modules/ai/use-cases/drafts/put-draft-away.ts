import { DAY } from '#kernel/clock.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { theDraft } from '#modules/ai/database/find-drafts.ts';

/** Days in which a draft that was put away can be taken back. */
const REGRET_DAYS = 30;

export async function removeDraft(work: Work, id: string): Promise<void> {
  const draft = await theDraft(work.em, id);
  draft.removedAt ??= work.clock.now();
}

export async function restoreDraft(work: Work, id: string): Promise<void> {
  const draft = await theDraft(work.em, id);
  draft.removedAt = null;
}

/** What nobody took over and somebody put away is deleted; what was accepted stays, with who accepted it. */
export async function forgetRemovedDrafts(context: ModuleContext): Promise<void> {
  await context.transact(async (work) => {
    const before = work.clock.now() - REGRET_DAYS * DAY;
    await work.em.nativeDelete(Draft, { removedAt: { $lt: before }, acceptedAt: null });
  });
}
