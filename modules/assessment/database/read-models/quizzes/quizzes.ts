import type { QuizSaved, QuizState, QuizSummary, QuizView } from '#contracts/assessment/quizzes.ts';
import type { ClassId, QuizId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { theQuiz } from '#modules/assessment/database/find-quizzes.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import { type Quiz, QuizExtraTime } from '#modules/assessment/database/quizzes.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import { quizProblems } from '#modules/assessment/domain/quizzes/check.ts';
import type { Rules } from '#modules/assessment/domain/quizzes/item.ts';
import { stateAt } from '#modules/assessment/domain/quizzes/state.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';

const COLUMNS = [
  'q.id',
  'q.classId',
  'q.title',
  'q.rules',
  'q.state',
  'q.items',
  'q.points',
  'q.opensAt',
  'q.closesAt',
  'q.publishedAt',
  'q.closedAt',
  'q.releasedAt',
  'q.changedAt',
  'q.version',
] as const;

type Filter = {
  classId: string;
  state?: QuizState | undefined;
  cursor?: string | undefined;
  limit: number;
  now: number;
};

/** Quizzes of a class, the newest first: five statements, however many quizzes and pupils. */
export async function listQuizzes(em: EntityManager, { classId, state, cursor, limit, now }: Filter) {
  let matching = tables(em).selectFrom('quiz as q').where('q.classId', '=', classId).where('q.removedAt', 'is', null);
  if (state === 'draft' || state === 'released') matching = matching.where('q.state', '=', state);
  if (state === 'published')
    matching = matching
      .where('q.state', '=', 'published')
      .where((e) => e.or([e('q.closesAt', 'is', null), e('q.closesAt', '>', now)]));
  if (state === 'closed')
    matching = matching.where((e) =>
      e.or([e('q.state', '=', 'closed'), e.and([e('q.state', '=', 'published'), e('q.closesAt', '<=', now)])]),
    );
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching
    .select(COLUMNS)
    .orderBy('q.id', 'desc')
    .limit(limit + 1);
  if (cursor) page = page.where('q.id', '<', String(decodeCursor(cursor, 1)[0]));
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  const at = await em.findOne(classes.entity, { id: classId });
  const counts = await countsOf(
    em,
    classId,
    shown.map(({ id }) => id),
  );
  const items = shown.map(
    (row): QuizSummary => ({
      ...summaryOf(row, now),
      className: at?.name ?? '',
      title: row.title,
      rules: JSON.parse(row.rules) as Rules,
      counts: counts(row.id),
    }),
  );
  const last = shown.at(-1);
  return {
    items,
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}

type Row = Pick<Quiz, 'id' | 'classId' | 'state' | 'items' | 'points' | 'changedAt' | 'version'> &
  Partial<Pick<Quiz, 'closesAt' | 'publishedAt' | 'closedAt' | 'releasedAt'>>;

const summaryOf = (row: Row, now: number) => ({
  id: row.id as QuizId,
  classId: row.classId as ClassId,
  state: stateAt(row, now),
  items: row.items,
  points: Number(row.points),
  publishedAt: instantOrNull(row.publishedAt),
  closedAt: closingOf(row, now),
  releasedAt: instantOrNull(row.releasedAt),
  changedAt: iso(Number(row.changedAt)),
  version: row.version,
});

/** What time has closed was closed then, whether that has been written down or not. */
const closingOf = (row: Row, now: number): string | null =>
  instantOrNull(row.closedAt ?? (stateAt(row, now) === 'closed' ? row.closesAt : null));

/** Who has started and what waits, by quiz: two statements. */
async function countsOf(em: EntityManager, classId: string, quizIds: readonly string[]) {
  const { pupils } = await tables(em)
    .selectFrom('replica_academic_memberships')
    .select((e) => e.fn.count<number>('personId').distinct().as('pupils'))
    .where('placeId', '=', classId)
    .where('placeKind', '=', 'class')
    .where('as', '=', 'student')
    .where('gone', '=', 0)
    .executeTakeFirstOrThrow();
  const rows = quizIds.length
    ? await tables(em)
        .selectFrom('attempt')
        .select(['quizId', 'state'])
        .select((e) => [
          e.fn.count<number>('personId').distinct().as('people'),
          e.fn.sum<number>('toMark').as('toMark'),
        ])
        .where('quizId', 'in', [...quizIds])
        .groupBy(['quizId', 'state'])
        .execute()
    : [];
  const started = quizIds.length
    ? await tables(em)
        .selectFrom('attempt')
        .select('quizId')
        .select((e) => e.fn.count<number>('personId').distinct().as('people'))
        .where('quizId', 'in', [...quizIds])
        .groupBy('quizId')
        .execute()
    : [];
  return (quizId: string): QuizSummary['counts'] => {
    const of = (state: 'working' | 'handedIn') => rows.find((row) => row.quizId === quizId && row.state === state);
    return {
      pupils: Number(pupils),
      started: Number(started.find((row) => row.quizId === quizId)?.people ?? 0),
      working: Number(of('working')?.people ?? 0),
      handedIn: Number(of('handedIn')?.people ?? 0),
      toMark: Number(of('handedIn')?.toMark ?? 0),
    };
  };
}

/** One quiz as its teachers see it. */
export async function readQuiz(em: EntityManager, id: string, now: number): Promise<QuizView> {
  const quiz = await theQuiz(em, id);
  const at = await em.findOne(classes.entity, { id: quiz.classId });
  const counts = await countsOf(em, quiz.classId, [id]);
  const extra = await em.find(QuizExtraTime, { quizId: id });
  const name = await namesOf(
    em,
    extra.map(({ personId }) => personId),
  );
  return {
    ...summaryOf(quiz, now),
    className: at?.name ?? '',
    counts: counts(id),
    document: quiz.document as QuizView['document'],
    frozen: quiz.started,
    revision: quiz.revision,
    problems: problemsOf(quiz, now),
    extraTimes: extra.map(({ personId, kind, value, reason }) => ({
      student: name(personId),
      extra: { kind, value },
      reason,
    })),
    now: iso(now),
  };
}

/** What keeps a draft from being published; what pupils have seen is not asked again whether its time is past. */
const problemsOf = (quiz: Quiz, now: number) =>
  quizProblems(quiz.document, now).filter(({ reason }) => quiz.state === 'draft' || reason !== 'closes_in_the_past');

export const savedView = (quiz: Quiz, now: number): QuizSaved => {
  const { id, state, version, changedAt, publishedAt, closedAt, releasedAt } = summaryOf(quiz, now);
  return {
    ...{ id, state, version, changedAt, publishedAt, closedAt, releasedAt },
    revision: quiz.revision,
    frozen: quiz.started,
    problems: problemsOf(quiz, now),
  };
};
