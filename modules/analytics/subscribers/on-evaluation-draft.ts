import type { evaluationDrafted, evaluationDraftFailed } from '#contracts/ai/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { draftFailed, receiveDraft } from '#modules/analytics/use-cases/evaluations/receive-draft.ts';

/** AI has written what a teacher asked for. */
export async function onEvaluationDrafted(work: Work, event: EnvelopeOf<typeof evaluationDrafted>): Promise<void> {
  const { by, evidenceIds, ...about } = event.data;
  const sentences = event.personal.sentences.map((text, index) => ({ text, evidence: evidenceIds[index] ?? [] }));
  await receiveDraft(work, { ...about, ...by, sentences });
}

/** It has not; the teacher sees why. */
export const onEvaluationDraftFailed = (
  work: Work,
  { data }: EnvelopeOf<typeof evaluationDraftFailed>,
): Promise<void> => draftFailed(work, data, data.reason);
