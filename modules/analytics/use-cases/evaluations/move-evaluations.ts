import { LockMode } from '@mikro-orm/core';
import { EVALUATION_SIGNS, signsOf } from '#contracts/analytics/evaluation-signs.ts';
import type { StepRefusal } from '#contracts/analytics/evaluations.ts';
import { evaluationPublished } from '#contracts/analytics/events.ts';
import type { ClassId, EvaluationId, SchoolId, UserId } from '#contracts/ids.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Evaluation, EvaluationVersion } from '#modules/analytics/database/evaluations.ts';
import { theOpenClass } from '#modules/analytics/database/find.ts';
import {
  afterStep,
  PAST,
  type State,
  type Step,
  sameWords,
  UNDOES,
} from '#modules/analytics/domain/evaluations/evaluation.ts';
import { recordStep } from '#modules/analytics/use-cases/evaluations/record-step.ts';

export type Moving = {
  step: Step;
  items: readonly { id: string; version: number }[];
  reason?: string | undefined;
  undo: boolean;
  by: string;
};
type Verdict = { id: EvaluationId; why?: StepRefusal };

/** Takes a step with several evaluations of a class; each is done or refused by itself. */
export async function moveEvaluations(work: Work, classId: string, moving: Moving): Promise<Verdict[]> {
  const { em } = work;
  const { name } = await theOpenClass(em, classId);
  const back = moving.step === 'reopen' || moving.step === 'unpublish';
  if (back && !moving.undo && !moving.reason)
    throw refuseField('UNPROCESSABLE', 'reason', 'required', 'Say why it is taken back.');
  const ids = moving.items.map(({ id }) => id);
  const lock = { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } } as const;
  const rows = new Map((await em.find(Evaluation, { id: ids, classId }, lock)).map((row) => [row.id, row]));
  const before = await lastSteps(work, [...rows.values()]);
  const verdicts: Verdict[] = [];
  for (const { id, version } of moving.items) {
    const row = rows.get(id);
    const why = row
      ? row.version === version
        ? await moved(work, row, { ...moving, className: name, before: before(id) })
        : 'changed'
      : 'gone';
    // Sent twice in one request it is done once.
    rows.delete(id);
    verdicts.push({ id: id as EvaluationId, ...(why ? { why } : {}) });
  }
  await em.flush();
  return verdicts;
}

type Before = { last: EvaluationVersion | undefined; previous: EvaluationVersion | undefined };
type Taken = Moving & { className: string; before: Before };

async function moved(work: Work, row: Evaluation, taken: Taken): Promise<StepRefusal | undefined> {
  const { step, undo, by, reason } = taken;
  const to = undo ? undoneState(taken) : afterStep(row.state, step);
  if (!to) return 'state';
  const signs = signsOf(row.text);
  if (step === 'confirm' && (signs < EVALUATION_SIGNS.least || signs > EVALUATION_SIGNS.most)) return 'length';
  row.state = to;
  if (step === 'confirm' && row.origin === 'ai') row.acceptedBy ??= by;
  if (step === 'publish') await show(work, row, taken);
  if (step === 'unpublish') row.publishedAt = null;
  Object.assign(row, { changedBy: by, changedAt: work.clock.now() });
  await recordStep(work, row, { step: undo ? 'undone' : PAST[step], who: by, reason: undo ? null : (reason ?? null) });
  return undefined;
}

/** Back to how it was before the same person's last step, if that was what is to be undone. */
function undoneState({ step, by, before: { last, previous } }: Taken): State | undefined {
  if (step !== 'reopen' && step !== 'unpublish') return undefined;
  return last?.step === UNDOES[step] && last.who === by ? previous?.state : undefined;
}

/** The pupil may read it. They are told once of each wording, however often it is taken back and shown again. */
async function show(work: Work, row: Evaluation, { by, className }: Taken): Promise<void> {
  row.publishedAt = work.clock.now();
  const shown = { evaluationId: row.id, step: 'published' };
  const last = await work.em.findOne(EvaluationVersion, shown, { orderBy: { number: 'desc' } });
  if (last && sameWords(last, row)) return;
  row.shown += 1;
  work.publish(evaluationPublished, row, {
    schoolId: row.schoolId as SchoolId,
    classId: row.classId as ClassId,
    className,
    evaluationId: row.id as EvaluationId,
    personId: row.personId as UserId,
    term: row.term,
    number: row.shown,
    by: by as UserId,
  });
}

/** The last two rows of each history. */
async function lastSteps({ em }: Work, rows: readonly Evaluation[]): Promise<(id: string) => Before> {
  const found = rows.length
    ? await em.find(EvaluationVersion, {
        $or: rows.map(({ id, steps }) => ({ evaluationId: id, number: { $gte: steps - 1 } })),
      })
    : [];
  return (id) => {
    const [last, previous] = found
      .filter(({ evaluationId }) => evaluationId === id)
      .toSorted((a, b) => b.number - a.number);
    return { last, previous };
  };
}
