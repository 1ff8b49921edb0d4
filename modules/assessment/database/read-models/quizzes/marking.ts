import { type RawBuilder, sql } from 'kysely';
import type { MarkingItem, MarkingRow } from '#contracts/assessment/attempts.ts';
import type { AttemptId } from '#contracts/ids.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { nameOf } from '#modules/assessment/database/names.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { pupilsOfClass } from '#modules/assessment/database/read-models/pupils-of-class.ts';
import { viewOfAnswer, viewOfItem, viewOfKey } from '#modules/assessment/database/read-models/quizzes/paper.ts';
import { viewOfMark } from '#modules/assessment/database/read-models/quizzes/result.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import { itemsOf } from '#modules/assessment/domain/quizzes/item.ts';
import { shortly } from '#modules/assessment/domain/quizzes/words.ts';

/** Items with how many answers wait for a mark: one statement. */
export async function readMarking(em: EntityManager, quiz: Quiz): Promise<MarkingItem[]> {
  const rows = await handedIn(em, quiz.id)
    .select('r.itemId')
    .select((e) => [
      e.fn.countAll<number>().as('answers'),
      sql<number>`sum(case when r.points is null then 1 else 0 end)`.as('toMark'),
    ])
    .groupBy('r.itemId')
    .execute();
  const counts = new Map(rows.map((row) => [row.itemId, row]));
  return itemsOf(quiz.document.sections).map((item) => ({
    itemId: item.id,
    type: item.type,
    prompt: shortly(item, 200),
    points: item.points,
    answers: Number(counts.get(item.id)?.answers ?? 0),
    toMark: Number(counts.get(item.id)?.toMark ?? 0),
  }));
}

const handedIn = (em: EntityManager, quizId: string) =>
  tables(em)
    .selectFrom('attempt_answer as r')
    .innerJoin('attempt as a', 'a.id', 'r.attemptId')
    .where('r.quizId', '=', quizId)
    .where('a.state', '=', 'handedIn');

type Filter = {
  itemId: string;
  hidden: boolean;
  waiting: boolean;
  cursor?: string | undefined;
  limit: number;
};

/**
 * All answers to one item in a row: by reading, or with hidden names by the attempts' seeds, an order that says nothing
 * about who wrote what. Three statements.
 */
export async function listAnswers(em: EntityManager, quiz: Quiz, filter: Filter) {
  const { itemId, hidden, waiting, cursor, limit } = filter;
  const item = itemsOf(quiz.document.sections).find(({ id }) => id === itemId);
  if (!item) throw notFound('item');
  let matching = handedIn(em, quiz.id)
    .leftJoin('replica_user_people as p', 'p.id', 'a.personId')
    .where('r.itemId', '=', itemId);
  if (waiting) matching = matching.where('r.points', 'is', null);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const places: RawBuilder<string | number>[] = hidden
    ? [sql<number>`a.seed`, sql<string>`a.id`]
    : [sql<string>`coalesce(p.familyKana, '')`, sql<string>`coalesce(p.givenKana, '')`, sql<string>`a.id`];
  let page = matching
    .select(['r.attemptId', 'r.answer', 'r.points', 'r.of', 'r.by', 'r.comment', 'r.version'])
    .select(['a.personId', 'a.number as attemptNumber'])
    .select(['p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .select(places.map((place, index) => place.as(`place${index}` as 'place')));
  if (cursor)
    page = page.where(sql<boolean>`(${sql.join(places)}) > (${sql.join(decodeCursor(cursor, places.length))})`);
  for (const place of places) page = page.orderBy(place);
  const rows = await page.limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const seats = hidden
    ? new Map()
    : new Map((await pupilsOfClass(em, quiz.classId)).map((one) => [one.student.id as string, one.number]));
  const last = shown.at(-1) as Record<string, string | number> | undefined;
  return {
    item: viewOfItem(item),
    key: viewOfKey(item),
    items: shown.map(
      (row): MarkingRow => ({
        attemptId: row.attemptId as AttemptId,
        student: hidden ? null : nameOf(row.personId, row),
        number: seats.get(row.personId) ?? null,
        attemptNumber: row.attemptNumber,
        answer: viewOfAnswer(item, undefined, row.answer === null ? null : (JSON.parse(row.answer) as Answer)),
        mark: viewOfMark(item, {
          ...{ comment: row.comment, by: row.by, version: row.version, of: Number(row.of) },
          points: numberOrNull(row.points),
        }),
      }),
    ),
    total: Number(total),
    ...(rows.length > limit && last
      ? { next: encodeCursor(places.map((_, index) => last[`place${index}`] ?? '')) }
      : {}),
  };
}

const numberOrNull = (points: number | null | undefined): number | null =>
  typeof points === 'number' ? Number(points) : null;
