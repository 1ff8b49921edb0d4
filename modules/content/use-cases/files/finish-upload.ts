import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { fileAdded } from '#contracts/content/events.ts';
import { Refusal } from '#kernel/errors.ts';
import { contentTypeOf } from '#kernel/files/content-type.ts';
import { fileStorageToken } from '#kernel/files/storage.ts';
import { UnsafeDocument } from '#kernel/files/zip.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { draftOf, keyOf, StoredFile, Upload } from '#modules/content/database/files.ts';
import { theFile, theUpload } from '#modules/content/database/find-file.ts';
import { allowedType, type FileType, SIZE_LIMITS } from '#modules/content/domain/file-kinds.ts';
import { extensionOf, withExtension } from '#modules/content/domain/file-name.ts';
import { cancelUpload } from '#modules/content/use-cases/files/cancel-upload.ts';
import { factsOf } from '#modules/content/use-cases/files/facts.ts';
import { saidOfStorage, tooLargeFile, typeRefused, unsafe } from '#modules/content/use-cases/files/refusals.ts';

/**
 * Everything has arrived: the bytes become a file, are looked into, and only then belong to their place. What is refused
 * is gone at once. Safe to repeat: whoever comes second finds the file.
 */
export async function finishUpload(context: ModuleContext, id: string): Promise<StoredFile> {
  const upload = await context.read().findOne(Upload, { id });
  if (!upload) return theFile(context.read(), id);
  if (upload.received < upload.size) {
    throw new Refusal('UPLOAD_INCOMPLETE', 'Not all of this file has arrived.', { data: { offset: upload.received } });
  }
  const storage = context.get(fileStorageToken);
  try {
    await saidOfStorage(() => storage.finish(draftOf(upload), upload.size));
    const type = await examined(context, upload);
    return await context.transact((work) => record(work, id, type));
  } catch (error) {
    // Somebody else has finished it at the same moment.
    if (error instanceof UniqueConstraintViolationException) return theFile(context.read(), id);
    if (!(error instanceof Refusal) || error.code === 'NOT_FOUND') throw error;
    await cancelUpload(context, id);
    await storage.remove(keyOf(upload));
    throw error;
  }
}

async function examined(context: ModuleContext, upload: Upload): Promise<FileType> {
  const storage = context.get(fileStorageToken);
  const { size, name } = upload;
  const content = await contentTypeOf({ size, open: (start, end) => storage.open(keyOf(upload), start, end) }).catch(
    (error: unknown) => {
      if (!(error instanceof UnsafeDocument)) throw error;
      context.log.warn({ upload: upload.id, why: error.message }, 'unsafe document refused');
      throw unsafe(name);
    },
  );
  const type = allowedType(content, extensionOf(name));
  if (!type) throw typeRefused(name);
  if (size > SIZE_LIMITS[type.kind]) throw tooLargeFile(name, SIZE_LIMITS[type.kind]);
  return type;
}

async function record(work: Work, id: string, { type, kind, extensions }: FileType): Promise<StoredFile> {
  const { em } = work;
  const known = await em.findOne(StoredFile, { id });
  if (known) return known;
  const upload = await theUpload(em, id);
  const [usual = ''] = extensions;
  const file = em.create(StoredFile, {
    id,
    schoolId: upload.schoolId,
    placeKind: upload.placeKind,
    placeId: upload.placeId,
    classId: upload.classId ?? null,
    personId: upload.personId ?? null,
    uploadedBy: upload.uploadedBy,
    // A name that says something else than the content would mislead whoever opens it.
    name: extensions.includes(extensionOf(upload.name)) ? upload.name : withExtension(upload.name, usual),
    kind,
    type,
    size: upload.size,
    thumbnailType: upload.thumbnailType ?? null,
    thumbnailSize: upload.thumbnailSize ?? null,
    createdAt: work.clock.now(),
    removedAt: null,
    eventSeq: 0,
    version: 1,
  });
  em.remove(upload);
  work.publish(fileAdded, file, factsOf(file));
  await em.flush();
  return file;
}
