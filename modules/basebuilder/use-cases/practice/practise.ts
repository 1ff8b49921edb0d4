import { notFound } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { type Circumstances, circumstancesOf, type Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { KnowledgeItem } from '#modules/basebuilder/database/materials.ts';
import { PracticeDay, PracticeSession } from '#modules/basebuilder/database/practice.ts';
import { isOpen, itemsInScope, type Scope } from '#modules/basebuilder/database/practice-scope.ts';
import { chanceOf } from '#modules/basebuilder/domain/practice/chance.ts';
import { planOf, SESSION_LENGTH, todaysWords } from '#modules/basebuilder/domain/practice/plan.ts';
import { holdLearner } from '#modules/basebuilder/use-cases/practice/hold-learner.ts';
import { type Presented, presentItem } from '#modules/basebuilder/use-cases/practice/present-item.ts';
import { type Counted, type Said, solve } from '#modules/basebuilder/use-cases/practice/solve.ts';

export type Begun = {
  session: PracticeSession | undefined;
  next: Presented | undefined;
  nothing: 'nothing' | 'cap' | undefined;
};

/** How many more words the day's cap leaves room for. It bounds what is asked of a pupil, never what they choose. */
export async function roomToday(work: Work, pupil: Pupil, now: Circumstances): Promise<number> {
  const day = await work.em.findOne(PracticeDay, { personId: pupil.id, day: now.today });
  return Math.max(0, now.cap - (day?.answers ?? 0));
}

/** Begins a session, or goes on with the one of the same kind that was begun today and is not over. */
export async function startSession(work: Work, pupil: Pupil, scope: Scope): Promise<Begun> {
  await holdLearner(work, pupil);
  const now = await circumstancesOf(work.em, pupil, work.clock.now());
  const [begun] = await work.em.find(
    PracticeSession,
    { personId: pupil.id, endedAt: null, kind: scope.kind, thingId: scope.thingId ?? null, query: scope.query ?? null },
    { orderBy: { startedAt: 'desc' }, limit: 1 },
  );
  if (begun && now.dayOf(begun.startedAt) === now.today) {
    const next = await nextOf(work, pupil, begun);
    if (next) return { session: begun, next, nothing: undefined };
  } else if (begun) begun.endedAt = work.clock.now();

  const open = await itemsInScope(work.em, { personId: pupil.id, schoolId: pupil.schoolId, scope });
  if (open.length === 0) return { session: undefined, next: undefined, nothing: 'nothing' };
  const today = scope.kind === 'due' ? todaysWords(open, now.today).words : open;
  const room = scope.kind === 'due' ? await roomToday(work, pupil, now) : SESSION_LENGTH;
  if (room === 0) return { session: undefined, next: undefined, nothing: 'cap' };
  const id = work.ids.next();
  const session = work.em.create(PracticeSession, {
    id,
    schoolId: pupil.schoolId,
    personId: pupil.id,
    kind: scope.kind,
    thingId: scope.thingId ?? null,
    query: scope.query ?? null,
    plan: planOf(today, chanceOf(id), Math.min(SESSION_LENGTH, room)),
    done: [],
    rights: 0,
    startedAt: work.clock.now(),
  });
  return { session, next: await nextOf(work, pupil, session), nothing: undefined };
}

/** One answer within a session or on its own, and what comes next. */
export async function answerItem(
  work: Work,
  pupil: Pupil,
  said: Said,
): Promise<Counted & Pick<Begun, 'session' | 'next'> & { today: string }> {
  const learner = await holdLearner(work, pupil);
  const now = await circumstancesOf(work.em, pupil, work.clock.now());
  const session = said.sessionId ? await theSession(work, pupil, said.sessionId) : undefined;
  const solved = await solve(work, learner, now, said);
  if (session && solved.counted && session.plan.includes(said.itemId) && !session.done.includes(said.itemId)) {
    session.done = [...session.done, said.itemId];
    session.rights += solved.answer.isRight ? 1 : 0;
  }
  const next = session && (session.endedAt ?? null) === null ? await nextOf(work, pupil, session) : undefined;
  return { ...solved, session, next, today: now.today };
}

export async function endSession(work: Work, pupil: Pupil, id: string): Promise<PracticeSession> {
  const session = await theSession(work, pupil, id);
  session.endedAt ??= work.clock.now();
  return session;
}

async function theSession(work: Work, pupil: Pupil, id: string): Promise<PracticeSession> {
  const session = await work.em.findOne(PracticeSession, { id, personId: pupil.id });
  if (!session) throw notFound('session');
  return session;
}

/** The next of the plan that is still open to the pupil; what is not any more drops out. Without one the session ends. */
async function nextOf(work: Work, pupil: Pupil, session: PracticeSession): Promise<Presented | undefined> {
  for (const itemId of session.plan.filter((one) => !session.done.includes(one))) {
    const item = await work.em.findOne(KnowledgeItem, { id: itemId, archivedAt: null, active: true });
    if (item && (await isOpen(work.em, pupil.id, itemId))) return presentItem(work, pupil, item);
    session.plan = session.plan.filter((one) => one !== itemId);
  }
  session.endedAt ??= work.clock.now();
  return undefined;
}
