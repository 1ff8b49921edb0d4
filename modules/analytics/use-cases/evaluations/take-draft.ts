import { notFound, refuseField, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { EvaluationDraft } from '#modules/analytics/database/evaluations.ts';
import { theOpenClass, thePupilOf } from '#modules/analytics/database/find.ts';
import { afterWriting } from '#modules/analytics/domain/evaluations/evaluation.ts';
import { joined, stand } from '#modules/analytics/use-cases/evaluations/receive-draft.ts';
import { newEvaluation, theEvaluationOf } from '#modules/analytics/use-cases/evaluations/write-evaluation.ts';

async function theDraft(work: Work, id: string): Promise<EvaluationDraft> {
  const draft = await work.em.findOne(EvaluationDraft, { id });
  if (!draft) throw notFound('draft');
  await theOpenClass(work.em, draft.classId);
  return draft;
}

/**
 * A teacher takes a draft over in place of what is written; that stays in the history. Grades a teacher has given stay.
 * Answers the evaluation's id.
 */
export async function takeDraft(work: Work, id: string, { version, by }: { version: number; by: string }) {
  const draft = await theDraft(work, id);
  await thePupilOf(work.em, draft.classId, draft.personId);
  const there = await theEvaluationOf(work, draft);
  if (there && there.version !== version) throw versionConflict('evaluation');
  if (!afterWriting(there ?? undefined))
    throw refuseField('UNPROCESSABLE', 'text', 'confirmed', 'It is confirmed. Take the confirmation back first.');
  const evaluation = there ?? newEvaluation(work, draft.schoolId, draft);
  await stand(
    work,
    evaluation,
    {
      text: joined(draft.sentences, draft.language),
      knowledge: evaluation.knowledge ?? draft.knowledge ?? null,
      thinking: evaluation.thinking ?? draft.thinking ?? null,
      attitude: evaluation.attitude ?? draft.attitude ?? null,
      state: 'draft',
      model: draft.model,
      prompt: draft.prompt,
    },
    { by },
  );
  draft.state = 'standing';
  await work.em.flush();
  return evaluation.id;
}

/** Nobody wants it. */
export async function putDraftAway(work: Work, id: string): Promise<void> {
  (await theDraft(work, id)).state = 'put-away';
  await work.em.flush();
}
