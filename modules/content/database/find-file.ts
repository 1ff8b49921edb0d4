import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { StoredFile, Upload } from '#modules/content/database/files.ts';

/** The row, or the refusal a person reads. Callers have been granted access to it already. */
export async function theUpload(em: EntityManager, id: string): Promise<Upload> {
  const upload = await em.findOne(Upload, { id });
  if (!upload) throw notFound('upload');
  return upload;
}

export async function theFile(em: EntityManager, id: string): Promise<StoredFile> {
  const file = await em.findOne(StoredFile, { id, removedAt: null });
  if (!file) throw notFound('file');
  return file;
}

export async function theRemovedFile(em: EntityManager, id: string): Promise<StoredFile> {
  const file = await em.findOne(StoredFile, { id, removedAt: { $ne: null } });
  if (!file) throw notFound('file');
  return file;
}
