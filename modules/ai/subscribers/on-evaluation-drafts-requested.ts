import type { evaluationDraftsRequested } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { draftEvaluationsJob } from '#modules/ai/jobs/draft-evaluations.ts';

/** Teachers want drafts for some pupils: one row each, and one job that writes them. */
export async function onEvaluationDraftsRequested(
  work: Work,
  { data }: EnvelopeOf<typeof evaluationDraftsRequested>,
): Promise<void> {
  const { requestId, personIds, by, schoolId, classId, language } = data;
  if ((await work.em.count(Draft, { requestId })) > 0) return;
  for (const aboutId of new Set(personIds)) {
    work.em.create(Draft, {
      id: work.ids.next(),
      kind: 'evaluation',
      schoolId,
      classId,
      personId: by,
      aboutId,
      language,
      ask: { kind: 'evaluation' },
      requestId,
      state: 'waiting',
      askedAt: work.clock.now(),
      eventSeq: 0,
      version: 1,
    });
  }
  work.startJob(draftEvaluationsJob, { requestId });
}
