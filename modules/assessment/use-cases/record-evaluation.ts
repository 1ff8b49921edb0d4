import type { Work } from '#kernel/module.ts';
import { EvaluationRecord } from '#modules/assessment/database/evaluations.ts';

export type Evaluation = Pick<
  EvaluationRecord,
  'schoolId' | 'classId' | 'personId' | 'kind' | 'thingId' | 'title' | 'what' | 'changes'
> & {
  as: 'teacher' | 'self' | 'peer' | null;
  byId: string | null;
  /** The pupil is not to learn who it was. */
  nameless?: boolean;
  why?: string;
};

/** Writes down what became of an outcome, in this transaction. There is no way to change or remove it. */
export function recordEvaluation(work: Work, { nameless = false, why = '', ...evaluation }: Evaluation): void {
  work.em.create(EvaluationRecord, { id: work.ids.next(), ...evaluation, nameless, why, at: work.clock.now() });
}
