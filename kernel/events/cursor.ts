import { type EntityManager, fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import type { Group, PartitionKey } from '#kernel/events/group.ts';

export type Cursor = { readonly pos: number; readonly lastId: string };

/** The cursor was moved by somebody else: this process was taken for dead. Its work is undone by the rollback. */
export class CursorMoved extends Error {
  override readonly name = 'CursorMoved';
}

/** Creates the cursors of one source where they are missing. */
export async function beginCursors(group: Group, src: string, from: readonly number[]): Promise<void> {
  const mysql = group.database.dialect === 'mysql';
  await tables(fork(group.database))
    .insertInto('bus_cursor')
    .values(from.map((pos, part) => ({ grp: group.name, src, part, pos, lastId: '' })))
    .$if(mysql, (insert) => insert.ignore())
    .$if(!mysql, (insert) => insert.orIgnore())
    .execute();
}

/** Locks the partition for the rest of the transaction: whoever holds the cursor is the only one who may handle events. */
export async function lockCursor(em: EntityManager, group: Group, key: PartitionKey): Promise<Cursor> {
  const row = await tables(em)
    .selectFrom('bus_cursor')
    .select(['pos', 'lastId'])
    .where('grp', '=', group.name)
    .where('src', '=', key.src)
    .where('part', '=', key.part)
    .$if(group.database.dialect === 'mysql', (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  return { pos: Number(row.pos), lastId: row.lastId };
}

export async function moveCursor(
  em: EntityManager,
  group: Group,
  key: PartitionKey,
  from: number,
  to: Cursor,
): Promise<void> {
  if (to.pos === from) return;
  const done = await tables(em)
    .updateTable('bus_cursor')
    .set({ pos: to.pos, lastId: to.lastId })
    .where('grp', '=', group.name)
    .where('src', '=', key.src)
    .where('part', '=', key.part)
    .where('pos', '=', from)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new CursorMoved(`${group.name} on ${key.src}/${key.part}`);
}

export async function readCursors(group: Pick<Group, 'name' | 'database'>): Promise<(PartitionKey & Cursor)[]> {
  const rows = await tables(fork(group.database))
    .selectFrom('bus_cursor')
    .selectAll()
    .where('grp', '=', group.name)
    .execute();
  return rows.map((row) => ({
    src: row.src as PartitionKey['src'],
    part: row.part,
    pos: Number(row.pos),
    lastId: row.lastId,
  }));
}
