import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import type { DraftKind, WrittenOf } from '#modules/ai/writers/written.ts';

/** The draft; drafts of evaluations belong to analytics' pages and are not there for ours. */
export async function theDraft(em: EntityManager, id: string): Promise<Draft> {
  const draft = await em.findOne(Draft, { id, kind: { $ne: 'evaluation' } });
  if (!draft) throw notFound('draft');
  return draft;
}

/** A draft of that kind that has been written, with its words. */
export async function theWritten<K extends DraftKind>(
  em: EntityManager,
  id: string,
  kind: K,
): Promise<{ draft: Draft; written: WrittenOf<K>; by: { model: string; prompt: string } }> {
  const draft = await theDraft(em, id);
  if (draft.value?.kind !== kind || draft.removedAt) throw notFound('draft');
  const by = { model: draft.model ?? '', prompt: draft.prompt ?? '' };
  return { draft, written: draft.value as WrittenOf<K>, by };
}
