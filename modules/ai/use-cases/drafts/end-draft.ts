import type { DraftFailure } from '#contracts/ai/drafts.ts';
import { evaluationDrafted, evaluationDraftFailed } from '#contracts/ai/events.ts';
import type { ClassId, SchoolId, UserId } from '#contracts/ids.ts';
import type { ProblemCode } from '#contracts/problem.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import type { Came } from '#modules/ai/writers/all.ts';
import { NothingToWrite } from '#modules/ai/writers/writer.ts';

/** What came is kept, once: a second run of the same job finds it written. Evaluations are told to who asked. */
export async function keepWritten(work: Work, id: string, came: Came): Promise<void> {
  const draft = await waiting(work, id);
  if (!draft) return;
  const { value, model, prompt, callId } = came;
  work.em.assign(draft, { state: 'written', slot: null, value, model, prompt, callId, endedAt: work.clock.now() });
  if (value.kind !== 'evaluation' || !draft.requestId) return;
  const { sentences, knowledge, thinking, attitude } = value;
  work.publish(
    evaluationDrafted,
    draft,
    {
      ...requestOf(draft),
      by: { model, prompt },
      evidenceIds: sentences.map(({ grounds }) => grounds.map((ground) => ground.id)),
      knowledge,
      thinking,
      attitude,
    },
    { sentences: sentences.map(({ text }) => text) },
  );
}

export async function keepFailure(work: Work, id: string, failure: DraftFailure): Promise<void> {
  const draft = await waiting(work, id);
  if (!draft) return;
  work.em.assign(draft, { state: 'failed', slot: null, failure, endedAt: work.clock.now() });
  if (!draft.requestId) return;
  work.publish(evaluationDraftFailed, draft, { ...requestOf(draft), reason: REASONS[failure] });
}

const FAILURES: Partial<Record<ProblemCode, DraftFailure>> = {
  AI_NOT_SET_UP: 'notSetUp',
  AI_BUDGET_USED_UP: 'budget',
  AI_UNUSABLE: 'unusable',
  AI_UNAVAILABLE: 'unavailable',
};
/** What the asker is told of an error; undefined for a fault, which is worth another try. */
export function failureOf(error: unknown): DraftFailure | undefined {
  if (error instanceof NothingToWrite) return error.failure;
  return error instanceof Refusal ? (FAILURES[error.code] ?? 'failed') : undefined;
}

const REASONS = {
  notSetUp: 'notSetUp',
  unavailable: 'unavailable',
  budget: 'budget',
  unusable: 'unusable',
  evidence: 'noEvidence',
  surveys: 'noEvidence',
  failed: 'unavailable',
} as const satisfies Record<DraftFailure, string>;

const waiting = async (work: Work, id: string) => {
  const draft = await work.em.findOne(Draft, { id, state: 'waiting' });
  return draft ?? undefined;
};

const requestOf = (draft: Draft) => ({
  schoolId: draft.schoolId as SchoolId,
  classId: draft.classId as ClassId,
  personId: (draft.aboutId ?? draft.personId) as UserId,
  requestId: draft.requestId ?? '',
});
