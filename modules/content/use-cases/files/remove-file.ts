import { fileRemoved, fileRestored } from '#contracts/content/events.ts';
import type { Work } from '#kernel/module.ts';
import { refuseClosed } from '#modules/content/database/file-places.ts';
import { StoredFile } from '#modules/content/database/files.ts';
import { theFile, theRemovedFile } from '#modules/content/database/find-file.ts';
import { factsOf } from '#modules/content/use-cases/files/facts.ts';

/** Out of sight at once; its bytes go a day later, so that it can be brought back. */
export async function removeFile(work: Work, id: string): Promise<void> {
  const file = await theFile(work.em, id);
  await refuseClosed(work.em, file);
  takeAway(work, file);
}

export async function restoreFile(work: Work, id: string): Promise<void> {
  const file = await theRemovedFile(work.em, id);
  await refuseClosed(work.em, file);
  file.removedAt = null;
  work.publish(fileRestored, file, factsOf(file));
  await work.em.flush();
}

/** The thing itself is gone: its files go with it. */
export async function removeFilesOf(work: Work, place: { placeKind: string; placeId: string }): Promise<void> {
  for (const file of await work.em.find(StoredFile, { ...place, removedAt: null })) takeAway(work, file);
}

function takeAway(work: Work, file: StoredFile): void {
  file.removedAt = work.clock.now();
  work.publish(fileRemoved, file, factsOf(file));
}
