import { fileStorageToken } from '#kernel/files/storage.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { draftOf, thumbnailKeyOf, Upload } from '#modules/content/database/files.ts';

/** Nothing of it is left: the row first, so that nobody continues what is being thrown away. */
export async function cancelUpload(context: ModuleContext, id: string): Promise<void> {
  const upload = await context.transact(async ({ em }) => {
    const row = await em.findOne(Upload, { id });
    if (row) em.remove(row);
    return row;
  });
  if (!upload) return;
  const storage = context.get(fileStorageToken);
  await storage.discard(draftOf(upload));
  if (upload.thumbnailType) await storage.remove(thumbnailKeyOf(upload));
}
