import { sql } from 'kysely';
import type { SetRow, SetView } from '#contracts/basebuilder/text-sets.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { notFound } from '#kernel/errors.ts';
import { treeOf } from '#modules/basebuilder/database/read-models/categories.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

type Filter = { q?: string | undefined; categoryId?: string | undefined; archived: boolean };

const COLUMNS = ['t.id', 't.title', 't.categoryId', 't.archivedAt', 't.changedAt', 't.version'] as const;
const withPassage = sql<0 | 1>`case when t.passage = '' then 0 else 1 end`.as('hasPassage');

/** Text sets, last changed first: five statements, however many there are. */
export async function listSets(
  em: EntityManager,
  schoolId: string,
  { cursor, limit, ...filter }: Filter & { cursor?: string | undefined; limit: number },
) {
  const tree = await treeOf(em, schoolId);
  let all = tables(em)
    .selectFrom('text_set as t')
    .where('t.schoolId', '=', schoolId)
    .where('t.archivedAt', filter.archived ? 'is not' : 'is', null);
  const { q, categoryId } = filter;
  if (q) all = all.where(contains(sql.ref('t.title'), q));
  if (categoryId) all = all.where('t.categoryId', 'in', tree.withBelow(categoryId));
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all.select(COLUMNS).select(withPassage);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    page = page.where((e) => e(e.refTuple('t.changedAt', 't.id'), '<', e.tuple(Number(at), String(id))));
  }
  const rows = await page
    .orderBy('t.changedAt', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const counts = await countsOf(
    em,
    shown.map(({ id }) => id),
  );
  return {
    items: shown.map((row): SetRow => rowOf(row, counts, (id) => tree.path(id))),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([Number(last.changedAt), last.id]) } : {}),
  };
}

type Raw = {
  id: string;
  title: string;
  categoryId?: string | null | undefined;
  archivedAt?: number | null | undefined;
  changedAt: number;
  version: number;
  hasPassage: 0 | 1;
};

const rowOf = (row: Raw, counts: Counts, pathOf: (id: string) => string): SetRow =>
  ({
    id: row.id,
    title: row.title,
    categoryId: row.categoryId ?? null,
    category: row.categoryId ? pathOf(row.categoryId) : null,
    words: counts.words.get(row.id) ?? 0,
    questions: counts.questions.get(row.id) ?? 0,
    passage: Number(row.hasPassage) === 1,
    classes: counts.classes.get(row.id) ?? 0,
    archived: (row.archivedAt ?? null) !== null,
    changedAt: iso(Number(row.changedAt)),
    version: row.version,
  }) as SetRow;

export type Counts = Record<'words' | 'questions' | 'classes', ReadonlyMap<string, number>>;

/** How many words and questions pupils are asked, and how many classes have the set: two statements. */
export async function countsOf(em: EntityManager, ids: readonly string[]): Promise<Counts> {
  if (ids.length === 0) return { words: new Map(), questions: new Map(), classes: new Map() };
  const entries = await tables(em)
    .selectFrom('set_entry as s')
    .innerJoin('knowledge_item as i', 'i.id', 's.itemId')
    .select(['s.setId', 's.part', (e) => e.fn.countAll<number>().as('n')])
    .where('s.setId', 'in', [...ids])
    .where('i.archivedAt', 'is', null)
    .where('i.active', '=', 1)
    .groupBy(['s.setId', 's.part'])
    .execute();
  const classes = await tables(em)
    .selectFrom('delivery')
    .select(['setId', (e) => e.fn.countAll<number>().as('n')])
    .where('setId', 'in', [...ids])
    .where('withdrawnAt', 'is', null)
    .groupBy('setId')
    .execute();
  const of = (part: 'word' | 'comprehension') =>
    new Map(entries.filter((each) => each.part === part).map(({ setId, n }) => [setId, Number(n)]));
  return {
    words: of('word'),
    questions: of('comprehension'),
    classes: new Map(classes.map(({ setId, n }) => [setId, Number(n)])),
  };
}

async function findRow(em: EntityManager, id: string) {
  const row = await tables(em)
    .selectFrom('text_set as t')
    .select([...COLUMNS, 't.passage', 't.schoolId'])
    .select(withPassage)
    .where('t.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('text set');
  return row;
}

export async function viewOfSetRow(em: EntityManager, id: string): Promise<SetRow> {
  const row = await findRow(em, id);
  const tree = await treeOf(em, row.schoolId);
  return rowOf(row, await countsOf(em, [id]), (category) => tree.path(category));
}

export async function viewOfSet(em: EntityManager, id: string): Promise<SetView> {
  const row = await findRow(em, id);
  const tree = await treeOf(em, row.schoolId);
  const { passage: _, words: __, questions: ___, ...head } = rowOf(row, await countsOf(em, [id]), (c) => tree.path(c));
  const entries = await tables(em)
    .selectFrom('set_entry as s')
    .innerJoin('knowledge_item as i', 'i.id', 's.itemId')
    .select(['i.id', 'i.title', 'i.question', 'i.answerType', 'i.active', 'i.archivedAt', 's.part'])
    .where('s.setId', '=', id)
    .orderBy('s.position')
    .orderBy('s.id')
    .execute();
  const of = (part: 'word' | 'comprehension') =>
    entries
      .filter((each) => each.part === part)
      .map(({ id, title, question, answerType, active, archivedAt }) => ({
        itemId: id,
        title,
        question,
        answerType,
        asked: active === 1 && archivedAt === null,
      }));
  return { ...head, passage: row.passage, words: of('word'), questions: of('comprehension') } as SetView;
}
