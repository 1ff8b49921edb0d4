import { LockMode } from '@mikro-orm/core';
import { refuseField, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Evaluation } from '#modules/analytics/database/evaluations.ts';
import { theOpenClass, thePupilOf } from '#modules/analytics/database/find.ts';
import { afterWriting, type Grades, sameWords } from '#modules/analytics/domain/evaluations/evaluation.ts';
import { recordStep } from '#modules/analytics/use-cases/evaluations/record-step.ts';

export type EvaluationKey = { classId: string; personId: string; term: string };
export type EvaluationWords = Grades & { text: string };

/** The evaluation of a pupil, locked, or nothing yet. */
export const theEvaluationOf = ({ em }: Work, { classId, personId, term }: EvaluationKey): Promise<Evaluation | null> =>
  em.findOne(Evaluation, { classId, personId, term }, { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE });

export const newEvaluation = (work: Work, schoolId: string, { classId, personId, term }: EvaluationKey): Evaluation =>
  work.em.create(Evaluation, {
    id: work.ids.next(),
    schoolId,
    classId,
    personId,
    term,
    text: '',
    knowledge: null,
    thinking: null,
    attitude: null,
    state: 'draft',
    origin: 'hand',
    model: null,
    prompt: null,
    acceptedBy: null,
    changedBy: null,
    changedAt: work.clock.now(),
    publishedAt: null,
    shown: 0,
    steps: 0,
    eventSeq: 0,
    version: 1,
  });

/** A teacher writes, whatever its length; who has not seen what stands there is told. Answers its id. */
export async function writeEvaluation(
  work: Work,
  key: EvaluationKey,
  { version, by, ...words }: EvaluationWords & { version: number; by: string },
): Promise<string> {
  const { schoolId } = await theOpenClass(work.em, key.classId);
  await thePupilOf(work.em, key.classId, key.personId);
  const there = await theEvaluationOf(work, key);
  // Who sends again what stands there already has lost only the answer.
  if (there && sameWords(there, words)) return there.id;
  if (there && there.version !== version) throw versionConflict('evaluation');
  const state = afterWriting(there ?? undefined);
  if (!state)
    throw refuseField('UNPROCESSABLE', 'text', 'confirmed', 'It is confirmed. Take the confirmation back first.');
  const evaluation = there ?? newEvaluation(work, schoolId, key);
  Object.assign(evaluation, { ...words, state, changedBy: by, changedAt: work.clock.now() });
  await recordStep(work, evaluation, { step: 'written', who: by });
  await work.em.flush();
  return evaluation.id;
}
