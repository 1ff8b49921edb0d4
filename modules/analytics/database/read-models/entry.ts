import type { EntryView } from '#contracts/analytics/entries.ts';
import type { ClassId, EntryId, RemarkId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { namesOf } from '#modules/analytics/database/names.ts';
import { instantOrNull } from '#modules/analytics/database/read-models/entries.ts';
import { tables } from '#modules/analytics/database/tables.ts';

/** One entry with everything its page shows; a draft is there for its writer only. Three statements. */
export async function readEntry(em: EntityManager, id: string, readerId: string): Promise<EntryView> {
  const row = await tables(em)
    .selectFrom('entry as e')
    .leftJoin('entry_talk as t', 't.id', 'e.id')
    .leftJoin('replica_academic_classes as c', 'c.id', 'e.classId')
    .leftJoin('replica_academic_memberships as seat', (join) =>
      join
        .onRef('seat.placeId', '=', 'e.classId')
        .onRef('seat.personId', '=', 'e.personId')
        .on('seat.as', '=', 'student')
        .on('seat.gone', '=', 0),
    )
    .selectAll('e')
    .select(['t.stars', 't.remarks', 't.readAt', 't.newsAt', 't.waitingSince'])
    .select(['c.name as className', 'c.archived as classArchived', 'seat.id as seat'])
    .select((q) =>
      q
        .selectFrom('work_file as f')
        .select((f) => f.fn.countAll<number>().as('n'))
        .whereRef('f.thingId', '=', 'e.id')
        .whereRef('f.personId', '=', 'e.personId')
        .where('f.gone', '=', 0)
        .as('files'),
    )
    .where('e.id', '=', id)
    .where('e.removedAt', 'is', null)
    .executeTakeFirst();
  if (!row || (row.state === 'draft' && row.personId !== readerId)) throw notFound('entry');
  const thread = await tables(em)
    .selectFrom('entry_remark')
    .selectAll()
    .where('entryId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const name = await namesOf(em, [row.personId, ...thread.map(({ personId }) => personId)]);
  return {
    id: row.id as EntryId,
    classId: row.classId as ClassId,
    className: row.className ?? '',
    student: name(row.personId),
    day: row.day,
    title: row.title,
    did: row.did,
    detail: row.detail,
    reflection: row.reflection,
    tags: JSON.parse(row.tags) as string[],
    state: row.state,
    files: Number(row.files ?? 0),
    stars: row.stars ?? null,
    remarks: row.remarks ?? 0,
    readAt: instantOrNull(row.readAt),
    news: (row.newsAt ?? null) !== null,
    waiting: (row.waitingSince ?? null) !== null,
    closed: Boolean(row.classArchived) || row.seat === null,
    thread: thread.map((said) => ({
      id: said.id as RemarkId,
      by: name(said.personId),
      as: said.as,
      text: said.text,
      at: iso(Number(said.at)),
    })),
    createdAt: iso(Number(row.createdAt)),
    changedAt: iso(Number(row.changedAt)),
    version: row.version,
  };
}
