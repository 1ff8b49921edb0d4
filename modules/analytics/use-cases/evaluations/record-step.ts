import { MINUTE } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import { type Evaluation, EvaluationVersion } from '#modules/analytics/database/evaluations.ts';

type Done = { step: string; who: string | null; reason?: string | null };
/** What one person goes on writing within this time is one row of the history. */
const GOES_ON = 30 * MINUTE;

/** Keeps how an evaluation stands now in its history. */
export async function recordStep(work: Work, evaluation: Evaluation, { step, who, reason }: Done): Promise<void> {
  const { em } = work;
  const at = work.clock.now();
  const { text, knowledge, thinking, attitude, state, model, prompt } = evaluation;
  const facts = { step, state, text, knowledge, thinking, attitude, who, model, prompt, reason: reason ?? null, at };
  if (step === 'written' && evaluation.steps > 0) {
    const last = await em.findOne(EvaluationVersion, { evaluationId: evaluation.id, number: evaluation.steps });
    if (last?.step === 'written' && last.who === who && at - last.at < GOES_ON) {
      em.assign(last, facts);
      return;
    }
  }
  evaluation.steps += 1;
  em.create(EvaluationVersion, {
    id: work.ids.next(),
    evaluationId: evaluation.id,
    number: evaluation.steps,
    ...facts,
  });
}
