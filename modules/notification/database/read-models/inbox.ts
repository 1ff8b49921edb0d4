import type { NoticeId } from '#contracts/ids.ts';
import type { Notice as NoticeView } from '#contracts/notification/routes.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor, type Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Notice } from '#modules/notification/database/entities.ts';
import { tables } from '#modules/notification/database/tables.ts';

type Page = { cursor?: string | undefined; limit: number };
const time = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : iso(Number(instant));

type NoticeRow = Raw<Omit<Notice, 'number'>>;
const noticeView = (row: Omit<NoticeRow, 'cause' | 'personId' | 'schoolId'>): NoticeView => ({
  id: row.id as NoticeId,
  kind: row.kind,
  values: JSON.parse(row.values),
  link: row.link ?? null,
  readAt: time(row.readAt),
  createdAt: iso(Number(row.createdAt)),
});

/** Somebody's notices, newest first (ids are UUIDv7). */
export async function listNotices(em: EntityManager, filter: Page & { personId: string; unread: boolean }) {
  const mine = tables(em).selectFrom('notice').where('personId', '=', filter.personId).where('shown', '=', 1);
  const count = async (query: typeof mine) =>
    Number((await query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n);
  const unreadOnly = mine.where('readAt', 'is', null);
  const unread = await count(unreadOnly);
  const matching = filter.unread ? unreadOnly : mine;
  let page = matching
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.cursor) page = page.where('id', '<', String(decodeCursor(filter.cursor, 1)[0]));
  const rows = await page.execute();
  const items = rows.slice(0, filter.limit).map(noticeView);
  const last = items.at(-1);
  return {
    items,
    unread,
    total: filter.unread ? unread : await count(mine),
    ...(rows.length > filter.limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}

/** The number of the last notice that has one. */
export async function lastNumber(em: EntityManager): Promise<number> {
  const row = await tables(em).selectFrom('notice_count').select('last').executeTakeFirst();
  return Number(row?.last ?? 0);
}

export type NumberedNotice = { readonly number: number; readonly personId: string; readonly notice: NoticeView };

/** Notices with a number above `since`, in order, of one person or of all; `upTo`: everything to this number is there. */
export async function noticesSince(
  em: EntityManager,
  since: number,
  limit: number,
  personId?: string,
): Promise<{ found: NumberedNotice[]; upTo: number }> {
  const last = await lastNumber(em);
  if (last <= since) return { found: [], upTo: Math.max(since, last) };
  const all = tables(em)
    .selectFrom('notice')
    .selectAll()
    .where('number', '>', since)
    .where('number', '<=', last)
    .where('shown', '=', 1)
    .orderBy('number')
    .limit(limit);
  const rows = await (personId ? all.where('personId', '=', personId) : all).execute();
  const found = rows.map((row) => ({ number: Number(row.number), personId: row.personId, notice: noticeView(row) }));
  const reached = rows.length < limit ? last : (found.at(-1)?.number ?? since);
  return { found, upTo: reached };
}

/** How many notices of each of these people are unread; nobody is listed without one. */
export async function unreadOf(em: EntityManager, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await tables(em)
    .selectFrom('notice')
    .select((e) => ['personId', e.fn.countAll<number>().as('n')])
    .where('personId', 'in', [...personIds])
    .where('shown', '=', 1)
    .where('readAt', 'is', null)
    .groupBy('personId')
    .execute();
  return new Map(rows.map(({ personId, n }) => [personId, Number(n)]));
}
