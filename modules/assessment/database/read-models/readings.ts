import type { Reading } from '#contracts/assessment/surveys.ts';
import type { UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/assessment/database/tables.ts';

/** Who looked at the confidential results of a pupil, the newest first. */
export async function listReadings(
  em: EntityManager,
  filter: { studentId: string; cursor?: string | undefined; limit: number },
) {
  const all = tables(em).selectFrom('reading as r').where('r.personId', '=', filter.studentId);
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all
    .leftJoin('replica_user_people as p', 'p.id', 'r.readerId')
    .select(['r.id', 'r.readerId', 'r.what', 'r.firstAt', 'r.lastAt', 'r.times'])
    .select(['p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .orderBy('r.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.cursor) page = page.where('r.id', '<', String(decodeCursor(filter.cursor, 1)[0]));
  const rows = await page.execute();
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(
      (row): Reading => ({
        reader: {
          id: row.readerId as UserId,
          familyName: row.familyName ?? '',
          givenName: row.givenName ?? '',
          familyKana: row.familyKana ?? '',
          givenKana: row.givenKana ?? '',
        },
        what: row.what as Reading['what'],
        firstAt: iso(Number(row.firstAt)),
        lastAt: iso(Number(row.lastAt)),
        times: row.times,
      }),
    ),
    total: Number(total),
    ...(rows.length > filter.limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}
