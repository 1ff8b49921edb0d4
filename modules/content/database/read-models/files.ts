import type { FileKind, FileUse, FileView, UploadView } from '#contracts/content/files.ts';
import type { FileId, UserId } from '#contracts/ids.ts';
import type { PageQuery } from '#contracts/page.ts';
import { decodeCursor, encodeCursor, type Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { type PlaceParts, refOf } from '#modules/content/database/file-places.ts';
import type { StoredFile, Upload } from '#modules/content/database/files.ts';
import { tables } from '#modules/content/database/tables.ts';

type Named = Raw<StoredFile> & { familyName: string | null; givenName: string | null };

const withNames = (em: EntityManager) =>
  tables(em)
    .selectFrom('stored_file as f')
    .leftJoin('replica_user_people as p', 'p.id', 'f.uploadedBy')
    .selectAll('f')
    .select(['p.familyName', 'p.givenName']);

const viewOf = (row: Named): FileView => ({
  id: row.id as FileId,
  place: refOf(row),
  name: row.name,
  kind: row.kind as FileKind,
  type: row.type,
  size: Number(row.size),
  thumbnail: row.thumbnailType !== null,
  uploadedBy:
    row.familyName === null
      ? null
      : { id: row.uploadedBy as UserId, familyName: row.familyName, givenName: row.givenName ?? '' },
  createdAt: new Date(Number(row.createdAt)).toISOString(),
});

/** Files of a place, newest first. */
export async function listFiles(
  em: EntityManager,
  { placeKind, placeId, personId }: PlaceParts,
  { cursor, limit }: PageQuery,
): Promise<{ items: FileView[]; total: number; next?: string }> {
  let query = withNames(em)
    .where('f.placeKind', '=', placeKind)
    .where('f.placeId', '=', placeId)
    .where('f.removedAt', 'is', null);
  let counting = tables(em)
    .selectFrom('stored_file')
    .select((of) => of.fn.countAll().as('total'))
    .where('placeKind', '=', placeKind)
    .where('placeId', '=', placeId)
    .where('removedAt', 'is', null);
  if (personId) {
    query = query.where('f.personId', '=', personId);
    counting = counting.where('personId', '=', personId);
  }
  const { total } = await counting.executeTakeFirstOrThrow();
  if (cursor) query = query.where('f.id', '<', String(decodeCursor(cursor, 1)[0]));
  const rows = await query
    .orderBy('f.id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map((row) => viewOf(row as Named)),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}

export const readFile = async (em: EntityManager, id: string): Promise<FileView> =>
  viewOf((await withNames(em).where('f.id', '=', id).executeTakeFirstOrThrow()) as Named);

/** What a school's files take, those on their way and those that can still be brought back included. */
export async function fileUse(em: EntityManager, schoolId: string): Promise<Omit<FileUse, 'quota'>> {
  const sum = async (table: 'stored_file' | 'upload') => {
    const row = await tables(em)
      .selectFrom(table)
      .select((of) => [of.fn.countAll().as('count'), of.fn.sum('size').as('bytes')])
      .where('schoolId', '=', schoolId)
      .executeTakeFirstOrThrow();
    return { count: Number(row.count), bytes: Number(row.bytes ?? 0) };
  };
  const [kept, coming] = [await sum('stored_file'), await sum('upload')];
  return { used: kept.bytes + coming.bytes, files: kept.count };
}

export const viewOfUpload = (upload: Upload, pieceSize: number): UploadView => ({
  id: upload.id as FileId,
  place: refOf(upload),
  name: upload.name,
  size: upload.size,
  offset: upload.received,
  pieceSize,
});
