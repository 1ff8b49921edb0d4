import type { Work } from '#kernel/module.ts';
import {
  DraftAsk,
  DraftRequest,
  type Evaluation,
  EvaluationDraft,
  type Sentence,
} from '#modules/analytics/database/evaluations.ts';
import { type Grades, withDraft } from '#modules/analytics/domain/evaluations/evaluation.ts';
import { recordStep } from '#modules/analytics/use-cases/evaluations/record-step.ts';
import { newEvaluation, theEvaluationOf } from '#modules/analytics/use-cases/evaluations/write-evaluation.ts';

type About = { requestId: string; schoolId: string; classId: string; personId: string };
export type ArrivedDraft = About & Grades & { sentences: readonly Sentence[]; model: string; prompt: string };
type Failure = NonNullable<DraftAsk['reason']>;

/** Sentences as one text, as the language joins them. */
export const joined = (sentences: readonly Sentence[], language: 'ja' | 'en'): string =>
  sentences.map(({ text }) => text.trim()).join(language === 'ja' ? '' : ' ');

/** A draft has come: it fills what is empty and stands beside what somebody has written. */
export async function receiveDraft(work: Work, arrived: ArrivedDraft): Promise<void> {
  const { em } = work;
  const { requestId, schoolId, classId, personId, sentences, model, prompt } = arrived;
  const request = await em.findOne(DraftRequest, { id: requestId, classId });
  // Without words: they were erased before this was read.
  if (!request || sentences.length === 0) return;
  const { term, language } = request;
  const key = { classId, personId, term };
  const grades = { knowledge: arrived.knowledge, thinking: arrived.thinking, attitude: arrived.attitude };
  const now = await theEvaluationOf(work, key);
  const applied = withDraft(now ?? undefined, { ...grades, text: joined(sentences, language) });
  if (applied) await stand(work, now ?? newEvaluation(work, schoolId, key), { ...applied, model, prompt });
  const draft =
    (await em.findOne(EvaluationDraft, key)) ??
    em.create(EvaluationDraft, {
      id: work.ids.next(),
      schoolId,
      ...key,
      ...grades,
      language,
      sentences: [],
      model,
      prompt,
      state: 'beside',
      at: 0,
    });
  const state = applied ? ('standing' as const) : ('beside' as const);
  em.assign(draft, { ...grades, language, sentences: [...sentences], model, prompt, state, at: work.clock.now() });
  await answered(work, arrived, { state: 'drafted', reason: null });
}

/** No draft came of it. One that came meanwhile, of the same request, stays. */
export const draftFailed = (work: Work, about: About, reason: Failure): Promise<void> =>
  answered(work, about, { state: 'failed', reason });

/** Words of AI stand in the evaluation. */
export async function stand(
  work: Work,
  evaluation: Evaluation,
  words: Partial<Evaluation> & { model: string; prompt: string },
  taken: { by: string } | undefined = undefined,
): Promise<void> {
  const by = taken?.by ?? null;
  Object.assign(evaluation, { ...words, origin: 'ai', acceptedBy: by, changedBy: by, changedAt: work.clock.now() });
  await recordStep(work, evaluation, { step: taken ? 'taken' : 'drafted', who: by });
}

async function answered(work: Work, about: About, how: { state: 'drafted' | 'failed'; reason: Failure | null }) {
  const ask = await work.em.findOne(DraftAsk, { requestId: about.requestId, personId: about.personId });
  if (ask && ask.state !== 'drafted') work.em.assign(ask, { ...how, at: work.clock.now() });
  await work.em.flush();
}
