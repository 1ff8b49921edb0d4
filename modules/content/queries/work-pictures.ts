import { buffer } from 'node:stream/consumers';
import type { WorkPicture } from '#contracts/content/queries.ts';
import type { UserId } from '#contracts/ids.ts';
import { fileStorageToken } from '#kernel/files/storage.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { StoredFile, thumbnailKeyOf } from '#modules/content/database/files.ts';

const MOST = 60;
const PICTURES = 24;
/** Pictures the pages make are smaller; what is larger does not travel between modules. */
const LARGEST = 200_000;

/** What reports show of a pupil's files. Who asks has made sure that the reader may see that work. */
export async function workPicturesOf(
  context: ModuleContext,
  { personId, thingIds }: { personId: UserId; thingIds: string[] },
): Promise<{ items: WorkPicture[] }> {
  const files = await context
    .read()
    .find(
      StoredFile,
      { placeKind: 'work', placeId: thingIds, uploadedBy: personId, removedAt: null },
      { orderBy: { createdAt: 'asc', id: 'asc' }, limit: MOST },
    );
  const items: WorkPicture[] = [];
  for (const file of files) {
    const { thumbnailType, thumbnailSize, placeId, name } = file;
    const shown = thumbnailType && thumbnailSize && thumbnailSize <= LARGEST && items.length < PICTURES;
    items.push({
      thingId: placeId,
      name,
      type: thumbnailType ?? file.type,
      picture: shown ? await pictureOf(context, file, thumbnailSize) : null,
    });
  }
  return { items };
}

/** A picture that is not there any more is told by its name, as all others are. */
async function pictureOf(context: ModuleContext, file: StoredFile, size: number): Promise<string | null> {
  try {
    const stream = await context.get(fileStorageToken).open(thumbnailKeyOf(file), 0, size - 1);
    return (await buffer(stream)).toString('base64');
  } catch (error) {
    context.log.warn({ err: error, file: file.id }, 'a thumbnail could not be read');
    return null;
  }
}
