import { type RawBuilder, sql } from 'kysely';
import type { GoalView, TodoView } from '#contracts/analytics/plans.ts';
import type { GoalId, TodoId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { nameOf } from '#modules/analytics/database/names.ts';
import type { Todo } from '#modules/analytics/database/plans.ts';
import { instantOrNull } from '#modules/analytics/database/read-models/entries.ts';
import { tables } from '#modules/analytics/database/tables.ts';

export const viewOfTodo = (
  todo: Pick<Todo, 'id' | 'title' | 'description' | 'dueDay' | 'priority' | 'doneAt' | 'createdAt' | 'version'>,
): TodoView => ({
  id: todo.id as TodoId,
  title: todo.title,
  description: todo.description,
  dueDay: todo.dueDay ?? null,
  priority: todo.priority,
  doneAt: instantOrNull(todo.doneAt),
  createdAt: iso(Number(todo.createdAt)),
  version: todo.version,
});

/** Open ones first, then by due day (without one last), then the newest. Comparable, so a page starts anywhere. */
const TODO_ORDER: RawBuilder<string | number>[] = [
  sql<number>`case when doneAt is null then 0 else 1 end`,
  sql<string>`coalesce(dueDay, '9999-99-99')`,
  sql<number>`-createdAt`,
  sql<string>`id`,
];

type TodosFilter = { personId: string; open: boolean; cursor?: string | undefined; limit: number };

/** A page of somebody's to-dos: two statements. */
export async function listTodos(em: EntityManager, { personId, open, cursor, limit }: TodosFilter) {
  let matching = tables(em).selectFrom('todo').where('personId', '=', personId).where('removedAt', 'is', null);
  if (open) matching = matching.where('doneAt', 'is', null);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching.selectAll().select(TODO_ORDER.map((place, index) => place.as(`place${index}` as 'place')));
  if (cursor) {
    const after = decodeCursor(cursor, TODO_ORDER.length);
    page = page.where(sql<boolean>`(${sql.join([...TODO_ORDER])}) > (${sql.join(after)})`);
  }
  for (const place of TODO_ORDER) page = page.orderBy(place);
  const rows = await page.limit(limit + 1).execute();
  const last = rows.length > limit ? (rows[limit - 1] as Record<string, unknown> | undefined) : undefined;
  return {
    items: rows.slice(0, limit).map(viewOfTodo),
    total: Number(total),
    ...(last
      ? {
          next: encodeCursor(
            TODO_ORDER.map((_, index) => {
              const value = last[`place${index}`];
              return typeof value === 'string' && index % 2 === 1 ? value : Number(value);
            }),
          ),
        }
      : {}),
  };
}

const goals = (em: EntityManager) =>
  tables(em)
    .selectFrom('goal as g')
    .leftJoin('goal_comment as c', 'c.id', 'g.id')
    .leftJoin('replica_user_people as p', 'p.id', 'c.by')
    .selectAll('g')
    .select(['c.by', 'c.text', 'c.at', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .where('g.removedAt', 'is', null);
type GoalRow = Awaited<ReturnType<ReturnType<typeof goals>['execute']>>[number];

const viewOfGoal = (row: GoalRow): GoalView => ({
  id: row.id as GoalId,
  kind: row.kind,
  title: row.title,
  description: row.description,
  dueDay: row.dueDay,
  progress: row.progress,
  doneAt: instantOrNull(row.doneAt),
  comment: row.by && row.text ? { by: nameOf(row.by, row), text: row.text, at: iso(Number(row.at)) } : null,
  createdAt: iso(Number(row.createdAt)),
  version: row.version,
});

const MOST = 200;
/** Goals of a pupil, those not reached yet first, by due day: one statement. */
export const listGoals = async (em: EntityManager, personId: string): Promise<GoalView[]> =>
  (
    await goals(em)
      .where('g.personId', '=', personId)
      .orderBy(sql`case when g.doneAt is null then 0 else 1 end`)
      .orderBy('g.dueDay')
      .orderBy('g.id')
      .limit(MOST)
      .execute()
  ).map(viewOfGoal);

export async function readGoal(em: EntityManager, id: string): Promise<GoalView> {
  const row = await goals(em).where('g.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('goal');
  return viewOfGoal(row);
}
