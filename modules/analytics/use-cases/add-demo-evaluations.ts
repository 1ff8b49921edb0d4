import type { Work } from '#kernel/module.ts';
import { Evaluation, EvaluationDraft, EvaluationVersion } from '#modules/analytics/database/evaluations.ts';
import { Entry } from '#modules/analytics/database/log.ts';
import { DEMO_AUTHOR, DEMO_DRAFT, DEMO_EVALUATIONS, DEMO_TERM } from '#modules/analytics/domain/demo/evaluations.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';

const GRADES = ['B', 'A', 'B', 'C'] as const;
/** How the n-th pupil stands; some have none yet. */
const STATES = ['published', 'confirmed', 'draft', 'ai', undefined, 'confirmed', 'edited'] as const;

/**
 * Evaluations of one sample class in every state. A class that has some is left alone, so that it can run again; nobody
 * is told.
 */
export async function addDemoEvaluations(work: Work, classId: string): Promise<void> {
  const { em } = work;
  if (await em.count(Evaluation, { classId })) return;
  const where = { placeId: classId, placeKind: 'class', gone: false } as const;
  const seats = await em.find(memberships.entity, where, { orderBy: { personId: 'asc' } });
  const teacher = seats.find((seat) => seat.as === 'teacher')?.personId;
  if (!teacher) return;
  for (const [index, { personId, schoolId }] of seats.filter((seat) => seat.as === 'student').entries()) {
    const state = STATES[index % STATES.length];
    if (!state) continue;
    const seat = { schoolId, classId, personId };
    if (state === 'ai') await addDraft(work, seat, index);
    else addEvaluation(work, seat, { state, text: textOf(index), by: teacher, turn: index });
  }
  await em.flush();
}

type Seat = { schoolId: string; classId: string; personId: string };
type Said = { state: Evaluation['state']; text: string; by: string | null; turn: number };

const textOf = (turn: number): string => DEMO_EVALUATIONS[turn % DEMO_EVALUATIONS.length] ?? '';
const gradesOf = (turn: number) => ({
  knowledge: GRADES[turn % 4] ?? null,
  thinking: GRADES[(turn + 1) % 4] ?? null,
  attitude: GRADES[(turn + 2) % 3] ?? null,
});

function addEvaluation({ em, ids, clock }: Work, seat: Seat, { state, text, by, turn }: Said): void {
  const id = ids.next();
  const at = clock.now();
  const words = { text, ...gradesOf(turn), state, ...(by ? {} : DEMO_AUTHOR) };
  em.create(Evaluation, {
    id,
    ...seat,
    term: DEMO_TERM,
    ...words,
    origin: by ? 'hand' : 'ai',
    acceptedBy: null,
    changedBy: by,
    changedAt: at,
    publishedAt: state === 'published' ? at : null,
    shown: state === 'published' ? 1 : 0,
    steps: 1,
    eventSeq: 0,
    version: 1,
  });
  const step = !by ? 'drafted' : state === 'published' || state === 'confirmed' ? state : 'written';
  em.create(EvaluationVersion, {
    id: ids.next(),
    evaluationId: id,
    number: 1,
    step,
    ...words,
    who: by,
    reason: null,
    at,
  });
}

/** As AI would have written it, resting on what the pupil entered. */
async function addDraft(work: Work, seat: Seat, turn: number): Promise<void> {
  const { em, ids, clock } = work;
  const { classId, personId } = seat;
  const entries = await em.find(Entry, { classId, personId, state: 'entered' }, { limit: 3, orderBy: { id: 'asc' } });
  addEvaluation(work, seat, { state: 'draft', text: DEMO_DRAFT.join(''), by: null, turn });
  em.create(EvaluationDraft, {
    id: ids.next(),
    ...seat,
    term: DEMO_TERM,
    language: 'ja',
    sentences: DEMO_DRAFT.map((text, index) => ({ text, evidence: entries[index] ? [entries[index].id] : [] })),
    ...gradesOf(turn),
    ...DEMO_AUTHOR,
    state: 'standing',
    at: clock.now(),
  });
}
