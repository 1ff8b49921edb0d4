import { DAY } from '#kernel/clock.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { fileStorageToken } from '#kernel/files/storage.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { audienceOf, partsOf, refuseClosed } from '#modules/content/database/file-places.ts';
import { keyOf, Upload } from '#modules/content/database/files.ts';
import { fileUse } from '#modules/content/database/read-models/files.ts';
import { limitByExtension, typeByExtension } from '#modules/content/domain/file-kinds.ts';
import { cleanFileName, extensionOf } from '#modules/content/domain/file-name.ts';
import { quotaToken } from '#modules/content/services.ts';
import { saidOfStorage, tooLargeFile, typeRefused } from '#modules/content/use-cases/files/refusals.ts';

/** Uploads one person may have under way; more only hold room. */
const MOST_UPLOADS = 20;
/** Until an upload nobody continues is forgotten. */
export const FORGOTTEN_MS = DAY;

/** Room for a file that is announced: what can be refused by its name and size is refused before a byte of it is sent. */
export async function beginUpload(
  context: ModuleContext,
  by: string,
  announced: { place: string; name: string; size: number },
): Promise<Upload> {
  const name = cleanFileName(announced.name);
  const extension = extensionOf(name);
  if (extension && !typeByExtension(extension)) throw typeRefused(name);
  const limit = limitByExtension(extension);
  if (announced.size > limit) throw tooLargeFile(name, limit);
  const place = partsOf(announced.place);
  const audience = await audienceOf(context.read(), announced.place);
  if (!place || !audience) throw notFound('place for files');

  const storage = context.get(fileStorageToken);
  const row = { id: context.ids.next(), ...place, ...audience, uploadedBy: by, name, size: announced.size };
  const draft = await saidOfStorage(() => storage.begin(keyOf(row)));
  try {
    return await context.transact((work) => record(work, row, draft.state));
  } catch (error) {
    await storage.discard(draft);
    throw error;
  }
}

type Announced = Pick<Upload, 'id' | 'schoolId' | 'placeKind' | 'placeId' | 'uploadedBy' | 'name' | 'size'>;

async function record(work: Work, row: Announced, draft: string): Promise<Upload> {
  const { em } = work;
  await refuseClosed(em, row);
  if ((await em.count(Upload, { uploadedBy: row.uploadedBy })) >= MOST_UPLOADS) {
    throw new Refusal('TOO_MANY_UPLOADS', `At most ${MOST_UPLOADS} uploads at a time: finish or give up some of them.`);
  }
  const quota = work.get(quotaToken);
  const { used } = await fileUse(em, row.schoolId);
  if (used + row.size > quota) {
    throw new Refusal('QUOTA_EXCEEDED', 'The school has no room left for files.', { data: { used, quota } });
  }
  const now = work.clock.now();
  const upload = em.create(Upload, {
    classId: null,
    personId: null,
    ...row,
    received: 0,
    draft,
    thumbnailType: null,
    thumbnailSize: null,
    createdAt: now,
    touchedAt: now,
    version: 1,
  });
  await em.flush();
  return upload;
}
