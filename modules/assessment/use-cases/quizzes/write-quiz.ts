import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { heldQuiz, theOpenClass, theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { Quiz } from '#modules/assessment/database/quizzes.ts';
import { MOST_ITEMS, quizProblems } from '#modules/assessment/domain/quizzes/check.ts';
import { askedOf, itemsOf, pointsOf, type QuizDocument } from '#modules/assessment/domain/quizzes/item.ts';
import { keepTime } from '#modules/assessment/use-cases/quizzes/keep-time.ts';
import { refuseIncomplete } from '#modules/assessment/use-cases/quizzes/refusals.ts';

/** Begins a quiz of a class, as a draft. */
export async function createQuiz(work: Work, classId: string, document: QuizDocument): Promise<Quiz> {
  const { schoolId } = await theOpenClass(work.em, classId);
  refuseMisshapen(document);
  const now = work.clock.now();
  const quiz = work.em.create(Quiz, {
    id: work.ids.next(),
    schoolId,
    classId,
    ...columnsOf(document),
    revision: 1,
    state: 'draft',
    started: false,
    told: false,
    releases: 0,
    publishedAt: null,
    closedAt: null,
    releasedAt: null,
    createdAt: now,
    changedAt: now,
    changedBy: work.actor ?? null,
    removedAt: null,
    eventSeq: 0,
    version: 1,
  });
  await work.em.flush();
  return quiz;
}

/**
 * Saves a quiz, finished or not. One that pupils see has to stay finished; once somebody has started, only its title,
 * instructions and rules change here, and time that runs is counted anew.
 */
export async function saveQuiz(
  work: Work,
  id: string,
  change: { document: QuizDocument; version: number },
): Promise<Quiz> {
  const quiz = await heldQuiz(work.em, id);
  await theOpenClass(work.em, quiz.classId);
  expectVersion(quiz, change.version, 'quiz');
  const { document } = change;
  if (JSON.stringify(quiz.document) === JSON.stringify(document)) return quiz;
  refuseMisshapen(document);
  if (quiz.started && JSON.stringify(quiz.document.sections) !== JSON.stringify(document.sections))
    throw new Refusal('QUIZ_STARTED', 'Somebody has started: the questions change by a correction only.');
  if (quiz.state !== 'draft') {
    const past = quiz.state !== 'published' || sameClosing(quiz.document, document);
    const problems = quizProblems(document, work.clock.now());
    refuseIncomplete(problems.filter(({ reason }) => !(past && reason === 'closes_in_the_past')));
  }
  Object.assign(quiz, columnsOf(document));
  touch(work, quiz);
  await keepTime(work, quiz);
  await work.em.flush();
  return quiz;
}

const sameClosing = (one: QuizDocument, other: QuizDocument): boolean => one.rules.closesAt === other.rules.closesAt;

/** Puts a quiz away that nobody has started, or takes it out again. */
export async function removeQuiz(work: Work, id: string, removed: boolean): Promise<Quiz> {
  const quiz = await work.em.findOneOrFail(Quiz, { id });
  if (removed && (await work.em.count(Attempt, { quizId: id })) > 0)
    throw new Refusal('HAS_WORK', 'Somebody has started this quiz, so it stays.');
  if (removed && quiz.state !== 'draft')
    throw new Refusal('CONFLICT', 'Pupils see this quiz. Hide it from them first.');
  quiz.removedAt = removed ? (quiz.removedAt ?? work.clock.now()) : null;
  await work.em.flush();
  return quiz;
}

/** A copy in a class one teaches: a draft without times; pictures of another class's materials stay there. */
export async function copyQuiz(work: Work, id: string, classId: string, schoolId: string): Promise<Quiz> {
  const source = await theQuiz(work.em, id);
  if ((await theOpenClass(work.em, classId)).schoolId !== schoolId) throw notFound('class');
  const { document } = source;
  const elsewhere = source.classId !== classId;
  return createQuiz(work, classId, {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => (elsewhere ? { ...item, image: null } : item)),
    })),
    rules: { ...document.rules, opensAt: null, closesAt: null },
  });
}

export function columnsOf(document: QuizDocument) {
  const { rules, sections, title, instructions } = document;
  return {
    title,
    instructions,
    rules,
    document,
    items: askedOf(sections),
    points: pointsOf(sections),
    attemptsAllowed: rules.attempts,
    opensAt: rules.opensAt === null ? null : Date.parse(rules.opensAt),
    closesAt: rules.closesAt === null ? null : Date.parse(rules.closesAt),
  };
}

export function touch(work: Work, quiz: Quiz): void {
  quiz.changedAt = work.clock.now();
  quiz.changedBy = work.actor ?? null;
}

/** What the schema of one part cannot see: ids that are not their own, and too much of everything together. */
export function refuseMisshapen(document: QuizDocument): void {
  const items = itemsOf(document.sections);
  const doubled = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id)).size < all.length;
  if (doubled(items) || doubled(document.sections))
    throw refuseField('UNPROCESSABLE', 'document.sections', 'ids_repeated', 'Two parts have the same id.');
  if (items.length > MOST_ITEMS)
    throw refuseField('UNPROCESSABLE', 'document.sections', 'too_many_items', `At most ${MOST_ITEMS} questions.`);
}
