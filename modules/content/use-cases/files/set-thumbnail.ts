import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { contentTypeOf } from '#kernel/files/content-type.ts';
import { fileStorageToken } from '#kernel/files/storage.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { thumbnailKeyOf } from '#modules/content/database/files.ts';
import { theUpload } from '#modules/content/database/find-file.ts';
import { saidOfStorage, typeRefused } from '#modules/content/use-cases/files/refusals.ts';

const PICTURES = ['image/webp', 'image/png', 'image/jpeg'];

/** Keeps the small picture a browser has made of the file it is uploading. */
export async function setThumbnail(
  context: ModuleContext,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const upload = await theUpload(context.read(), id);
  const picture = await buffer(Readable.from(bytes));
  const opened = {
    size: picture.length,
    open: async (start: number, end: number) => Readable.from([picture.subarray(start, end + 1)]),
  };
  const type = await contentTypeOf(opened).catch(() => undefined);
  if (!type || !PICTURES.includes(type)) throw typeRefused(upload.name);
  await saidOfStorage(() => context.get(fileStorageToken).put(thumbnailKeyOf(upload), picture));
  await context.transact(async ({ em }) => {
    Object.assign(await theUpload(em, id), { thumbnailType: type, thumbnailSize: picture.length });
  });
}
