import { Refusal } from '#kernel/errors.ts';
import { StorageFull } from '#kernel/files/storage.ts';

const MB = 1024 * 1024;

export const typeRefused = (name: string): Refusal =>
  new Refusal('FILE_TYPE_REFUSED', 'Files of this kind cannot be uploaded.', { data: { name } });

export const tooLargeFile = (name: string, limit: number): Refusal =>
  new Refusal('FILE_TOO_LARGE', `This file is too large: at most ${Math.floor(limit / MB)} MB.`, {
    data: { name, limit },
  });

/** More came than was announced. */
export const moreThanAnnounced = (name: string, size: number): Refusal =>
  new Refusal('FILE_TOO_LARGE', 'More has come than was announced. Nothing of it was kept.', {
    data: { name, limit: size },
  });

export const unsafe = (name: string): Refusal =>
  new Refusal('FILE_UNSAFE', 'This document cannot be opened safely. Nothing of it was kept.', { data: { name } });

/** A full disk, said as people can understand it. */
export async function saidOfStorage<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StorageFull) {
      throw new Refusal('STORAGE_FULL', 'There is no room left on the server. Nothing was kept of this file.');
    }
    throw error;
  }
}
