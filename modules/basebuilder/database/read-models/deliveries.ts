import { sql } from 'kysely';
import type { DeliveryView } from '#contracts/basebuilder/deliveries.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { countsOf } from '#modules/basebuilder/database/read-models/text-sets.ts';
import { taughtClasses } from '#modules/basebuilder/database/seats.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

type Filter = {
  schoolId: string;
  /** Only to classes this person teaches; everybody's when absent. */
  teacherId?: string | undefined;
  setId?: string | undefined;
  classId?: string | undefined;
};

const rows = (em: EntityManager) =>
  tables(em)
    .selectFrom('delivery as d')
    .innerJoin('text_set as t', 't.id', 'd.setId')
    .leftJoin('replica_academic_classes as c', 'c.id', 'd.classId');
const COLUMNS = [
  'd.id',
  'd.setId',
  't.title',
  'd.classId',
  'c.name as className',
  'd.dueDay',
  'd.deliveredAt',
  'd.withdrawnAt',
  'd.version',
] as const;
const withPassage = sql<0 | 1>`case when t.passage = '' then 0 else 1 end`.as('hasPassage');

/** What is delivered now, newest first: five statements at most, however many there are. */
export async function listDeliveries(
  em: EntityManager,
  { cursor, limit, schoolId, teacherId, setId, classId }: Filter & { cursor?: string | undefined; limit: number },
) {
  let all = rows(em)
    .where('d.schoolId', '=', schoolId)
    .where('d.withdrawnAt', 'is', null)
    .where('t.archivedAt', 'is', null);
  if (teacherId) {
    const taught = await taughtClasses(em, teacherId);
    if (taught.length === 0) return { items: [], total: 0 };
    all = all.where('d.classId', 'in', taught);
  }
  if (setId) all = all.where('d.setId', '=', setId);
  if (classId) all = all.where('d.classId', '=', classId);
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all.select(COLUMNS).select(withPassage);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    page = page.where((e) => e(e.refTuple('d.deliveredAt', 'd.id'), '<', e.tuple(Number(at), String(id))));
  }
  const found = await page
    .orderBy('d.deliveredAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await viewsOf(em, shown),
    total: Number(total),
    ...(found.length > limit && last ? { next: encodeCursor([Number(last.deliveredAt), last.id]) } : {}),
  };
}

/** Deliveries by their ids, in that order: two statements. */
export async function viewsOfDeliveries(em: EntityManager, ids: readonly string[]): Promise<DeliveryView[]> {
  const found = await rows(em)
    .select(COLUMNS)
    .select(withPassage)
    .where('d.id', 'in', [...ids])
    .execute();
  const views = new Map((await viewsOf(em, found)).map((view) => [view.id as string, view]));
  return ids.flatMap((id) => views.get(id) ?? []);
}

export async function viewOfDelivery(em: EntityManager, id: string): Promise<DeliveryView> {
  const [view] = await viewsOfDeliveries(em, [id]);
  if (!view) throw notFound('delivery');
  return view;
}

type Raw = {
  id: string;
  setId: string;
  title: string;
  classId: string;
  className: string | null;
  dueDay?: string | null | undefined;
  deliveredAt: number;
  withdrawnAt?: number | null | undefined;
  version: number;
  hasPassage: 0 | 1;
};

async function viewsOf(em: EntityManager, found: readonly Raw[]): Promise<DeliveryView[]> {
  const { words } = await countsOf(em, [...new Set(found.map(({ setId }) => setId))]);
  return found.map(
    ({ hasPassage, withdrawnAt, deliveredAt, className, dueDay, ...row }) =>
      ({
        ...row,
        className: className ?? '',
        dueDay: dueDay ?? null,
        words: words.get(row.setId) ?? 0,
        passage: Number(hasPassage) === 1,
        deliveredAt: iso(Number(deliveredAt)),
        withdrawn: (withdrawnAt ?? null) !== null,
      }) as DeliveryView,
  );
}
