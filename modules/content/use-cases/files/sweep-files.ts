import { DAY } from '#kernel/clock.ts';
import { fileStorageToken } from '#kernel/files/storage.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { keyOf, StoredFile, thumbnailKeyOf, Upload } from '#modules/content/database/files.ts';
import { FORGOTTEN_MS } from '#modules/content/use-cases/files/begin-upload.ts';
import { cancelUpload } from '#modules/content/use-cases/files/cancel-upload.ts';

/** How long a removed file can be brought back. */
const KEPT_MS = DAY;
const AT_ONCE = 200;

/** Ends uploads nobody continues, lets removed files go, and throws away what the storage holds for nobody. */
export async function sweepFiles(context: ModuleContext): Promise<void> {
  const now = context.clock.now();
  const forgotten = await context.read().find(Upload, { touchedAt: { $lt: now - FORGOTTEN_MS } }, { limit: AT_ONCE });
  for (const { id } of forgotten) await cancelUpload(context, id);
  const removed = await context.read().find(StoredFile, { removedAt: { $lt: now - KEPT_MS } }, { limit: AT_ONCE });
  for (const { id } of removed) await letGo(context, id);
  await throwAway(context, now - FORGOTTEN_MS);
}

async function letGo(context: ModuleContext, id: string): Promise<void> {
  const file = await context.transact(async ({ em }) => {
    // It may have been brought back meanwhile.
    const row = await em.findOne(StoredFile, { id, removedAt: { $ne: null } });
    if (row) em.remove(row);
    return row;
  });
  if (!file) return;
  const storage = context.get(fileStorageToken);
  await storage.remove(keyOf(file));
  await storage.remove(thumbnailKeyOf(file));
}

/** What a crash left between the storage and the rows. Nothing younger than a day is touched: it may be on its way. */
async function throwAway(context: ModuleContext, before: number): Promise<void> {
  const storage = context.get(fileStorageToken);
  for await (const { key, at, draft } of storage.list()) {
    if (at >= before || (await isKnown(context, key, draft))) continue;
    context.log.info({ key, draft }, 'a file without a row is removed');
    if (draft) await storage.discard({ key, state: key });
    else await storage.remove(key);
  }
}

async function isKnown(context: ModuleContext, key: string, draft: boolean): Promise<boolean> {
  if (draft) return (await context.read().count(Upload, { draft: key })) > 0;
  const id = /([0-9a-f-]{36})(\.thumb)?$/.exec(key)?.[1];
  if (!id) return false;
  return (await context.read().count(StoredFile, { id })) + (await context.read().count(Upload, { id })) > 0;
}
