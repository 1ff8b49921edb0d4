import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { BankItem, Quiz, QuizExtraTime, QuizRevision } from '#modules/assessment/database/quizzes.ts';
import type { Sections } from '#modules/assessment/domain/quizzes/item.ts';
import type { Extra } from '#modules/assessment/domain/quizzes/time.ts';
import { classes, memberships } from '#modules/assessment/replicas/academic.ts';

/** The row, or the refusal a person reads. Callers have been granted access to it already. */
export async function theQuiz(em: EntityManager, id: string): Promise<Quiz> {
  return present(await em.findOne(Quiz, { id }));
}

/** The same, held until the end of the transaction: whoever starts, saves or closes it at the same time waits. */
export async function heldQuiz(em: EntityManager, id: string): Promise<Quiz> {
  return present(await em.findOne(Quiz, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }));
}

/** The same, as it stands once nobody is changing it; many may hold it so at once. */
export async function steadyQuiz(em: EntityManager, id: string): Promise<Quiz> {
  return present(await em.findOne(Quiz, { id }, { lockMode: LockMode.PESSIMISTIC_READ, refresh: true }));
}

function present(quiz: Quiz | null): Quiz {
  if (!quiz || (quiz.removedAt ?? null) !== null) throw notFound('quiz');
  return quiz;
}

export async function theAttempt(em: EntityManager, id: string): Promise<Attempt> {
  const attempt = await em.findOne(Attempt, { id });
  if (!attempt) throw notFound('attempt');
  return attempt;
}

/** An attempt held until the end of the transaction: what is saved to it at the same time follows one another. */
export async function heldAttempt(em: EntityManager, id: string): Promise<Attempt> {
  const attempt = await em.findOne(Attempt, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!attempt) throw notFound('attempt');
  return attempt;
}

export async function theBankItem(em: EntityManager, id: string): Promise<BankItem> {
  const item = await em.findOne(BankItem, { id });
  if (!item) throw notFound('item');
  return item;
}

/** A class that takes changes: not put away. */
export async function theOpenClass(em: EntityManager, id: string): Promise<{ id: string; schoolId: string }> {
  const row = await em.findOne(classes.entity, { id, gone: false });
  if (!row) throw notFound('class');
  if (row.archived) throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return row;
}

export async function refuseWhoLeft(em: EntityManager, classId: string, personId: string): Promise<void> {
  const seat = { placeId: classId, personId, placeKind: 'class', as: 'student', gone: false } as const;
  if ((await em.count(memberships.entity, seat)) === 0)
    throw new Refusal('LEFT_CLASS', 'Only a pupil of this class can do this.');
}

export async function extraOf(em: EntityManager, quizId: string, personId: string): Promise<Extra | undefined> {
  const row = await em.findOne(QuizExtraTime, { quizId, personId });
  return row ? { kind: row.kind, value: row.value } : undefined;
}

/**
 * What attempts of a revision are asked. Within a transaction the row is read as it is now: the revision somebody has
 * just written is newer than what the transaction saw when it began.
 */
export async function sectionsOf(em: EntityManager, quizId: string, number: number): Promise<Sections> {
  const now = em.isInTransaction() ? { lockMode: LockMode.PESSIMISTIC_READ } : {};
  const revision = await em.findOne(QuizRevision, { quizId, number }, now);
  if (!revision) throw new Error(`quiz ${quizId} has no revision ${number}`);
  return revision.sections;
}
